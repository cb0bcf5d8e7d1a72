/** One sentence for each kind of event in a case's diary, in both languages. */
import type { Hospital } from '../people/hospital.ts'
import { deadlineTexts } from './deadline-texts.ts'
import type { CaseEventData, CaseEventKind } from './events.ts'
import { departmentName, groupName, stageName } from './names.ts'
import { nameOf, type Sentence } from './vocabulary.ts'
import { bounceDecided, departmentAsked, departmentReplied } from './window-texts.ts'

type Texts = { [K in CaseEventKind]: (data: CaseEventData[K], hospital: Hospital) => Sentence }

const aboutStage = (stage: string, hospital: Hospital, en: (name: string) => string, zh: (name: string) => string): Sentence => {
  const name = stageName(stage, hospital)
  return { en: en(name.en), zh: zh(name.zh) }
}

/** Only the first letter: what follows may be a name. */
const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

const texts: Texts = {
  'complaint.opened': ({ receipt, channel }) => {
    // As a way to be told something it is "by e-mail".
    const by = nameOf('channel', channel === 'email' ? 'e-mail' : channel)
    return { en: `Complaint accepted as ${receipt}, through ${by.en}.`, zh: `投诉已受理（${by.zh}），受理号 ${receipt}。` }
  },
  'complaint.doubted': ({ because, same }) => {
    const signs = because.map((doubt) => nameOf('doubt', doubt))
    const earlier = same === null ? null : { en: ` (${same})`, zh: `（${same}）` }
    return { en: `Please look twice: ${signs.map(({ en }) => en).join('; ')}${earlier?.en ?? ''}.`, zh: `请留意：${signs.map(({ zh }) => zh).join('；')}${earlier?.zh ?? ''}。` }
  },
  'case.decided': decided,
  'deadlines.set': ({ deadlines, round }, hospital) => ({
    en: `Time limits set${round > 1 ? ` for round ${round}` : ''}: ${deadlines.map(({ stage }) => inSentence(stageName(stage, hospital).en)).join(', ')}.`,
    zh: `已设定${round > 1 ? `第 ${round} 轮` : ''}时限：${deadlines.map(({ stage }) => stageName(stage, hospital).zh).join('、')}。`,
  }),
  'deadline.reminded': ({ stage }, hospital) => aboutStage(stage, hospital, (name) => `${name}: the limit comes near, a reminder was due.`, (name) => `${name}：时限将至，已提醒。`),
  'deadline.met': ({ stage }, hospital) => aboutStage(stage, hospital, (name) => `${name}: done in time.`, (name) => `${name}：按时完成。`),
  'deadline.missed': ({ stage }, hospital) => aboutStage(stage, hospital, (name) => `${name}: the limit was missed.`, (name) => `${name}：已超时。`),
  ...deadlineTexts,
  'staff.found': asked,
  'task.handed-over': handedOver,
  'task.given': ({ task, to }, hospital) => {
    const taker = personName(to, hospital)
    return { en: `“${task.en}” was handed over to ${taker.en}.`, zh: `“${task.zh}”已转交${taker.zh}。` }
  },
  'department.asked': departmentAsked,
  'department.replied': departmentReplied,
  'bounce.decided': bounceDecided,
  'callback.scheduled': ({ attempt, after }) => {
    const before = after ? nameOf('call', after) : null
    return { en: `Callback planned, attempt ${attempt}${before ? `: ${before.en} before` : ''}.`, zh: `${before ? `上次${before.zh}，` : ''}已安排第 ${attempt} 次回电。` }
  },
  'answer.published': () => ({ en: 'The answer can be read by the complainant.', zh: '投诉人可查看处理结果。' }),
  'letter.drafted': ({ no }) => ({ en: `Letter ${no} was drafted.`, zh: `已起草第 ${no} 号函件。` }),
  'letter.frozen': ({ no, by }, hospital) => {
    const who = by === null ? null : personName(by, hospital)
    return { en: `Letter ${no} was signed${who ? ` by ${who.en}` : ''}; it is not changed any more.`, zh: `第 ${no} 号函件已${who ? `由${who.zh}` : ''}签发，不再改动。` }
  },
  'letter.sent': ({ no, by }) => {
    const how = nameOf('dispatch', by)
    return { en: `Letter ${no} is on its way: ${how.en}.`, zh: `第 ${no} 号函件已送出（${how.zh}）。` }
  },
  'rating.given': ({ satisfied }) => (satisfied
    ? { en: 'The complainant is satisfied.', zh: '投诉人表示满意。' }
    : { en: 'The complainant is not satisfied.', zh: '投诉人表示不满意。' }),
  'action.started': ({ name }) => ({ en: `Started: ${name.en}.`, zh: `已发起：${name.zh}。` }),
  'process.corrected': (done) => {
    if (done.how === 'cancel') return { en: 'Put right by hand: the process was ended.', zh: '人工干预：已终止流程。' }
    if (done.how === 'variable') return { en: `Put right by hand: the variable ${done.name} was changed.`, zh: `人工干预：已更改变量 ${done.name}。` }
    return { en: `Put right by hand: the work went on at “${done.to.en}”.`, zh: `人工干预：改到“${done.to.zh}”继续。` }
  },
  'case.closed': ({ outcome }) => {
    const how = nameOf('outcome', outcome)
    return { en: `Case closed: ${how.en}.`, zh: `案件办结：${how.zh}。` }
  },
  'facts.added': ({ afterClosing }) => (afterClosing
    ? { en: 'Something was added after the closing.', zh: '结案后补充了新情况。' }
    : { en: 'New facts were added.', zh: '补充了新情况。' }),
  'question.asked': () => ({ en: 'The complainant was asked a question.', zh: '已向投诉人提问。' }),
  'question.answered': () => ({ en: 'The complainant has answered the question.', zh: '投诉人已答复提问。' }),
  'result.published': () => ({ en: 'The result was published.', zh: '处理结果已公开。' }),
  'result.taken-back': () => ({ en: 'The published result was taken back.', zh: '已撤回公开的处理结果。' }),
  'city.said': ({ what }) => ({ en: `The city: ${nameOf('citySaid', what).en}.`, zh: `12345 平台：${nameOf('citySaid', what).zh}。` }),
  'city.told': ({ what }) => ({ en: `The city was told: ${nameOf('cityTold', what).en}.`, zh: `已告知 12345 平台：${nameOf('cityTold', what).zh}。` }),
  'improvement.wanted': ({ department, wanted }, hospital) => {
    const where = departmentName(department, hospital)
    return wanted === 'rectification'
      ? { en: `${where.en} has to put something right.`, zh: `${where.zh}须落实整改。` }
      : { en: `${where.en} looks for the root cause.`, zh: `${where.zh}查找根本原因。` }
  },
  'withdrawal.asked': () => ({ en: 'The complainant wishes to withdraw the complaint.', zh: '投诉人申请撤诉。' }),
  'case.merged': ({ receipt }) => ({ en: `Merged into ${receipt}: handled there.`, zh: `并入 ${receipt} 合并处理。` }),
  'case.absorbed': ({ receipt }) => ({ en: `${receipt} was merged into this case.`, zh: `${receipt} 并入本案。` }),
  'case.reopened': ({ round }) => ({ en: `The case was taken up again, round ${round}.`, zh: `案件重新办理，第 ${round} 轮。` }),
  'mail.arrived': mailArrived,
  'survey.asked': ({ way }) => {
    const by = nameOf('surveyWay', way)
    return { en: `A questionnaire was offered ${by.en}.`, zh: `已发放满意度问卷（${by.zh}）。` }
  },
  'survey.answered': ({ way, grades }) => {
    const [by, said] = [nameOf('surveyWay', way), [grades.visit, grades.information, grades.aftercare].map((grade) => grade ?? '–').join(' · ')]
    return { en: `The questionnaire was answered ${by.en}: ${said} of 5.`, zh: `问卷已填写（${by.zh}）：${said}（满分 5）。` }
  },
  'notified': ({ channel, template, to, state, because }, hospital) => {
    const [what, where, how] = [nameOf('message', template), nameOf('channel', channel), nameOf('state', state)]
    const who = to === 'complainant' ? { en: 'the complainant', zh: '投诉人' } : to.startsWith('group:') ? groupName(to.slice('group:'.length), hospital) : personName(to, hospital)
    const why = because ? { en: ` (${nameOf('unsent', because).en})`, zh: `（${nameOf('unsent', because).zh}）` } : { en: '', zh: '' }
    return { en: `“${what.en}” to ${who.en} ${where.en}: ${how.en}${why.en}.`, zh: `“${what.zh}”致${who.zh}（${where.zh}）：${how.zh}${why.zh}。` }
  },
}

