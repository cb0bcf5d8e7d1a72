import type { knowledge as english } from '../en/knowledge.ts'

export const knowledge: typeof english = {
  title: '知识库', lead: '可以告诉来电人的内容', failed: '无法加载知识条目', search: '搜索问题与答案', write: '新建条目',
  view: { published: '已发布', due: '待复核', draft: '草稿', archived: '已归档', unanswered: '未搜到' },
  empty: { published: '还没有条目', due: '没有待复核的条目', draft: '没有草稿', archived: '没有归档的条目', unanswered: '所有搜索都有答案' },
  nothing: '没有关于“{{words}}”的内容', wholeHospital: '全院', verdicts: '正确 {{right}}，不对 {{wrong}}', due: '待复核', times_one: '搜索过 1 次', times_other: '搜索过 {{count}} 次', settle: '无需条目',
  edit: '编辑', stateHint: { draft: '草稿：话务员搜不到', archived: '已归档：话务员搜不到' }, dueHint: '请复核内容是否仍然正确',
  objections: '反馈不对', noRemark: '内容不对', department: '科室', owner: '负责人', reviewBy: '复核期限', judged: '话务员评价', keywords: '来电人常用说法', keywordsHint: '同义说法，回车分隔',
  versions: '版本', asDelivered: '初始内容', version: '第 {{version}} 版', wasItRight: '内容正确吗？', right: '正确', wrong: '不对', whatIsWrong: '哪里不对？', send: '提交', thanks: '谢谢反馈',
  question: { en: '问题（英文）', zh: '问题（中文）' }, answer: { en: '答案（英文）', zh: '答案（中文）' }, needTitle: '至少填写一种语言的问题', needReview: '请填写复核期限',
  state: '状态', stateName: { draft: '草稿', published: '发布', archived: '归档' }, because: '修改原因', needBecause: '请填写原因，便于查看版本', save: '保存', changedMeanwhile: '其他人已修改此条目。请复制您的内容，刷新后重新填写。',
}
