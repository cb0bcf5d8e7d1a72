/**
 * The one table of refusals. A code is stable: it is the `type` of the problem that a client sees.
 * `docs/interface.md` lists the same codes; a test compares the two.
 */
const table = {
  'request.invalid': [400, 'The request is not valid', '请求无效'],
  'request.too-large': [413, 'The request is too large', '请求过大'],
  'request.unsupported': [415, 'This content type is not supported', '不支持这种内容类型'],
  'request.too-many': [429, 'Too many requests; try again later', '请求过多，请稍后再试'],
  'request.foreign-origin': [403, 'The request comes from another site', '请求来自其他网站'],
  'route.unknown': [404, 'There is nothing at this address', '这个地址没有内容'],
  'key.reused': [422, 'This Idempotency-Key was used for another request', '此 Idempotency-Key 已用于另一个请求'],
  'sign-in.needed': [401, 'Sign in first', '请先登录'],
  'sign-in.failed': [401, 'E-mail address or password is wrong', '邮箱或密码不正确'],
  'password.wrong': [422, 'The present password is not this one', '现在的密码不正确'],
  'access.refused': [403, 'Your roles do not allow this', '您的角色不允许这样做'],
  'complaint.unknown': [404, 'There is no such complaint', '没有这个投诉'],
  'complaint.closed': [409, 'The complaint is closed', '投诉已办结'],
  'complaint.answered': [409, 'The complaint has been answered; say whether you are satisfied', '投诉已答复，请评价是否满意'],
  'complaint.withdrawn': [409, 'The complaint is withdrawn already', '投诉已经撤回'],
  'complaint.not-ratable': [409, 'This complaint cannot be rated now', '这个投诉现在不能评价'],
  'customer.unknown': [404, 'There is no such customer record', '没有这份投诉客户档案'],
  'customer.anonymised': [409, 'This person has been anonymised', '此人已匿名化'],
  'customer.not-theirs': [409, 'This case is none of that person, or their only one', '该投诉不属于此人，或是其唯一的投诉'],
  'customer.not-confirmed': [422, 'What was typed is not what was asked for', '输入的内容与要求不符'],
  'customer.case-open': [409, 'A case of this person is open or a callback is owed; anonymise when all is closed', '此人尚有未办结的投诉或未完成的回电，请在全部办结后匿名化'],
  'patient.unknown': [404, 'There is no such patient', '没有这位患者'],
  'patients.refused': [422, 'The list has faults; nothing was taken in', '名单有错误，未导入任何内容'],
  'patients.busy': [503, 'Somebody else is taking in the same patients; try again shortly', '其他人正在导入相同的患者，请稍后再试'],
  'city-order.unknown': [404, 'There is no such order of the city', '没有这个热线工单'],
  'question.unknown': [404, 'There is no such question', '没有这个问题'],
  'question.answered': [409, 'The question has been answered already', '这个问题已经回答'],
  'emergency.unknown': [404, 'There is no such emergency', '没有这个应急事件'],
  'result.unknown': [404, 'There is no such published result', '没有这个公开结果'],
  'attachment.unknown': [404, 'There is no such attachment', '没有这个附件'],
  'attachment.refused': [422, 'This kind of file is not accepted', '不接受这种文件'],
  'note.unknown': [404, 'There is no such note', '没有这条留言'],
  'note.others': [403, 'Only its writer and the office strike out a note', '只有作者和办公室可以划去留言'],
  'note.kept-from': [422, 'The case is kept from somebody who is named', '被点名的人不得知悉本案'],
  'note.nobody-asked': [422, 'Name who is asked', '请点名提问对象'],
  'task.unknown': [404, 'There is no such task', '没有这个任务'],
  'task.closed': [409, 'The task is not open any more', '任务已经结束'],
  'task.taken': [409, 'Somebody else has the task', '任务已由他人领取'],
  'task.held': [409, 'They have the task already', '该任务已在其名下'],
  'task.not-theirs': [422, 'The task is offered to none of their groups', '该任务不属于其所在的任何小组'],
  'filter.unknown': [404, 'There is no such filter', '没有这个筛选'],
  'filter.too-many': [409, 'So many filters are kept already; remove one first', '保存的筛选过多，请先删除一个'],
  'form.invalid': [422, 'The form has faults', '表单有错误'],
  'form.unsafe': [409, 'The form of this task is not one that is run here; an administrator has to deploy a better one', '此任务的表单不能在这里使用，请管理员部署修正后的表单'],
  'action.unknown': [404, 'There is nothing to start here under this name', '没有可以发起的这项操作'],
  'pack.unknown': [404, 'There is no such pack', '没有这个配置包'],
  'pack.refused': [422, 'This is no pack that can be taken in; nothing was changed', '这个配置包不能导入，没有做任何更改'],
  'process.unknown': [404, 'There is no such process', '没有这个流程'],
  'decision.unknown': [404, 'There is no such decision table', '没有这张决策表'],
  'decision.undecided': [422, 'The table cannot decide this', '决策表无法对此作出判断'],
  'file.unknown': [404, 'There is no such file', '没有这个文件'],
  'draft.unknown': [404, 'There is no such draft', '没有这份草稿'],
  'draft.changed': [409, 'Somebody else has changed the draft meanwhile', '其他人已修改了草稿'],
  'draft.stale': [409, 'What is live has changed since the draft was begun', '草稿开始之后，已上线的内容有了变化'],
  'release.unknown': [404, 'There is no such release', '没有这次发布'],
  'release.no-note': [422, 'Say why: a release needs a note', '请说明原因：发布需要备注'],
  'release.own': [409, 'Somebody else has to decide about it', '须由其他人决定'],
  'release.decided': [409, 'It has been decided about this release already', '这次发布已经有了决定'],
  'release.approval-needed': [409, 'A second person has to approve; put it live in the studio', '须由第二人审批，请在工作室中上线'],
  'release.unchanged': [409, 'Everything is as it was after that release', '一切与该次发布之后相同'],
  'upgrade.unreadable': [422, 'This cannot be put together part by part', '无法逐项合并'],
  'release.busy': [503, 'Another release is going live; try again shortly', '另一次发布正在上线，请稍后再试'],
  'deployment.refused': [422, 'The files have faults; nothing was deployed', '文件有错误，没有部署'],
  'instance.unknown': [404, 'There is no such process instance', '没有这个流程实例'],
  'instance.closed': [409, 'The process instance has ended', '流程实例已经结束'],
  'migration.unknown': [404, 'No such migration', '没有这次迁移'],
  'migration.empty': [409, 'No running case is on another version', '没有运行中的案件停留在其他版本'],
  'migration.over': [409, 'The migration is over already', '迁移已经结束'],
  'instance.not-migratable': [409, 'The process instance cannot be migrated now', '流程实例现在不能迁移'],
  'instance.called': [409, 'The process instance was called by another one and ends with it', '该流程实例由另一个实例调用，随其一同结束'],
  'instance.not-movable': [409, 'The work cannot be moved there', '不能移到那里'],
  'variable.fixed': [409, 'This variable is not changed by hand', '这个变量不能手工修改'],
  'job.unknown': [404, 'There is no such open job', '没有这个待执行的作业'],
  'batch.unknown': [404, 'There is no such batch', '没有这个批次'],
  'batch.empty': [422, 'There is nothing to do for any of them', '没有任何一项需要处理'],
  'incident.unknown': [404, 'There is no such open incident', '没有这个未解决的故障'],
  'calendar.invalid': [422, 'The calendar has faults', '日历有错误'],
  'calendar.changed': [409, 'Somebody else has changed the calendar meanwhile', '其他人已修改了日历'],
  'person.unknown': [404, 'There is no such person', '没有这个人员'],
  'absence.unknown': [404, 'There is no such absence', '没有这条不在岗记录'],
  'hospital.refused': [422, 'The rows have faults; nothing was changed', '有的行有错误，没有做任何更改'],
  'report.unknown': [404, 'There is no such report', '没有这份报表'],
  'follow-ups.refused': [422, 'The list has faults; nothing was added', '名单有错误，没有添加'],
  'notification.unknown': [404, 'There is no such notification', '没有这条通知'],
  'mail.unknown': [404, 'There is no such mail', '没有这封邮件'],
  'mail.decided': [409, 'It has been decided about this mail already', '这封邮件已经处理'],
  'survey.unknown': [404, 'There is no such questionnaire', '没有这份问卷'],
  'survey.answered': [409, 'This questionnaire has been answered', '这份问卷已经填写'],
  'survey.over': [409, 'The time to answer this questionnaire is over', '问卷的填写时间已过'],
  'template.unknown': [404, 'There is no such template', '没有这个模板'],
  'template.invalid': [422, 'The template uses more than a template may use', '模板使用了不允许的内容'],
  'template.hole': [422, 'A letter would go out with a hole', '发出的函件会有空缺'],
  'template.header': [422, 'The subject has to be one line', '主题只能有一行'],
  'template.too-long': [422, 'The template takes too long, or makes too long a letter', '模板耗时过长，或生成的函件过长'],
  'template.changed': [409, 'Somebody else has changed the template meanwhile', '其他人已修改了模板'],
  'link.unknown': [404, 'There is no such link', '没有这个链接'],
  'article.unknown': [404, 'There is no such article', '没有这篇文章'],
  'article.changed': [409, 'Somebody else has changed the article meanwhile', '其他人已修改了文章'],
  'search.unknown': [404, 'There is no such search in the list', '名单中没有这次搜索'],
  'letter.unknown': [404, 'There is no such letter', '没有这份函件'],
  'letter.no-browser': [503, 'Letters cannot be printed here: there is no Chromium', '这里不能打印函件：没有 Chromium'],
  'feed.unknown': [404, 'There is no such calendar', '没有这个日历'],
  'hook.refused': [401, 'This hook is not set up, or its secret is wrong', '该接口未设置，或密钥不正确'],
  'connector.unknown': [404, 'There is no such connector', '没有这个连接器'],
  'settings.refused': [422, 'The settings have faults; nothing was changed', '设置有错误，没有做任何更改'],
  'secret.unknown': [404, 'There is no such secret', '没有这个密钥'],
  'secret.in-use': [409, 'The settings of a connector name this secret', '有连接器的设置正在使用这个密钥'],
  'ledger.unknown': [404, 'There is no such row in the ledger', '台账中没有这一行'],
  'ledger.decided': [409, 'It is known already how this ended', '结果已经明确'],
  'rehearsal.off': [409, 'There is no rehearsal at the moment', '目前没有演练'],
  'rehearsal.busy': [409, 'Scenarios are being played; wait for them or stop them', '正在运行场景，请等待结束或先停止'],
  'scenario.unknown': [404, 'There is no such scenario', '没有这个场景'],
  'scenario.invalid': [422, 'The scenario cannot be read', '场景无法读取'],
  'scenario.named': [409, 'There is another scenario of this name', '已有同名的场景'],
  'engine.away': [503, 'The process engine cannot be reached; try again shortly', '无法连接流程引擎，请稍后再试'],
  'store.away': [503, 'The database cannot be reached; try again shortly', '无法连接数据库，请稍后再试'],
  'audit.away': [503, 'The access could not be recorded, so it was refused; try again shortly', '访问无法记录，因此被拒绝，请稍后再试'],
  'clock.moving': [503, 'The clock moved, but what was due has not come to rest', '时间已前进，但到期的事项尚未处理完'],
  'server.fault': [500, 'Something went wrong on our side', '系统出错了'],
} as const satisfies Record<string, readonly [status: number, title: string, titleZh: string]>

