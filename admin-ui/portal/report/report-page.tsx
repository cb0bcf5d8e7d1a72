import { useCallback, useEffect } from 'react'
import { keepPage } from '../keep-page.ts'
import { usePortalFacts } from '../use-portal-facts.ts'
import { useDraft } from './draft.ts'
import { Receipt } from './receipt.tsx'
import { ReportForm } from './report-form.tsx'
import { useSending } from './use-sending.ts'
import { useUploads, type ReportFile } from './use-uploads.ts'

/** A complaint in a minute, on a phone, without an account. */
export default function ReportPage() {
  const { draft, change, discard } = useDraft()
  const link = new URLSearchParams(location.search).get('link') ?? undefined
  const facts = usePortalFacts(link)
  const edit = useCallback((files: (before: ReportFile[]) => ReportFile[]) => change((before) => ({ files: files(before.files) })), [change])
  const uploads = useUploads(draft.files, edit, facts?.megabytes)
  const { sending, send, write } = useSending(draft, change, discard, uploads, facts?.promises ?? [])

  useEffect(() => void keepPage(), [])

  const at = facts?.at
  useEffect(() => {
    // Whoever photographs another code stands in another place.
    if (at && link) change((before) => (before.link === link || before.wanted ? {} : { link, department: at.department ?? '', place: at.place ?? '' }))
  }, [at, link, change])

  if (sending.phase === 'done') return <Receipt accepted={sending.accepted} onAnother={write} />
  return <ReportForm draft={draft} change={change} discard={() => { discard(); write() }} uploads={uploads} facts={facts} sending={sending} send={send} />
}
