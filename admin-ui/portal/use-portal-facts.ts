import { useEffect, useState } from 'react'
import { call, query } from '../kit/http.ts'
import { setHospitalZone } from '../kit/time.ts'
import type { PortalFacts } from '../kit/shapes/portal.ts'

/** Limits, promises and the place of the short address. Without a connection there are none, and the report can still be written. */
export function usePortalFacts(link?: string): PortalFacts | undefined {
  const [facts, setFacts] = useState<PortalFacts>()
  useEffect(() => {
    const leaving = new AbortController()
    const ask = () => call<PortalFacts>(`/api/public/portal${query({ link })}`, { signal: leaving.signal }).then((answer) => {
      setHospitalZone(answer.zone)
      setFacts(answer)
    }, () => undefined)
    void ask()
    addEventListener('online', ask)
    return () => {
      leaving.abort()
      removeEventListener('online', ask)
    }
  }, [link])
  return facts
}
