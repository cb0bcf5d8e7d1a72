import type { hotline as english } from '../en/hotline.ts'

export const hotline: typeof english = {
  title: '热线', lead: '谁来电、要什么、怎么答、如何结束', caller: '来电人', number: '电话号码', name: '姓名', knownAs: '曾用名：{{names}}', owed: '已承诺', cases: '投诉', earlierCalls: '以往来电', firstCall: '此号码没有记录',
  rings: '{{number}} 来电', withheld: '未显示号码', ringsHint: '请先结束当前通话，新来电随后显示', notes: '记录', notesHint: '来电人说了什么？右侧会随输入给出答案。', department: '科室', speaks: '语言', language: { zh: '中文', en: '英语' },
  answers: '答案', searchAnswers: '搜索答案', answersHint: '写记录或在此搜索。在记录中按 Alt ↓ 到这里，方向键选择，回车即答复并结束通话。', noAnswer: '没有合适的条目', unreviewed: '待复核', thatWasIt: '已用此答复', notThere: '没有答案，列入待写清单', noted: '已列入待写清单',
  ending: { answered: '已答复', callback: '承诺回电', complaint: '转为投诉', other: '与本院无关' }, ended: { answered: '已答复', callback: '已承诺回电', complaint: '已转投诉', other: '与本院无关' },
  needNumber: '回电需要电话号码', needNotes: '请记录来电内容', opened: '投诉 {{receipt}} 已登记', sayCode: '请告知来电人查询码：{{code}}', promise: '什么时候回电？', promiseIt: '承诺', soon: '按承诺时限尽快', from: '{{time}}起', room_one: '可安排 1 个', room_other: '可安排 {{count}} 个',
  waiting: '等待处理', allCallbacks: '全部回电', order: '工单 {{number}}', shift: '交接班', shiftLead: '本班情况、未完成事项与留言', shiftFailed: '无法加载交接班', lastHours_one: '最近 1 小时', lastHours_other: '最近 {{count}} 小时', stillOwed: '未完成回电', nothingOwed: '没有未完成的回电', shiftNotes: '给下一班的留言', shiftNote: '下一班需要知道什么？', leaveNote: '留言', takenBy: '{{name}} 已接手', take: '我来接手',
}
