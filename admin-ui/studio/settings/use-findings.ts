import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { files } from '../documents/documents.ts'
import { call } from '../../kit/http.ts'
import type { Finding } from '../../kit/shapes/administration.ts'

const pause = 700

/** What is wrong with a text that is being edited, judged together with the other drafts of settings. Nothing is asked about what is live. */
export function useFindings(name: string, text: string, live: string | null): Finding[] {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text])
  const { data: others = [] } = useQuery({ ...files('setting'), select: ({ items }) => items.filter((one) => one.draft !== null && one.name !== name).map((one) => one.name) })
  const { data } = useQuery({
    queryKey: ['studio', 'check', name, settled, others], enabled: settled !== live, placeholderData: keepPreviousData,
    queryFn: () => call<{ findings: Finding[] }>('/api/studio/check', { json: { files: [{ name, content: settled }], names: others } }),
  })
  return settled === live ? [] : data?.findings.filter(({ file }) => file?.startsWith('settings/')) ?? []
}
