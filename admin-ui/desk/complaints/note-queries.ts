import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { Note } from '../../kit/shapes/desk.ts'

export interface NotesOfCase {
  items: Note[]
  /** False: only what names the reader is shown. */
  whole: boolean
}

export const notesOf = (complaintId: string) => queryOptions({ queryKey: ['complaints', complaintId, 'notes'], queryFn: () => call<NotesOfCase>(`/api/complaints/${complaintId}/notes`) })

/** Questions that wait for an answer. */
export const openQuestions = (notes: Note[]): Note[] => notes.filter(({ asks, answeredAt, mistakenAt }) => asks && !answeredAt && !mistakenAt)
