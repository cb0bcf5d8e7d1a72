import { Button, Result, Skeleton } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { Link, useLocation, useParams, useSearchParams } from 'react-router'
import { FormDesk } from './form-desk.tsx'
import { emptyForm, formIn, textOf, type FormSchema } from './editor/schema.ts'
import { formUses, titleOf } from './uses.ts'
import { useLint } from '../diagrams/use-lint.ts'
import { DocumentBar } from '../documents/document-bar.tsx'
import { useDocument } from '../documents/use-document.ts'
import { spelledOut } from '../../desk/parts/named.ts'
import { query } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

export default function FormPage() {
  const { id = '' } = useParams()
  const { search } = useLocation()
  return <FormFile key={id + search} id={id} />
}

/** One form. With `?name=…&nameZh=…` it is begun where there is none yet. */
function FormFile({ id }: { id: string }) {
  const { t } = useTexts('studioForms')
  const { language } = useLanguage()
  const [search] = useSearchParams()
  const [name, nameZh] = [search.get('name') ?? '', search.get('nameZh') ?? '']
  const empty = name || nameZh ? textOf(emptyForm(id, name, nameZh)) : undefined
  const file = useDocument(`${id}.form`, empty === undefined ? {} : { empty })
  const { data: uses = [] } = useQuery({ ...formUses, select: ({ items }) => items.filter((use) => use.form === id) })
  const form = useMemo(() => (file.state === 'ready' ? formIn(file.text) : null), [file.state, file.text])
  const live = useMemo(() => (file.live === null ? null : formIn(file.live)), [file.live])
  const [drawn, setDrawn] = useState<string>()
  const judgement = useLint(`${id}.form`, drawn ?? (file.state === 'ready' ? file.text : undefined))
  const begin = useEffectEvent(() => { if (empty !== undefined && file.revision === 0 && file.live === null) file.save(empty) })
  useEffect(() => {
    // A form that was just made is there for the others, too, before anything is put into it.
    if (file.state === 'ready') begin()
  }, [file.state])

  if (file.state === 'loading') return <Skeleton active className="studio-page" />
  if (file.state === 'missing') return <Result status="404" title={t('noForm')} extra={<><Link to={query({ name: spelledOut(id) })}><Button type="primary">{t('begin')}</Button></Link><Link to="/studio/forms"><Button>{t('toList')}</Button></Link></>} />
  if (file.state === 'failed') return <Result status="warning" title={t('failed')} subTitle={t('common:noConnectionHint')} extra={<Button onClick={() => void file.reload()}>{t('common:retry')}</Button>} />
  const title = titleOf(uses, form?.properties, file.title?.[language] ?? id, language)
  const change = (schema: FormSchema) => {
    const text = textOf(schema)
    setDrawn(text)
    file.save(text)
  }
  return (
    <div className="editor">
      <DocumentBar document={file} title={title} up="/studio/forms" />
      {form === null
        ? <Result status="warning" title={t('unreadable')} subTitle={t('unreadableHint')} />
        : <FormDesk key={file.begun} form={form} live={live} uses={uses} judgement={judgement} onChange={change} />}
    </div>
  )
}
