/** A hospital after years: cases and open tasks as the product itself would have left them, written straight into the database of a running server. */
import { foundBy, Complaints, tiers, type Complaint, type Seer } from '../../engine/complaints/complaint.ts'
import { Entries, wordsIn, type Entry } from '../../engine/complaints/entry.ts'
import { ComplaintCustomers } from '../../engine/customers/customer.ts'
import { recordFrom } from '../../engine/customers/recognise.ts'
import type { Hospital, Person } from '../../engine/people/hospital.ts'
import { Tasks, type TaskDoc } from '../../engine/zeebe/records/shapes.ts'
import { pick, seeded } from '../calendar/seeded.ts'

const day = 24 * 3_600_000
const atOnce = 2_000
const plainly = { lean: true, ordered: false } as const
/** Of the open tasks. */
const share = { office: 0.4, operators: 0.1 }

const matters = [
  ['等候时间过长', '在门诊大厅等候了四个小时，叫号屏一直没有变化，也没有人出来解释原因。', 'Waited four hours', 'I waited four hours in the hall and nobody told me why the numbers stood still.'],
  ['收费有疑问', '出院结算时多收了两次检查费用，窗口让我们自己去找科室核对。', 'Charged twice', 'At the discharge two examinations were charged twice and the cashier sent us back to the ward.'],
  ['护士态度冷淡', '夜班护士对老人的询问不予理会，换药时也没有说明注意事项。', 'Unfriendly at night', 'The nurse on night duty did not answer my mother and changed the dressing without a word.'],
  ['检查报告有误', '胃镜报告单上的姓名与病历不一致，重新打印又等了一天。', 'Wrong name in a report', 'The name in the gastroscopy report was not mine, and a new print took another day.'],
  ['预约挂号失败', '手机预约成功后现场显示没有号源，只能改到下一周就诊。', 'Booking was lost', 'The booking was confirmed on the telephone, but at the desk there was no place until next week.'],
  ['药房发错药品', '取药时发现药品剂量与处方不符，药师核对后才更换。', 'Wrong dose handed out', 'The pharmacy handed out another dose than prescribed and changed it only after we asked.'],
] as const
const more = ['希望医院尽快核实并给予答复。', '家属多次沟通没有结果。', '停车场排队也超过半小时。', 'We ask for an answer in writing.', 'The family has asked three times.', '希望得到道歉。'] as const
const wishes = ['希望得到书面道歉', '退还多收的费用', 'An apology', 'A new appointment this week', '请给出整改措施'] as const

export interface Sizes { cases: number; openTasks: number }

/** @param say one line for each step */
export async function fillHospital({ cases, openTasks }: Sizes, hospital: Hospital, now: Date, say: (line: string) => void): Promise<void> {
  const random = seeded(7)
  const departments = hospital.departments.filter(({ head }) => head !== null)
  const staffOf = new Map(departments.map(({ id }) => [id, hospital.people.filter(({ department }) => department === id)]))
  const underway = Math.round(openTasks * 0.6)
  const caseAt = (i: number): Complaint => {
    const department = pick(random, departments).id
    const staff = staffOf.get(department)!
    return aCase(i, { department, receivedAt: new Date(now.getTime() - Math.floor((i / cases) * 3 * 365 * day)), running: i < underway, person: pick(random, staff) }, random)
  }
  // An index that grows row by row takes many times as long as one that is made at the end.
  const withIndexes = [Complaints, ComplaintCustomers] as const
  for (const { collection } of withIndexes) await collection.dropIndexes()
  const running: Complaint[] = []
  for (let i = 0; i < cases; i += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, cases - i) }, (_, j) => caseAt(i + j))
    running.push(...batch.filter(({ progress }) => progress?.state === 'handling'))
    await Complaints.insertMany(batch.map((complaint) => ({ ...complaint, ...foundBy(complaint) })), plainly)
    await ComplaintCustomers.insertMany(batch.map((complaint) => recordFrom(complaint.customer!, complaint, complaint.contacts!)), plainly)
    if ((i / atOnce) % 50 === 49) say(`  ${i + atOnce} cases`)
  }
  say('  indexes')
  // All of a collection in one reading of it.
  for (const { collection, schema } of withIndexes) await collection.createIndexes(schema.indexes().map(([key, options]) => ({ ...options, key, name: Object.entries(key).flat().join('_') })) as Parameters<typeof collection.createIndexes>[0])
  const office = hospital.people.filter(({ roles }) => roles.includes('complaint-office'))
  const operators = hospital.people.filter(({ roles }) => roles.includes('operator'))
  for (let i = 0; i < openTasks; i += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, openTasks - i) }, (_, j) => aTask(i + j, pick(random, running), { staffOf, office, operators, now }, random))
    await Tasks.insertMany(batch, plainly)
  }
  for (let i = 0; i < running.length; i += atOnce) {
    await Entries.insertMany(running.slice(i, i + atOnce).map((complaint) => anEntry(complaint, pick(random, office), random)), plainly)
  }
}

