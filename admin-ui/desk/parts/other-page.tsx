import { useEffect } from 'react'

/** An address that belongs to another page of the product: the browser fetches it anew. */
export function OtherPage() {
  useEffect(() => location.reload(), [])
  return null
}
