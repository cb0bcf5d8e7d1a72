import { useEffect } from 'react'
import { useParams, type Params } from 'react-router'

/** An address whose page lives in the studio now: old links and bookmarks lead there. */
export function Moved({ to }: { to: (params: Params) => string }) {
  const address = to(useParams())
  useEffect(() => location.replace(address), [address])
  return null
}
