/** The columns of the ledger (`domain.md` [0 2]): content, owner, time limit, result, and everything that figures are counted by. */
import type { Look } from '../access/abilities.ts'
import type { Complaint, Deadline } from '../complaints/complaint.ts'
import { nextDeadline } from '../complaints/show.ts'
import { stateOf } from '../complaints/state.ts'
import { currentOf } from '../deadlines/index.ts'
import type { Hospital } from '../people/hospital.ts'

/** Ids and codes; who reads it says them in words. */
export type Cell = string | number | boolean | Date | string[] | null

/** How a cell is said: a text as it is, a code of a kind of `vocabulary.ts` or of `said.ts`, an id. */
export type CellKind = 'text' | 'number' | 'date' | 'yes' | 'state' | 'outcome' | 'founded' | 'inclination' | 'departmentKind' | 'department' | 'person' | 'stage' | 'channel' | 'nature' | 'tag' | 'field' | 'occupation' | 'tier' | 'relation'

export interface Column {
  kind: CellKind
  /** What somebody needs to see it: how a case is handled, or who complained. */
  look: Look
  name: { en: string, zh: string }
  of(complaint: Complaint, hospital: Hospital): Cell
}

const fact = (name: string) => ({ facts }: Complaint): Cell => {
  const value = facts[name]
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
const given = (name: string) => ({ facts }: Complaint): Cell => facts[name] !== undefined && facts[name] !== null && facts[name] !== false
const limit = (stage: string) => ({ deadlines }: Complaint): Cell => currentOf(deadlines, stage)?.at ?? null
const done = (stage: string) => ({ deadlines }: Complaint): Cell => currentOf(deadlines, stage)?.metAt ?? null
const next = ({ deadlines }: Complaint): Deadline | undefined => nextDeadline(deadlines)
const column = (kind: CellKind, en: string, zh: string, of: Column['of'], look: Look = 'read'): Column => ({ kind, look, name: { en, zh }, of })

/** In the order in which a ledger is read. */
export const columns = {
  receipt: column('text', 'Receipt', '受理号', ({ receipt }) => receipt, 'find'),
  received: column('date', 'Received', '受理时间', ({ receivedAt }) => receivedAt, 'find'),
  channel: column('channel', 'Channel', '渠道', ({ channel }) => channel, 'find'),
  subject: column('text', 'Content', '内容', ({ subject }) => subject, 'find'),
  narrative: column('text', 'What was reported', '投诉详情', ({ narrative }) => narrative, 'find'),
  state: column('state', 'State', '状态', (complaint) => stateOf(complaint), 'find'),
  tier: column('tier', 'Tier', '等级', ({ tier }) => tier, 'find'),
  nature: column('nature', 'Nature', '类别', ({ nature }) => nature, 'find'),
  tag: column('tag', 'Problem', '问题', fact('tag')),
  field: column('field', 'Field', '领域', fact('field')),
  severity: column('number', 'Injury degree', '损害程度', fact('severity')),
  occupation: column('occupation', 'Complained-of occupation', '被投诉岗位', fact('occupation')),
  department: column('department', 'Responsible department', '责任科室', ({ department }) => department, 'find'),
  departments: column('department', 'Departments', '涉及科室', ({ departments }) => departments, 'find'),
  departmentKind: column('departmentKind', 'Kind of department', '科室类别', ({ department }, hospital) => hospital.departments.find(({ id }) => id === department)?.kind ?? null, 'find'),
  owner: column('person', 'Owner', '责任人', ({ people }) => [...new Set(people.map(({ person }) => person))]),
  epidemic: column('yes', 'Epidemic-related', '涉疫', given('epidemicRelated')),
  emergency: column('yes', 'Emergency', '应急事件', given('emergency')),
  major: column('yes', 'Major', '重大', given('major')),
  stage: column('stage', 'Next step', '下一环节', (complaint) => next(complaint)?.stage ?? null, 'find'),
  limit: column('date', 'Time limit', '时限', (complaint) => next(complaint)?.at ?? null, 'find'),
  contactDue: column('date', 'Contact due', '首次联系时限', limit('contact')),
  contactDone: column('date', 'Contact done', '首次联系完成', done('contact')),
  planDue: column('date', 'Plan due', '方案时限', limit('plan')),
  planDone: column('date', 'Plan done', '方案完成', done('plan')),
  endDue: column('date', 'Result due', '办结时限', limit('end')),
  endDone: column('date', 'Result done', '办结完成', done('end')),
  missed: column('number', 'Limits missed', '超时次数', ({ deadlines }) => deadlines.filter(({ state }) => state === 'missed').length),
  founded: column('founded', 'Founded', '是否属实', fact('founded')),
  result: column('outcome', 'Result', '结果', ({ outcome }) => outcome ?? null),
  closed: column('date', 'Closed', '办结时间', ({ closedAt, progress }) => closedAt ?? progress?.endedAt ?? null, 'find'),
  satisfied: column('yes', 'Satisfied', '满意', ({ rating }) => rating?.satisfied ?? null),
  score: column('number', 'Score', '评分', ({ rating }) => rating?.score ?? null),
  round: column('number', 'Round', '轮次', ({ facts }) => (typeof facts['round'] === 'number' ? facts['round'] : 1)),
  repeat: column('yes', 'Repeat complaint', '重复投诉', given('repeatOf')),
  doubted: column('yes', 'Doubtful', '存疑', given('doubts')),
  inclination: column('inclination', 'Wished solution', '诉求倾向', fact('inclination')),
  place: column('text', 'Place', '地点', ({ place }) => place ?? null, 'find'),
  occurred: column('date', 'Happened', '发生时间', ({ occurredAt }) => occurredAt ?? null, 'find'),
  anonymous: column('yes', 'Anonymous', '匿名', ({ anonymous }) => anonymous, 'find'),
  name: column('text', 'Complainant', '投诉人', ({ complainant }) => complainant?.name ?? null, 'identify'),
  phone: column('text', 'Telephone', '电话', ({ complainant }) => complainant?.phone ?? null, 'identify'),
  email: column('text', 'E-mail', '邮箱', ({ complainant }) => complainant?.email ?? null, 'identify'),
  relation: column('relation', 'Relation to the patient', '与患者关系', ({ complainant }) => complainant?.relation ?? null, 'identify'),
} as const satisfies Record<string, Column>

export type ColumnId = keyof typeof columns
export const columnIds = Object.keys(columns) as ColumnId[]

/** What the ledger shows to whoever has chosen nothing. */
export const firstColumns: readonly ColumnId[] = ['tier', 'state', 'department', 'received', 'limit']
