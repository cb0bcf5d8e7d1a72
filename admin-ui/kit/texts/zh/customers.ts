import type { customers as english } from '../en/customers.ts'

export const customers: typeof english = {
  title: '客户档案', lead: '谁投诉过、多少次、因何事、如何解决', failed: '无法加载客户档案', view: { complaints: '投诉客户', patients: '患者' },
  search: '姓名、号码、尾号四位或受理号', searchPatients: '姓名、患者号或电话', repeatOnly: '仅多次投诉', empty: '还没有留下号码或邮箱的投诉人', nothing: '没有符合的人', anonymised: '已匿名化', unnamed: '未留姓名',
  column: { who: '客户', complaints: '投诉', calls: '来电', frequency: '一年内联系', last: '最近联系', first: '建档' }, unconfirmed_one: '{{count}} 件待确认', unconfirmed_other: '{{count}} 件待确认',
  oneFailed: '无法加载档案', since: '{{date}}建档', needs: '诉求', reasons: '原因', occupations: '被投诉岗位', inclinations: '解决倾向', times: '{{what}} {{count}} 次', amount: '{{what}} {{count}} 条', contact: '联系方式', none: '暂无记录',
  cases: '投诉', noCases: '您无权查看此人的投诉', proposed: '号码相同，是同一人吗？', confirmed: '{{name}}确认为同一人', apart: '{{name}}认定为他人', samePerson: '同一人', otherPerson: '不是同一人', undo: '撤回', satisfied: '满意', unsatisfied: '不满意',
  repeats: '是否同一事项再次投诉？', repeatsHint: '此处的认定会提示给登记人；重复投诉转质检组。', same: '同一事项', different: '不同事项', repeatState: { proposed: '科室与原因相同', same: '{{name}}认定：同一事项', different: '{{name}}认定：不同事项', registered: '登记时已确认' },
  calls: '来电', followUps: '随访', followUpKind: { 'discharge': '出院随访', 'checkup': '体检后随访', 'first-visit': '首次就诊回访', 'quarterly': '季度调查', 'chronic': '慢病随访' }, reached: '已联系上', notReached: '未联系上', notCalled: '尚未致电', scores: '就诊 {{visit}}，信息 {{information}}，出院后 {{aftercare}}',
  patient: '患者档案', patientMaybe: '患者档案中有相同号码，是这位患者吗？', patientIs: '是这位患者', patientNumber: '患者号 {{number}}', born: '{{date}}出生', gender: { male: '男', female: '女', other: '其他', unknown: '未知' }, said: '已保存', undone: '已撤回',
  anonymise: '匿名化', anonymiseTitle: '匿名化此人，保留投诉', anonymiseLead: '发生了什么、何时、涉及谁、如何办结都会保留，统计不变。此人的身份将被永久删除，无法恢复。', erases: '删除', goes: { names: '姓名', contacts: '号码与邮箱', identifiers: '患者号', files_one: '{{count}} 个图片、录音或函件', files_other: '{{count}} 个图片、录音和函件' },
  places: '从以下文字中隐去', place: { cases: '投诉', entries: '办理记录', calls: '来电', followUps: '随访', mails: '邮件', letters: '函件', messages: '消息', notes: '留言', questions: '提问', results: '公开结果', surveys: '问卷', city: '12345 工单', corrections: '整改登记' },
  readTexts: '已知的姓名和号码会从文字中隐去。系统不认识所有称呼，请先通读。备份中的信息在备份到期前仍会保留。', blocked: '暂时不能', blockedOpen: '尚未办结：{{receipts}}。请在全部办结后匿名化。', blockedOwed_one: '还有一个承诺的回电。', blockedOwed_other: '还有 {{count}} 个承诺的回电。',
  typeIt: '请输入“{{confirm}}”以确认', doAnonymise: '永久匿名化', done: '已匿名化', anonymisedAt: '已于{{date}}匿名化：投诉保留，无法再联系到本人。',
  noPatients: '尚未导入患者', importPatients: '导入患者', importHint: '表格（CSV），列名：{{columns}}；或 FHIR R4 Patient（Bundle 或 NDJSON）。先显示将发生的更改；重复导入同一文件不会改变任何内容。', template: '空白表格', choose: '选择文件', unreadable: '文件既不是 FHIR 也不是表格',
  faults: '未导入', line: '第 {{at}} 行', resource: '第 {{at}} 个资源', code: { required: '缺失', value: '无效', 'too-long': '过长', conflict: '属于两位已有患者', duplicate: '重复出现', 'not-supported': '不受支持', structure: '无法读取' }, change: { new: '新增', changed: '更改' }, unchanged: '没有变化', skipped_one: '{{count}} 个资源不是患者', skipped_other: '{{count}} 个资源不是患者', forgotten_one: '{{count}} 人已匿名化，不再导入', forgotten_other: '{{count}} 人已匿名化，不再导入',
  doImport_one: '导入 {{count}} 位患者', doImport_other: '导入 {{count}} 位患者', imported: '新增 {{new}}，更改 {{changed}}，未变 {{same}}', patientColumn: { name: '姓名', number: '患者号', birth: '出生日期', phone: '电话', email: '邮箱' },
}