function mailArrived({ state, attachments, leftOut }: CaseEventData['mail.arrived']): Sentence {
  const what = nameOf('mail', state)
  const files = attachments > 0 ? { en: `, ${attachments} attached`, zh: `，附件 ${attachments} 个` } : { en: '', zh: '' }
  const out = leftOut > 0 ? { en: ` ${leftOut} attachments are of a kind that is not kept; they are in the mailbox.`, zh: `另有 ${leftOut} 个附件类型不予保存，原件在邮箱中。` } : { en: '', zh: '' }
  return { en: `${what.en}${files.en}.${out.en}`, zh: `${what.zh}${files.zh}。${out.zh}` }
}

function personName(id: string, hospital: Hospital): Sentence {
  const person = hospital.people.find((one) => one.id === id)
  return { en: person?.name ?? id, zh: person?.nameZh ?? person?.name ?? id }
}

/** The facts that a reader looks for; the rest is in the event's data. */
function decided({ set }: CaseEventData['case.decided'], hospital: Hospital): Sentence {
  const facts: [Sentence, Sentence][] = []
  if (typeof set['tier'] === 'string') facts.push([{ en: 'tier', zh: '等级' }, nameOf('tier', set['tier'])])
  if (typeof set['department'] === 'string') facts.push([{ en: 'department', zh: '责任科室' }, departmentName(set['department'], hospital)])
  if (typeof set['nature'] === 'string') facts.push([{ en: 'nature', zh: '类别' }, nameOf('nature', set['nature'])])
  return {
    en: `Decided: ${facts.map(([label, value]) => `${label.en} ${value.en}`).join(', ') || 'facts of the case'}.`,
    zh: `已确定：${facts.map(([label, value]) => `${label.zh}${value.zh}`).join('，') || '案件要素'}。`,
  }
}

