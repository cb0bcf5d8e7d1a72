/** What differs between two texts, line by line. */
import { diffComm } from 'node-diff3'

export interface ComparedLine {
  change: 'same' | 'added' | 'removed'
  text: string
}

export const compareLines = (after: string, before: string): ComparedLine[] =>
  diffComm(linesOf(before), linesOf(after)).flatMap(({ common = [], buffer1 = [], buffer2 = [] }) => [
    ...common.map((text): ComparedLine => ({ change: 'same', text })),
    ...buffer1.map((text): ComparedLine => ({ change: 'removed', text })),
    ...buffer2.map((text): ComparedLine => ({ change: 'added', text })),
  ])

export const linesOf = (text: string): string[] => text.replace(/\r\n/g, '\n').split('\n')
