/** What the ids of the shipped pack are called, for sentences that people read. An id without a name here is shown as it is. */

export interface Sentence {
  en: string
  zh: string
}

/** What a hospital names itself, and may add to. */
export const ownKinds = ['tier', 'nature', 'tag', 'stage', 'channel', 'relation', 'field', 'occupation', 'outcome'] as const

export interface OwnWord extends Sentence {
  kind: (typeof ownKinds)[number]
  id: string
}

const words: Record<string, Record<string, readonly [en: string, zh: string]>> = {
  tier: { general: ['general', '一般'], important: ['important', '重要'], dispute: ['dispute', '纠纷'] },
  nature: { service: ['service', '服务'], quality: ['quality', '质量'], process: ['process', '流程'], rights: ['rights', '权益'] },
  tag: {
    'epidemic': ['epidemic', '疫情'], 'waiting-time': ['waiting time', '等候时间'], 'attitude': ['attitude', '服务态度'], 'guidance': ['guidance', '导诊指引'], 'communication': ['communication', '沟通解释'],
    'environment': ['environment', '就医环境'], 'misdiagnosis': ['misdiagnosis', '误诊漏诊'], 'wrong-report': ['wrong report', '报告错误'], 'medication-error': ['medication error', '用药差错'],
    'treatment-outcome': ['treatment outcome', '治疗效果'], 'nursing': ['nursing', '护理质量'], 'booking-failure': ['booking failure', '预约挂号'], 'payment-queue': ['payment queue', '缴费排队'],
    'procedure': ['sent around', '手续繁琐'], 'insurance': ['insurance', '医保报销'], 'privacy-leak': ['privacy leak', '隐私泄露'], 'charge-dispute': ['charge dispute', '收费争议'],
    'informed-consent': ['informed consent', '知情同意'], 'records-access': ['access to records', '病历复印'], 'death': ['deaths', '死亡'], 'lasting-harm': ['lasting harm', '致残'], 'harm': ['injuries', '人身损害'],
    'violence': ['violence', '暴力冲突'], 'integrity': ['bribes', '红包回扣'], 'unknown': ['not known', '未注明'],
  },
  stage: {
    register: ['Registration', '登记'], contact: ['First contact', '首次联系'], investigation: ['Investigation', '调查'],
    plan: ['Plan', '方案'], end: ['Result', '办结'], callback: ['Callback', '回访'],
    sign: ['Signing of the 12345 order', '12345 工单签收'], answer: ['Answer to the city', '回复 12345 平台'],
    department: ['Answer of the department', '科室反馈'], statutory: ['Statutory limit', '法定时限'], stages: ['All open stages', '全部未完成阶段'],
  },
  spared: {
    'done': ['met in time', '已按时完成'], 'missed-before': ['it was written down as missed already', '此前已记为超时'], 'replaced': ['another limit has taken its place', '已由新的时限取代'],
    'closed': ['the case was closed before', '案件此前已办结'], 'paused': ['the clock stands still until', '计时暂停至'], 'moved': ['the limit was moved to', '时限已调整至'],
  },
  channel: {
    'portal': ['on the follow-up page', '查询页面'], 'in-app': ['in the desk', '站内消息'], 'email': ['by e-mail', '邮件'], 'e-mail': ['e-mail', '邮件'],
    'sms': ['by text message', '短信'], 'wecom': ['by WeChat Work', '企业微信'], 'wecom-group': ['in the WeChat Work group', '企业微信群'], 'webhook': ['by another system', '外部系统'],
    'web': ['the web', '网页'], 'wechat': ['WeChat', '微信'], 'app': ['the app', 'APP'], 'phone': ['telephone', '电话'], 'onsite': ['the desk in person', '现场'],
    'letter': ['letter', '信函'], '12345': ['the 12345 city hotline', '12345 热线'], 'feedback-box': ['the feedback box', '意见箱'],
    'questionnaire': ['questionnaire', '问卷'], 'survey': ['survey', '调查'], 'third-party': ['third-party survey', '第三方调查'],
    'follow-up': ['follow-up call', '随访'], 'complaint-line': ['the complaint line', '投诉专线'],
  },
  relation: { self: ['the patient', '患者本人'], relative: ['family', '家属'], friend: ['friend', '朋友'], other: ['other', '其他'] },
  field: { 'clinical': ['clinical', '临床'], 'management': ['management', '管理'], 'doctor-patient': ['doctor–patient relationship', '医患关系'], 'other': ['other', '其他'] },
  occupation: {
    doctor: ['doctor', '医生'], nurse: ['nurse', '护士'], technician: ['technician', '医技'], administration: ['administration', '行政'], security: ['security', '安保'], logistics: ['logistics', '后勤'], other: ['other', '其他'],
  },
  printed: { answer: ['Letter of answer', '答复函'], letter: ['Letter about the case', '其他函件'] },
  dispatch: { portal: ['to read on the follow-up page', '查询页面下载'], email: ['by e-mail', '电子邮件'], post: ['by post', '邮寄'] },
  state: { sent: ['sent', '已发送'], delivered: ['arrived', '已送达'], failed: ['could not be delivered', '发送失败'], unknown: ['unclear whether it arrived', '是否送达不明'], held: ['waits for the morning', '待次日发送'], dropped: ['no longer needed, not sent', '已无需发送'], rehearsed: ['would have been sent', '演练中未实际发送'] },
  unsent: {
    'bounced': ['it came back', '被退回'], 'no-such-address': ['there is no such address', '地址不存在'], 'smtp:550': ['there is no such address', '地址不存在'], 'smtp:552': ['the mailbox is full', '邮箱已满'], 'mail.refused': ['the mail server refused it', '邮件服务器拒收'], 'mailbox-full': ['the mailbox is full', '邮箱已满'],
    'mail.away': ['the mail server cannot be reached', '邮件服务器无法连接'], 'mail.deferred': ['the mail server put it off', '邮件服务器暂缓接收'],
    'sms.away': ['the provider cannot be reached', '短信服务无法连接'], 'sms.limited': ['too many to this number', '该号码发送过于频繁'], 'template.hole': ['something that the text needs is not known', '缺少模板参数'],
    'wecom.limited': ['WeChat Work takes no more for now', '企业微信发送受限'], 'wechat.limited': ['WeChat takes no more for now', '微信发送受限'], 'wecom-group.away': ['WeChat Work cannot be reached', '企业微信无法连接'],
    'wecom.away': ['WeChat Work cannot be reached', '企业微信无法连接'], 'wechat.away': ['WeChat cannot be reached', '微信无法连接'], 'webhook.away': ['the other system cannot be reached', '外部系统无法连接'],
    'not-reached-any-more': ['there is no address any more', '已无联系方式'],
  },
  mail: {
    opened: ['The complaint came by e-mail', '投诉由邮件提出'], joined: ['An e-mail of the complainant was added', '已加入投诉人来信'], thanks: ['The complainant wrote a thank-you', '投诉人来信致谢'],
    asks: ['An e-mail about the case waits for the office', '有来信待办公室处理'], 'set-aside': ['An e-mail was set aside by the office', '办公室将一封来信归为无需处理'],
  },
  surveyWay: { link: ['by link', '链接'], phone: ['on the telephone', '电话'], qr: ['by QR code', '二维码'] },
  outcome: { satisfied: ['satisfied', '满意'], unreached: ['not reached', '未联系上'], answered: ['answered', '已答复'], merged: ['merged into another case', '已并案'], withdrawn: ['withdrawn', '已撤诉'], 'passed-on': ['passed on', '已转办'] },
  post: {
    'service-specialist': ['the service specialist', '服务专员'], 'complaint-specialist': ['the complaint specialist', '投诉专员'],
    'liaison': ['the liaison', '联络员'], 'department-head': ['the department head', '科室负责人'],
  },
  role: {
    'administrator': ['the administrators', '管理员'], 'complaint-office': ['the complaint office', '投诉办公室'], 'department-head': ['the department head', '科主任'], 'staff': ['the staff', '员工'],
    'operator': ['the hotline', '热线'], 'supervision': ['the supervision office', '纪检监察'], 'leadership': ['leadership', '院领导'], 'quality-team': ['the quality team', '质量检查组'],
  },
  message: {
    'acknowledge': ['Receipt confirmed', '受理确认'], 'answer': ['The answer', '处理结果'], 'progress': ['Progress', '进展'],
    'survey': ['Questionnaire', '满意度问卷'], 'case-assigned': ['Case assigned', '案件分派'], 'case-raised': ['Case raised', '案件升级'], 'deadline-reminder': ['Reminder of a limit', '时限提醒'],
    'limit-missed': ['Limit missed', '超时通知'], 'dispute-overdue': ['Dispute overdue', '纠纷超时'], 'not-registered': ['Not registered in time', '逾期未登记'],
    'city-overdue': ['12345 order overdue', '12345 工单逾期'], 'city-signed-late': ['12345 order signed late', '12345 工单超时签收'],
    'callback-overdue': ['Callback overdue', '回访超时'], 'promise-broken': ['Promise not kept', '承诺未兑现'],
    'deadline-changed': ['Clock changed', '时限已调整'], 'deadline-unchanged': ['Clock stays as it is', '时限不变'], 'decision-overdue': ['Decision overdue', '逾期未审批'], 'new-facts': ['New facts', '新情况'],
    'emergency-proposed': ['Emergency proposed', '拟启动应急'], 'emergency-undecided': ['Emergency undecided', '应急提议逾期'], 'emergency-declared': ['Emergency declared', '已启动应急'], 'emergency-over': ['Emergency over', '应急解除'],
    'situation-picture': ['Situation picture', '态势报告'], 'picture-late': ['Picture late', '态势报告逾期'], 'emergency-solution-late': ['Solution late', '应急方案逾期'], 'guidance-given': ['Guidance given', '指导意见'], 'review-late': ['Review late', '复盘逾期'], 'improvement-overdue': ['Improvement overdue', '改进逾期'],
    'merged': ['Merged', '并案告知'], 'passed-on': ['Passed on', '转办告知'], 'not-reopened': ['Stays closed', '维持办结告知'], 'statutory-missed': ['Statutory limit missed', '法定时限超时'], 'follow-up-overdue': ['Follow-up call overdue', '随访逾期'], 'digest': ['Digest of the morning', '晨间汇总'],
    'report-daily': ['Daily report', '日报'], 'report-weekly': ['Weekly report', '周报'], 'report-monthly': ['Monthly report', '月报'], 'report-to-comment': ['Report to comment', '报告待点评'],
    'letter-attached': ['Letter by e-mail', '邮件函件'], 'letter-ready': ['Letter to read', '函件可查看'], 'letter-overdue': ['Letter overdue', '函件逾期'],
    'question': ['Question', '提问'], 'question-answered': ['Question answered', '投诉人已答复'], 'question-unanswered': ['Question not answered', '提问未获答复'],
    'mentioned': ['Mentioned in a note', '留言提及'], 'asked': ['Asked by a colleague', '同事提问'], 'asked-answered': ['Question answered', '提问已答复'], 'task-given': ['Task handed over', '任务转交'],
    'tasks-taken-over': ['Tasks taken over', '任务转入'], 'tasks-handed-over': ['Tasks handed over', '任务转出'], 'tasks-returned': ['Tasks back', '任务交还'], 'tasks-given-back': ['Tasks given back', '任务归还'],
    'department-asked': ['Department asked', '征询科室'], 'department-overdue': ['Department overdue', '科室逾期未反馈'], 'department-replied': ['Department replied', '科室已反馈'],
  },
  asked: {
    'chosen': ['chosen by the office', '办公室指定'], 'sent-back': ['the answer was thin', '反馈不充分，退回补充'], 'insisted': ['it has to answer', '须予反馈'],
    'reassigned': ['in place of another department', '由他科改派'], 'added': ['added after the first answers', '补充指定'], 'late': ['joined later', '后续加入'],
  },
  purpose: { 'satisfaction': ['Satisfaction callback', '满意度回访'], 'hotline': ['Promised callback', '承诺回电'], 'missed-call': ['Missed call', '未接来电'], 'follow-up': ['Follow-up call', '随访'] },
  call: {
    'busy': ['the line was busy', '占线'], 'no-answer': ['nobody answered', '无人接听'], 'voicemail': ['a message was left', '已语音留言'],
    'somebody-else': ['somebody else answered', '他人接听'], 'wrong-number': ['the number was wrong', '号码错误'],
  },
  citySaid: {
    'accepted': ['it accepts the answer', '答复审核通过'], 'returned': ['it sends the answer back', '退回答复'], 'taken-back': ['it takes the order back', '同意退单'], 'sent-again': ['it sends the order again', '再次派单'],
    'extended': ['it gives more time', '同意延期'], 'not-extended': ['it gives no more time', '不同意延期'], 'urged': ['it urges', '催办'],
  },
  cityTold: { sign: ['signed', '签收'], bounce: ['not ours', '退单'], answer: ['the answer', '答复'], extension: ['more time is asked for', '申请延期'] },
  doubt: { trap: ['a field was filled in that people do not see, so a program may have sent it', '填写了人看不到的栏目，可能由程序发送'], hurried: ['it was sent faster than people write', '填写速度过快，可能由程序发送'], repeated: ['the same words came before', '此前收到过相同内容'] },
  decider: { office: ['The complaint office', '医患办公室'], arbiter: ['The arbiter', '裁定人'] },
  reason: { 'limit-missed': ['a limit was missed', '超时'], 'new-facts': ['new facts', '新情况'], 'not-satisfied': ['not satisfied', '不满意'],
    'waiting-complainant': ['waiting for the complainant', '等待投诉人'], 'expert-opinion': ['an expert opinion or outside appraisal', '专家意见或外部鉴定'],
    'court': ['criminal or court proceedings', '刑事或诉讼程序'], 'force-majeure': ['force majeure', '不可抗力'], 'in-treatment': ['the complainant is in treatment', '投诉人治疗中'],
    'complex': ['the facts are complex', '案情复杂'], 'several-departments': ['several departments are needed', '涉及多个科室'], 'new-evidence': ['new evidence', '出现新证据'],
    'city-agreed': ['the city has agreed', '12345 平台同意'], 'not-listed': ['the list does not allow it', '不在允许范围内'], 'evidence-missing': ['the evidence is missing', '缺少依据'], 'no-open-clock': ['no such clock runs', '没有正在计时的该项时限'],
    'paused-already': ['the clock stands still already', '计时已处于暂停'], 'refused': ['refused', '审批未通过'], 'own-request': ['nobody decides on their own request', '不得审批本人申请'],
  },
}

