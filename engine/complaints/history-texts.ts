/** One sentence for each kind of event in a case's diary, in both languages. */
import type { Hospital } from '../people/hospital.ts'
import type { CaseEventData, CaseEventKind } from './events.ts'

interface Sentence {
  en: string
  zh: string
}

type Texts = { [K in CaseEventKind]: (data: CaseEventData[K], hospital: Hospital) => Sentence }

const texts: Texts = {
  'complaint.opened': ({ receipt }) => ({ en: `Complaint accepted as ${receipt}.`, zh: `投诉已受理，受理号 ${receipt}。` }),
  'case.decided': ({ set }) => ({ en: `Decided: ${listed(set)}.`, zh: `已确定：${listed(set)}。` }),
  'deadlines.set': ({ deadlines, round }) => ({
    en: `${deadlines.length} ${deadlines.length === 1 ? 'deadline' : 'deadlines'} set for round ${round}.`,
    zh: `第 ${round} 轮设定了 ${deadlines.length} 个时限。`,
  }),
  'deadline.reminded': ({ stage }) => ({ en: `Reminder: the limit for "${stage}" comes near.`, zh: `提醒：“${stage}”时限将至。` }),
  'deadline.met': ({ stage }) => ({ en: `"${stage}" done in time.`, zh: `“${stage}”按时完成。` }),
  'deadline.missed': ({ stage }) => ({ en: `The limit for "${stage}" was missed.`, zh: `“${stage}”已超时。` }),
  'deadline.moved': ({ stage, because }) => ({ en: `The limit for "${stage}" was moved (${because}).`, zh: `“${stage}”时限已调整（${because}）。` }),
  'staff.found': ({ post, person, group }, hospital) => {
    const found = hospital.people.find(({ id }) => id === person)
    return found
      ? { en: `${found.name} answers for ${post}.`, zh: `${found.nameZh ?? found.name} 负责 ${post}。` }
      : { en: `Nobody in person answers for ${post}; it goes to ${group}.`, zh: `${post} 无人在岗，转 ${group}。` }
  },
  'callback.scheduled': ({ attempt }) => ({ en: `Callback planned (attempt ${attempt}).`, zh: `已安排回访（第 ${attempt} 次）。` }),
  'answer.published': () => ({ en: 'The answer was given to the complainant.', zh: '已向投诉人答复。' }),
  'rating.given': ({ satisfied }) => (satisfied
    ? { en: 'The complainant is satisfied.', zh: '投诉人表示满意。' }
    : { en: 'The complainant is not satisfied.', zh: '投诉人表示不满意。' }),
  'case.closed': ({ outcome }) => ({ en: `Case closed: ${outcome}.`, zh: `案件关闭：${outcome}。` }),
  'notified': ({ channel, template, state }) => ({ en: `Message "${template}" by ${channel}: ${state}.`, zh: `消息“${template}”（${channel}）：${state}。` }),
}

const listed = (set: Record<string, unknown>): string =>
  Object.entries(set).filter(([, value]) => value !== null && value !== undefined).map(([name, value]) => `${name} = ${String(value)}`).join(', ')

export const eventText = <K extends CaseEventKind>(kind: K, data: CaseEventData[K], hospital: Hospital): Sentence => texts[kind](data, hospital)
