export const processes = {
  title: '流程',
  lead: '已部署的流程及运行数量',
  deploy: '部署',
  drop: '将 .bpmn、.dmn、.form 文件拖到此处，或点击选择',
  dropHint: '统一校验，全部通过才会部署。',
  deploying: '正在校验并部署…',
  deployed: '已部署：{{what}}',
  findings: '未部署任何内容，请更正：',
  column: {
    name: '流程', version: '版本', running: '运行中', incidents: '异常', deployed: '部署时间',
    file: '文件', element: '元素', rule: '规则', message: '问题',
  },
  empty: '尚未部署流程',
  failed: '流程加载失败',
  versionNo: '版本 {{version}}',
  start: '启动实例',
  draw: '编辑',
  startHint: '以 JSON 填写变量，不得包含姓名、电话或反映内容。',
  notJson: '不是有效的 JSON 对象',
}

export const instance = {
  title: '实例 {{key}}',
  cancel: '取消实例',
  cancelSure: '确定取消此实例？其待办任务将消失，且无法恢复。',
  canceled: '已取消',
  incidents: '异常',
  caller: '上级流程',
  elements: '元素',
  variables: '变量',
  noVariables: '没有变量。',
  column: { element: '元素', state: '状态', at: '时间', name: '名称', value: '值' },
  failed: '实例加载失败',
  theCase: '投诉档案',
}

export const incidents = {
  title: '异常',
  lead: '流程受阻、需要人工处理之处',
  empty: '没有受阻的流程',
  failed: '异常加载失败',
  retry: '重试',
  resolved: '已恢复运行',
  still: '仍然受阻：{{reason}}',
  column: { what: '问题', where: '位置', since: '发生时间' },
}

export const notifications = {
  title: '已发消息',
  lead: '发送或尝试发送的内容、方式与结果',
  empty: '尚未发送消息',
  failed: '消息加载失败',
  column: { at: '时间', to: '接收人', channel: '方式', subject: '内容', state: '状态' },
  noneSuch: '没有符合条件的消息',
  group: '群聊：{{group}}',
  written: '已生成（{{channel}}）',
  tried: '已尝试，将重试',
  heldUntil: '暂缓至',
  insteadOf: '原消息（{{channel}}）未送达，改由本渠道发送',
  next: '若未送达，将改用：{{channels}}',
  wentOn: '随后按可达情况改用：{{channels}}',
}

export const health = {
  title: '运行状况',
  lead: '各部分是否正常、有无遗漏',
  ready: '一切正常',
  notReady: '有部分不正常',
  parts: '组成部分',
  reconciliation: '案件档案、流程实例与受理号核对',
  clean: '全部一致：每件已受理的投诉都有对应流程。',
  checked: '上次核对',
  failed: '状态加载失败',
}
