/** 各页面共用的文字。 */
export const common = {
  product: 'Recourse',
  hospital: '医患关系办公室',
  otherLanguage: 'English',
  save: '保存',
  cancel: '取消',
  close: '关闭',
  back: '返回',
  copy: '复制',
  copied: '已复制',
  retry: '重试',
  remove: '移除',
  send: '发送',
  more: '显示更多',
  loading: '加载中…',
  optional: '选填',
  none: '无',
  noConnection: '无法连接服务器',
  noConnectionHint: '内容不会丢失。请检查网络，系统会继续尝试。',
  notFound: '该地址下没有内容',
  notAllowed: '您无权查看此内容',
  failed: '操作未成功',
  system: '系统',
  anonymous: '匿名',
}

/** 业务用词，按服务器代码对应。 */
export const words = {
  state: { received: '已受理', handling: '处理中', answered: '已答复', closed: '已办结', canceled: '已撤销' },
  tier: { general: '一般', important: '重要', dispute: '纠纷' },
  nature: { service: '服务', quality: '质量', process: '流程', rights: '权益' },
  stage: {
    contact: '首次联系', plan: '处理方案', end: '办结', callback: '满意度回访', investigation: '调查',
    acknowledge: '受理告知', answer: '答复', progress: '进展告知', result: '结果确认',
  },
  channel: {
    web: '网页', wechat: '微信', app: 'App', phone: '电话', hotline: '投诉热线', onsite: '现场', letter: '来信', email: '电子邮件',
    box: '意见箱', survey: '问卷', 'follow-up': '随访电话', '12345': '12345 热线',
  },
  relation: { self: '患者本人', relative: '家属', friend: '朋友', other: '其他' },
  deadline: { open: '计时中', met: '已完成', missed: '已超时', superseded: '已更替' },
  element: { active: '当前步骤', completed: '已完成', terminated: '已终止', incident: '受阻' },
  instance: { active: '运行中', completed: '已结束', canceled: '已取消', terminated: '已终止' },
  role: {
    administrator: '管理员', 'complaint-office': '投诉办公室', 'department-head': '科主任', reception: '接待组',
    'service-specialist': '服务专员', 'complaint-specialist': '投诉专员', leadership: '院领导',
    'discipline-office': '纪检监察办公室', 'quality-team': '质量检查组', liaison: '联络员', staff: '员工', owner: '责任人',
    'hotline-operator': '热线接线员', complainant: '投诉人',
  },
}
