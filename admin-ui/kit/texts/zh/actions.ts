export const actions = {
  menu: '操作',
  title: '发起',
  lead: '您可直接发起的事项，无需关联投诉',
  empty: '暂无可发起的事项。',
  failed: '可发起的事项加载失败',
  formFailed: '表单加载失败',
  start: '发起',
  started: '已发起“{{name}}”',
  invalid: '请检查标出的内容',
  closed: '案件已办结，未发起任何事项。',
}
