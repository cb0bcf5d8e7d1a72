import type { Bilingual } from '../language.ts'
import type { ComplaintRow } from './desk.ts'
import type { Emergency } from './emergencies.ts'
import type { Json } from './json.ts'
import type { JournalLine, Room as ShownRoom } from '../../../engine/emergencies/show-room.ts'
import type { ShownRequest } from '../../../engine/feedback/show-request.ts'
import type { CellState, ShownColumn, ShownWindow } from '../../../engine/feedback/show-window.ts'
import type { Cell } from '../../../engine/ledger/columns.ts'
import type { Counted, Overdue as ShownOverdue } from '../../../engine/overdue/show-overdue.ts'

export type { CellState, Counted }

export type WindowRequest = Json<Omit<ShownRequest, 'because' | 'decided'>> & {
  because: 'chosen' | 'sent-back' | 'insisted' | 'reassigned' | 'added' | 'late'
  decided?: Json<Omit<NonNullable<ShownRequest['decided']>, 'decision'>> & { decision: 'insist' | 'reassign' | 'withdraw' }
}
export type RequestLimit = NonNullable<WindowRequest['limit']>
export type DepartmentAnswer = NonNullable<WindowRequest['answer']>
export type WindowColumn = Omit<ShownColumn, 'requests'> & { requests: WindowRequest[] }
export type CaseWindow = Json<Omit<ShownWindow, 'columns'>> & { columns: WindowColumn[] }
export type WindowPoint = CaseWindow['points'][number]
export type WindowLetter = NonNullable<CaseWindow['letter']>
export type Contradiction = CaseWindow['contradictions'][number]

export type Room = Emergency & Json<Pick<ShownRoom, 'now' | 'solutions' | 'corrections' | 'steps'>> & {
  running: { total: number; shown: LedgerLine[] }
  journal: (Json<Omit<JournalLine, 'state'>> & { state?: 'proposed' | 'refused' | 'declared' | 'stood-down' | 'reviewed' })[]
}
export type SolutionRound = Room['solutions'][number]

export type Overdue = Json<ShownOverdue>
export type LateStep = Overdue['items'][number]

export interface LedgerColumn {
  id: string
  kind: string
  /** What somebody needs to see it. */
  look: 'find' | 'read' | 'identify'
  name: Bilingual
}

export type LedgerCell = Json<Cell>
export type LedgerLine = ComplaintRow & { cells?: Record<string, LedgerCell> }
