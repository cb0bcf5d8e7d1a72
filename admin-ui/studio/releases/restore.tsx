import { useMutation } from '@tanstack/react-query'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { queries } from '../../desk/queries.ts'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Release } from '../../kit/shapes/studio.ts'
import { Refused } from '../changes/put-live.tsx'

/** Everything as it was right after this release: as a release of its own, with its own reason. */
export function Restore({ number }: { number: number }) {
  const { t } = useTexts('studioChanges')
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const restore = useMutation({
    mutationFn: () => call<Release>(`/api/studio/releases/${number}/restore`, { json: { note: note.trim() } }),
    onSuccess: async (made) => {
      await navigate(`/studio/releases/${made.number}?new`)
      await queries.invalidateQueries({ queryKey: ['studio'] })
    },
  })
  const unchanged = restore.error instanceof Problem && restore.error.type.endsWith('release.unchanged')
  return (
    <>
      <Button onClick={() => { setNote(t('restoreNote', { number })); setOpen(true) }}>{t('restore')}</Button>
      <Modal
        open={open} title={t('restoreSure', { number })} okText={t('restoreGo')} okButtonProps={{ disabled: note.trim() === '' || unchanged }} confirmLoading={restore.isPending}
        onOk={() => restore.mutate()} onCancel={() => setOpen(false)}
      >
        <p>{t('restoreMeans')}</p>
        <label>{t('note')}<Input.TextArea value={note} autoSize={{ minRows: 2, maxRows: 5 }} maxLength={2000} onChange={({ target }) => setNote(target.value)} /></label>
        {restore.error && (unchanged ? <p role="alert">{t('restoreUnchanged')}</p> : <Refused error={restore.error} />)}
      </Modal>
    </>
  )
}