function asked({ post, department, person, group }: CaseEventData['staff.found'], hospital: Hospital): Sentence {
  const known = hospital.posts.find((one) => one.id === post && one.department === department)
  const role = known ? { en: known.name, zh: known.nameZh } : nameOf('post', post)
  if (!person) {
    const taker = groupName(group, hospital)
    return { en: `Nobody in person is on duty as ${role.en}; it goes to ${taker.en}.`, zh: `${role.zh}无人在岗，转${taker.zh}。` }
  }
  const name = personName(person, hospital)
  return { en: `${name.en} is on duty as ${role.en}.`, zh: `当值${role.zh}：${name.zh}。` }
}

function handedOver({ task, from, to, group, back }: CaseEventData['task.handed-over'], hospital: Hospital): Sentence {
  const giver = personName(from, hospital)
  const taker = to === null ? groupName(group, hospital) : personName(to, hospital)
  return back
    ? { en: `${taker.en} is back and has “${task.en}” again.`, zh: `${taker.zh}已返岗，“${task.zh}”交还本人。` }
    : { en: `${giver.en} is away: “${task.en}” goes to ${taker.en}.`, zh: `${giver.zh}不在岗，“${task.zh}”转交${taker.zh}。` }
}

export const eventText = <K extends CaseEventKind>(kind: K, data: CaseEventData[K], hospital: Hospital): Sentence => texts[kind](data, hospital)