/** The hospital's own names, by `kind/id`. */
let own: ReadonlyMap<string, Sentence> = new Map()

/** From now on the hospital's names are said. */
export function sayOwnWords(given: readonly OwnWord[]): void {
  own = new Map(given.map(({ kind, id, en, zh }) => [`${kind}/${id}`, { en, zh }]))
}

/** What the hospital calls itself of a kind; without rows that are as the pack has them. */
export const ownNames = (kind: OwnWord['kind']): OwnWord[] =>
  [...own].flatMap(([key, { en, zh }]) => (key.startsWith(`${kind}/`) ? [{ kind, id: key.slice(kind.length + 1), en, zh }] : []))

/** Whether the pack has a name for it. */
export const isNamed = (kind: OwnWord['kind'], id: string): boolean => words[kind]?.[id] !== undefined

/** What the pack calls what a hospital may name itself. */
export const shippedWords = (): OwnWord[] =>
  ownKinds.flatMap((kind) => Object.entries(words[kind] ?? {}).map(([id, [en, zh]]) => ({ kind, id, en, zh })))

export function nameOf(kind: keyof typeof words, id: string): Sentence {
  const [en, zh] = words[kind]?.[id] ?? [id, id]
  return own.get(`${kind}/${id}`) ?? { en, zh }
}