interface About { department: string; receivedAt: Date; running: boolean; person: Person }

function aCase(i: number, { department, receivedAt, running, person }: About, random: () => number): Complaint {
  const [subjectZh, narrativeZh, subject, narrative] = pick(random, matters)
  const chinese = random() < 0.7
  const roll = random()
  const at = new Date(receivedAt.getTime() + 3 * day)
  const id = `bench-${String(i).padStart(7, '0')}`
  const number = String(i)
  return {
    _id: id, receipt: `${receivedAt.getUTCFullYear()}-${String(9_000_000 - i)}`, channel: pick(random, ['web', 'wechat', 'phone', 'onsite', '12345'] as const),
    subject: chinese ? subjectZh : subject, narrative: `${chinese ? narrativeZh : narrative} ${pick(random, more)} 床号 ${i % 900}。`,
    complainant: { name: pick(random, ['李娜', '王建国', '张伟', '刘洋', '陈静', 'Li Na', '赵敏', '周杰']), phone: `139${number.padStart(8, '0')}` }, contacts: [`phone:139${number.padStart(8, '0')}`], customer: `of-${id}`,
    anonymous: false, attachments: [], receivedAt, openedBy: null, department, departments: [department], nature: 'service', tier: roll < 0.5 ? tiers[0] : roll < 0.85 ? tiers[1] : tiers[2],
    facts: { tag: 'waiting-time', kind: 'dissatisfaction', severity: 0, field: 'management', round: 1 }, people: [{ role: 'liaison', person: person.id }], visibleTo: seers(department),
    deadlines: ['contact', 'plan', 'end'].map((stage) => ({
      stage, from: receivedAt, within: 'P3D', counting: 'around-the-clock' as const, remind: null, at, remindAt: at, setAt: receivedAt, round: 1, calendar: 'demo@1', state: running ? 'open' as const : 'met' as const,
    })),
    ...(running ? {} : { answer: { text: '已核实并整改。', at, by: null }, closedAt: at, outcome: 'ours' }),
    progress: { instanceKey: String(i), state: running ? 'handling' : 'closed', startedAt: receivedAt, ...(running ? {} : { endedAt: at }) },
  }
}

/** As the table `visibility` decides it for an important case that is not confidential. */
const seers = (department: string): Seer[] => [
  ...['supervision', 'leadership', 'administrator', 'people', 'complaint-office', 'quality-team', 'opener', `department-head:${department}`].map((group): Seer => ({ group, sees: 'case-and-person' })),
  { group: 'operator', sees: 'contact' }, { group: `department:${department}`, sees: 'case' },
]

interface Staff { staffOf: ReadonlyMap<string, Person[]>; office: Person[]; operators: Person[]; now: Date }

function aTask(i: number, { _id: complaintId, department }: Complaint, { staffOf, office, operators, now }: Staff, random: () => number): TaskDoc {
  const roll = random()
  const [groups, staff] = roll < share.office ? [['complaint-office'], office] : roll < share.office + share.operators ? [['operator', 'complaint-office'], operators] : [[`department-head:${department}`, `department:${department}`], staffOf.get(department!)!]
  const key = String(4_503_599_627_370_496 + i)
  return {
    _id: key, elementId: 'handling-plan', elementInstanceKey: key, processId: 'tier-important', processVersion: 1, processKey: '1', instanceKey: key, complaintId, name: 'Write the handling plan', nameZh: '制定处理方案',
    formId: null, formKey: null, assignee: random() < 0.5 ? pick(random, staff).id : null, assignedBy: null, candidateGroups: groups, candidateUsers: [], dueAt: random() < 0.05 ? null : new Date(now.getTime() + Math.floor((random() * 13 - 3) * day)),
    followUpAt: null, priority: 50, headers: {}, state: 'open', createdAt: new Date(now.getTime() - day), endedAt: null, action: null, overlay: null,
  }
}

function anEntry({ _id: complaintId, receivedAt }: Complaint, person: Person, random: () => number): Entry {
  const words = { wish: pick(random, wishes) }
  return { _id: `${complaintId}-wish`, complaintId, taskKey: `${complaintId}-wish`, elementId: 'contact-complainant', stepName: 'Contact the complainant', actor: person.id, at: receivedAt, words, state: 'kept', searchWords: wordsIn(words) }
}
