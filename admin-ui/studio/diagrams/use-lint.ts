import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { files } from '../documents/documents.ts'
import { call } from '../../kit/http.ts'
import type { Finding } from '../../kit/shapes/administration.ts'

const pause = 1_200
const none: Finding[] = []

export interface Judgement {
  findings: Finding[]
  /** `no` where the server could not say. */
  judged: 'yes' | 'not yet' | 'no'
}

/** What the server finds wrong with a file as it is drawn right now, judged together with everything else that is drafted; the worst first. */
export function useLint(name: string, text: string | undefined): Judgement {
  const [settled, setSettled] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settled === undefined ? 0 : pause)
    return () => clearTimeout(timer)
  }, [text, settled])
  const drafted = useQuery({ ...files(), select: ({ items }) => items.filter((item) => item.draft !== null && item.name !== name).map((item) => item.name) }).data
  const { data, error } = useQuery({
    queryKey: ['studio', 'check', name, settled, drafted],
    queryFn: () => call<{ findings: Finding[] }>('/api/studio/check', { json: { files: [{ name, content: settled }], names: drafted } }),
    enabled: settled !== undefined && drafted !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    select: ({ findings }) => findings.filter(({ file }) => file === undefined || file === name).toSorted((one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning')),
  })
  return { findings: data ?? none, judged: error !== null ? 'no' : data === undefined ? 'not yet' : 'yes' }
}
