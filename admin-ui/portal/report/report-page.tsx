import { Receipt } from './receipt.tsx'
import { ReportForm } from './report-form.tsx'
import { useDraft } from './draft.ts'
import { useSending } from './use-sending.ts'

/** A complaint in a minute, on a phone, without an account. */
export default function ReportPage() {
  const { draft, change, discard } = useDraft()
  const { sending, send, write } = useSending(draft, change, discard)
  if (sending.phase === 'done') return <Receipt opened={sending.opened} onAnother={write} />
  return <ReportForm draft={draft} change={change} discard={() => { discard(); write() }} sending={sending} send={send} />
}
