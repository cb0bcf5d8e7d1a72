import { useState } from 'react'
import { randomKey } from '../../kit/random-key.ts'

/** A call as far as it has come. It stays in this browser until it is ended: a reload in the middle of a sentence loses nothing. */
export interface RunningCall {
  id: string
  number: string
  name: string
  language: 'zh' | 'en'
  department: string | null
  notes: string
  beganAt: string
}

const kept = (person: string) => `recourse.call.${person}`

const fresh = (number = ''): RunningCall => ({ id: randomKey(), number, name: '', language: 'zh', department: null, notes: '', beganAt: new Date().toISOString() })

export function useCall(person: string): { call: RunningCall; change: (part: Partial<RunningCall>) => void; begin: (number?: string) => void; isEmpty: boolean } {
  const [call, setCall] = useState<RunningCall>(() => {
    const before = localStorage.getItem(kept(person))
    return before === null ? fresh() : (JSON.parse(before) as RunningCall)
  })
  const set = (next: RunningCall) => {
    localStorage.setItem(kept(person), JSON.stringify(next))
    setCall(next)
  }
  const isEmpty = call.number === '' && call.notes.trim() === '' && call.name === ''
  return {
    call, isEmpty,
    // The clock of a call starts with the first thing that is typed.
    change: (part) => set({ ...call, ...(isEmpty && { beganAt: new Date().toISOString() }), ...part }),
    begin: (number) => set(fresh(number)),
  }
}
