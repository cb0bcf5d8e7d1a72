/** The names that a template may use: what they mean, an example of each, and where they are certain. What is not certain is asked for by `{{#if name}}`. */
import type { Area, Language, TemplateName } from './shipped.ts'

type Both = Readonly<Record<Language, string>>

export interface TemplateWord {
  name: string
  means: Both
  sample: Readonly<Record<Language, unknown>>
  /** Always, or in the templates of these names. */
  certain: boolean | readonly string[]
}

const word = (name: string, means: [en: string, zh: string], sample: [en: unknown, zh: unknown], certain: TemplateWord['certain'] = false): TemplateWord =>
  ({ name, means: { en: means[0], zh: means[1] }, sample: { en: sample[0], zh: sample[1] }, certain })

/** Messages to the complainant, who alone has the code. */
const toComplainant = ['acknowledge', 'progress', 'answer', 'merged', 'passed-on', 'not-reopened', 'letter-attached', 'letter-ready', 'survey']

const common = [
  word('name', ['Who reads it', '收件人姓名'], ['Li Na', '李娜']),
  word('receipt', ['Receipt number of the case', '受理号'], ['2026-000012', '2026-000012'], true),
  word('department', ['Department of the case', '责任科室'], ['Cardiology', '心内科']),
]

const words: Readonly<Record<Area, readonly TemplateWord[]>> = {
  notify: [
    ...common,
    word('tier', ['Tier of the case', '等级'], ['dispute', '纠纷']),
    word('stage', ['What is meant: a stage of the case', '阶段'], ['plan', '处理方案']),
    word('limit', ['When the stage has to be done', '该阶段时限'], ['2 March 2026, 09:00', '2026年3月2日 09:00']),
    word('because', ['Why, where the diagram says so', '原因'], ['a limit was missed', '超时']),
    word('code', ['Code for following the case; only the complainant’s', '查询码（仅投诉人）'], ['ABCD-EFGH-JKMN', 'ABCD-EFGH-JKMN'], toComplainant),
    word('survey', ['Of the questionnaire: its address', '问卷链接'], ['https://recourse.example/survey#K7Q2', 'https://recourse.example/survey#K7Q2'], ['survey']),
    word('link', ['Address of the page; stands below every mail', '链接（每封邮件末尾均有）'], ['https://recourse.example/follow', 'https://recourse.example/follow'], true),
    word('count', ['Of a digest: how many messages', '汇总邮件：条数'], [3, 3]),
    word('items', ['Of a digest: the messages', '汇总邮件：各条消息'], ['1. A limit comes near', '1. 时限将至']),
    word('dropped', ['Of a digest: what is no longer needed', '汇总邮件：已无需处理'], ['– A reminder', '– 一条提醒']),
  ],
  letter: [
    ...common,
    word('hospital', ['Name of the hospital', '医院名称'], ['Demonstration Hospital', '示范医院'], true),
    word('address', ['Its address', '地址'], ['1 Health Road, Shanghai', '上海市健康路1号']),
    word('phone', ['Its telephone', '电话'], ['021-5550100', '021-5550100']),
    word('logo', ['Its logo, a picture', '院徽图片'], ['data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==']),
    word('signature', ['Line below the signature', '落款'], ['The complaint office', '示范医院医患关系办公室']),
    word('no', ['Number of the letter', '函件编号'], ['2026-000012-1', '2026-000012-1'], true),
    word('date', ['Day of the signature', '签发日期'], ['2 March 2026', '2026年3月2日'], true),
    word('received', ['Day on which the complaint came in', '收到投诉的日期'], ['27 February 2026', '2026年2月27日'], true),
    word('about', ['What the complaint is about', '投诉事由'], ['Four hours in the waiting room', '候诊四个小时'], true),
    word('opening', ['What the reviewer wrote first', '审核人所写开头'], ['We have read your complaint with care.', '我们认真阅读了您的投诉。']),
    word('closing', ['What the reviewer wrote last', '审核人所写结尾'], ['We thank you for telling us.', '感谢您的反馈。']),
    word('answer', ['The answer, a list of paragraphs; also of each point', '答复段落列表；各要点亦有'], [['That morning two doctors were ill.', 'A third room is open now.'], ['当日上午两名医生病假。', '现已增开一间诊室。']], true),
    word('points', ['The points: no, point, answer of each', '要点列表：no、point、answer'], [
      [{ no: 1, point: 'The waiting time was not shown.', answer: ['It is on a screen now.'] }, { no: 2, point: 'Nobody said sorry.', answer: ['We do so here.'] }],
      [{ no: 1, point: '未公示等候时间。', answer: ['现已在屏幕上显示。'] }, { no: 2, point: '无人致歉。', answer: ['在此向您致歉。'] }],
    ], true),
    word('signer', ['Who signed', '签发人'], ['Wang Min', '王敏']),
    word('signerPost', ['Their post', '签发人职务'], ['Head of the complaint office', '医患关系办公室负责人']),
  ],
}

/** For one template: whether each is certain there. */
export const wordsOf = ({ area, name }: Pick<TemplateName, 'area' | 'name'>): (TemplateWord & { certain: boolean })[] =>
  words[area].map((one) => ({ ...one, certain: one.certain === true || (one.certain !== false && one.certain.includes(name)) }))

/** All names with their examples. */
export const fullSample = (area: Area, lang: Language): Record<string, unknown> => Object.fromEntries(words[area].map(({ name, sample }) => [name, sample[lang]]))

/** Only what is certain; lists are empty. */
export const bareSample = ({ area, name, lang }: TemplateName): Record<string, unknown> =>
  Object.fromEntries(wordsOf({ area, name }).filter(({ certain }) => certain).map((one) => [one.name, Array.isArray(one.sample[lang]) ? [] : one.sample[lang]]))
