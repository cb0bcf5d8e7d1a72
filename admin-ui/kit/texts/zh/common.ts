/** 各页面共用的文字。 */
export const common = {
  product: 'Recourse',
  hospital: '医患关系办公室',
  otherLanguage: 'English',
  cancel: '取消',
  copy: '复制',
  copied: '已复制',
  retry: '重试',
  remove: '移除',
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
  name: '姓名',
  phone: '电话',
  email: '电子邮箱',
  relation: '与患者关系',
}

/** 业务用词，按服务器代码对应。 */
export const words = {
  state: { received: '已受理', handling: '处理中', answered: '已答复', closed: '已办结', canceled: '已撤销' },
  tier: { general: '一般', important: '重要', dispute: '纠纷' },
  nature: { service: '服务', quality: '质量', process: '流程', rights: '权益' },
  stage: {
    register: '登记', contact: '首次联系', investigation: '调查', plan: '处理方案', end: '处理结果', callback: '满意度回访',
    hotline: '承诺回电',
  },
  channel: {
    web: '网页', wechat: '微信', app: 'App', questionnaire: '问卷', survey: '满意度调查', 'third-party': '第三方调查',
    phone: '电话', onsite: '现场', letter: '来信', email: '电子邮件', '12345': '12345 热线', 'feedback-box': '意见箱',
    'follow-up': '随访电话', 'complaint-line': '投诉热线', 'in-app': '站内', portal: '查询页面',
  },
  relation: { self: '患者本人', relative: '家属', friend: '朋友', other: '其他' },
  relationOf: { self: '患者本人', relative: '家属', friend: '朋友', other: '其他' },
  deadline: { open: '计时中', met: '已完成', missed: '已超时', superseded: '已更替' },
  element: { active: '当前步骤', completed: '已完成', terminated: '已终止', incident: '受阻' },
  instance: { active: '运行中', completed: '已结束', canceled: '已取消', terminated: '已终止' },
  message: { sent: '已发送', queued: '等待中', failed: '失败', unknown: '未知', read: '已读', delivered: '已送达', refused: '被拒' },
  role: {
    administrator: '管理员', 'complaint-office': '投诉办公室', 'department-head': '科主任', staff: '员工', operator: '热线',
    supervision: '纪检监察', leadership: '院领导', 'quality-team': '质量检查组', 'service-specialist': '服务专员',
    'complaint-specialist': '投诉专员', liaison: '即办专员', complainant: '投诉人',
  },
  part: { broker: '流程引擎', database: '数据库', projection: '任务列表' },
  partState: { up: '正常', down: '停止', starting: '启动中', restarting: '重启中', behind: '滞后' },
  because: {
    closed: '案件已办结', replaced: '新一轮已重设时限', done: '已完成', later: '时限已调整', 'tier-raised': '级别已提升',
  },
}
