import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import * as queries from './queries.ts'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { AnonymisePreview } from '../../kit/shapes/customers.ts'

/** What would be erased is shown first; a name has to be typed; it cannot be taken back. */
export function Anonymise({ id }: { id: string }) {
  const { t } = useTexts('customers')
  const [open, setOpen] = useState(false)
  const found = useQuery({ ...queries.preview(id), enabled: open })
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>{t('anonymise')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={560} title={t('anonymiseTitle')} destroyOnHidden>
        <Shown of={found} failed={t('oneFailed')}>{(preview) => <Look id={id} preview={preview} onDone={() => setOpen(false)} />}</Shown>
      </Drawer>
    </>
  )
}

function Look({ id, preview, onDone }: { id: string; preview: AnonymisePreview; onDone: () => void }) {
  const { t } = useTexts('customers')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const { mutate, isPending } = useMutation({
    mutationFn: () => queries.anonymise(id, typed),
    onSuccess: async () => {
      void message.success(t('done'))
      onDone()
      // The person stands in many places.
      await client.invalidateQueries()
    },
    onError: (error) => void message.error(error.message),
  })
  const { confirm, names, contacts, identifiers, places, files, open, owed } = preview
  const list = (items: string[]) => new Intl.ListFormat(language).format(items)
  const erased: [string, string][] = [[t('goes.names'), list(names)], [t('goes.contacts'), list(contacts)], [t('goes.identifiers'), list(identifiers)]]
  const isBlocked = open.length > 0 || owed > 0
  return (
    <div className="stack customers-look">
      <p>{t('anonymiseLead')}</p>
      <section>
        <h3>{t('erases')}</h3>
        <dl className="facts">{erased.filter(([, value]) => value !== '').map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
        {files > 0 && <p>{t('goes.files', { count: files })}</p>}
      </section>
      {places.length > 0 && <section><h3>{t('places')}</h3><p>{list(places.map(({ what, count }) => t('amount', { what: t(`place.${what as 'cases'}`), count })))}</p></section>}
      <p className="quiet">{t('readTexts')}</p>
      {isBlocked
        ? <Alert type="warning" showIcon title={t('blocked')} description={<>{open.length > 0 && <div>{t('blockedOpen', { receipts: list(open) })}</div>}{owed > 0 && <div>{t('blockedOwed', { count: owed })}</div>}</>} />
        : (
            <form className="stack" onSubmit={(event) => { event.preventDefault(); if (typed.trim() === confirm) mutate() }}>
              <label>{t('typeIt', { confirm })}<Input value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} /></label>
              <Button danger type="primary" htmlType="submit" disabled={typed.trim() !== confirm} loading={isPending}>{t('doAnonymise')}</Button>
            </form>
          )}
    </div>
  )
}
