import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { Caller, Shift } from '../../kit/shapes/hotline.ts'

/** What is known of a number, once it has enough digits to be somebody's. */
export const caller = (number: string) => queryOptions({
  queryKey: ['callers', number], queryFn: ({ signal }) => call<Caller>(`/api/callers?number=${encodeURIComponent(number)}`, { signal }), enabled: number.replaceAll(/\D/g, '').length >= 5,
})

/** The call that rings at my telephone; asked for when the page hears that one does. */
export const ringing = queryOptions({ queryKey: ['calls', 'ringing'], queryFn: () => call<{ call: { id: string; number: string | null; at: string } | null }>('/api/calls/ringing'), staleTime: 0 })

export const shift = (hours: number) => queryOptions({ queryKey: ['tasks', 'shift', hours], queryFn: () => call<Shift>(`/api/shift?hours=${hours}`), refetchInterval: 60_000 })