export type ErrorCode = keyof typeof table

export type Language = 'en' | 'zh'
export type Bilingual = Readonly<Record<Language, string>>

export interface FieldFault {
  path: string
  message: string
  /** The same in Chinese, where it is said in both languages. */
  zh?: string
}

export interface RefusalDetail {
  /** One sentence for the reader; never an internal text. In one language only where something else has said it. */
  detail?: string | Bilingual
  errors?: FieldFault[]
  /** Findings of a refused deployment. */
  findings?: unknown[]
  /** Further members of the problem. */
  also?: Readonly<Record<string, unknown>>
  /** Seconds after which a retry makes sense. */
  retryAfter?: number
  cause?: unknown
}

/** A refusal that a client may see, as `application/problem+json`. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly title: Bilingual
  readonly extra: RefusalDetail

  constructor(code: ErrorCode, extra: RefusalDetail = {}) {
    super(code, { cause: extra.cause })
    const [status, en, zh] = table[code]
    this.code = code
    this.status = status
    this.title = { en, zh }
    this.extra = extra
    if (extra.detail) this.message = `${code}: ${this.say('en')}`
  }

  /** The detail where there is one, else the title. A detail that is known in one language only stands behind the title in the other. */
  say(language: Language): string {
    const { detail } = this.extra
    if (typeof detail === 'object') return detail[language]
    return detail && language === 'zh' ? `${this.title.zh}：${detail}` : detail ?? this.title[language]
  }
}

export const errorTable: Readonly<Record<ErrorCode, readonly [status: number, title: string, titleZh: string]>> = table
