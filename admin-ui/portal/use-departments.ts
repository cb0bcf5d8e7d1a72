import { useEffect, useState } from 'react'
import { call } from '../kit/http.ts'
import type { Department } from '../kit/shapes/public.ts'

/** The departments to choose from. Without a connection the choice is empty and the report can still be written. */
export function useDepartments(): Department[] {
  const [departments, setDepartments] = useState<Department[]>([])
  useEffect(() => {
    const leaving = new AbortController()
    call<{ items: Department[] }>('/api/public/departments', { signal: leaving.signal }).then(({ items }) => setDepartments(items), () => undefined)
    return () => leaving.abort()
  }, [])
  return departments
}
