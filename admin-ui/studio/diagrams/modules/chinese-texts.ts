import menus from 'bpmn-js-i18n/translations/zn.js'
import { chineseDescriptions } from './chinese-descriptions.ts'

/** The fields and sections of the panel. */
const panel: Record<string, string> = {
  General: '常规', Documentation: '文档', Error: '错误', Message: '消息', Signal: '信号', Link: '链接', Escalation: '升级', Timer: '定时器', Compensation: '补偿',
  'Multi-instance': '多实例', Completion: '完成', Condition: '条件', Form: '表单', Assignment: '分配', Inputs: '输入', Outputs: '输出', Headers: '标头', Errors: '错误',
  'Task definition': '任务定义', 'Called decision': '调用的决策表', 'Called element': '调用的流程', Script: '脚本', Implementation: '实现方式', Template: '模板',
  'Input mapping': '输入映射', 'Output mapping': '输出映射', 'Input propagation': '输入传递', 'Output propagation': '输出传递', 'Active elements': '活动元素',
  'Execution listeners': '执行监听器', 'Task listeners': '任务监听器', 'Extension properties': '扩展属性', 'Example data': '示例数据', 'Job priority': '作业优先级', 'Custom properties': '自定义属性',
  Work: '办理', 'Way taken when': '何时走此路径', 'Which way': '走哪条路径', Waits: '等待', Calls: '调用', Asks: '查询', 'In words': '文字说明',
  Name: '名称', 'Name in Chinese': '中文名称', ID: '标识', Version: '版本', 'Version tag': '版本标签', Code: '代码', Type: '类型', Value: '值', Key: '键', Description: '说明', Executable: '可执行',
  'Process name': '流程名称', 'Process ID': '流程标识', 'Participant Name': '参与者名称', 'Element documentation': '元素说明', 'Process documentation': '流程说明',
  'Job type': '作业类型', Retries: '重试次数', Binding: '绑定', latest: '最新', deployment: '同一次部署', 'version tag': '版本标签', 'Business ID': '业务标识',
  Assignee: '经办人', 'Candidate groups': '候选组', 'Candidate users': '候选人', 'Due date': '到期日', 'Follow up date': '跟进日', Priority: '优先级',
  'Decision ID': '决策表标识', 'DMN decision': 'DMN 决策', 'Result variable': '结果变量', 'FEEL expression': 'FEEL 表达式', Expression: '表达式', 'Condition expression': '条件表达式',
  'Variable name': '变量名', 'Variable assignment value': '变量的值', 'Local variable assignment': '局部变量', 'Process variable assignment': '流程变量', 'Assign to process variable': '赋值给流程变量',
  'Form ID': '表单标识', 'Camunda Form': 'Camunda 表单', 'Camunda Form (linked)': 'Camunda 表单（链接）', 'Camunda Form (embedded)': 'Camunda 表单（内嵌）', 'External form reference': '外部表单', 'Custom form key': '自定义表单键', 'Form JSON configuration': '表单 JSON',
  'Camunda user task': 'Camunda 用户任务', 'Job worker': '作业处理者', 'Implementation type': '实现类型', 'Listener type': '监听器类型', 'Event type': '事件类型', 'Variable events': '变量事件',
  'Input collection': '输入列表', 'Input element': '输入元素', 'Output collection': '输出列表', 'Output element': '输出元素', 'Completion condition': '完成条件', 'Cancel remaining instances': '取消其余实例', 'Wait for completion': '等待完成',
  'Active elements collection': '活动元素列表', 'Activity reference': '活动引用', 'Subscription correlation key': '消息关联键', 'Loop cardinality': '循环次数',
  'Global error reference': '全局错误', 'Global escalation reference': '全局升级', 'Global message reference': '全局消息', 'Global signal reference': '全局信号',
  Date: '日期', Duration: '时长', Cycle: '周期', Create: '新建', Update: '更新', On: '开', Off: '关', Before: '之前', After: '之后', Exclusive: '独占', Format: '格式', Select: '选择', Change: '更改', Unlink: '解除',
  '<none>': '<无>', '<empty>': '<空>', '<unnamed>': '<未命名>', 'Create new ...': '新建……', 'Inherit from parent': '继承上级', '{eventType}: {type}': '{eventType}：{type}',
  'Propagate all parent process variables': '传递全部上级流程变量', 'Propagate all child process variables': '传回全部下级流程变量',
  'If turned on, all variables from the parent process instance will be propagated to the child process instance.': '打开时，上级流程的全部变量传给下级流程。',
  'If turned on, all variables from the child process instance will be propagated to the parent process instance.': '打开时，下级流程的全部变量传回上级流程。',
  'Otherwise, only variables defined via input mappings will be propagated.': '否则只传递输入映射中的变量。',
  'Otherwise, only variables defined via output mappings will be propagated.': '否则只传回输出映射中的变量。',
  'A specific point in time defined as ISO 8601 combined date and time representation.': '按 ISO 8601 书写的时间点。',
  'A time duration defined as ISO 8601 durations format.': '按 ISO 8601 书写的时长。',
  'A cycle defined as ISO 8601 repeating intervals format.': '按 ISO 8601 书写的重复间隔。',
  'A cycle defined as ISO 8601 repeating intervals format, or a cron expression.': '按 ISO 8601 书写的重复间隔，或 cron 表达式。',
  'UTC time': 'UTC 时间', 'UTC plus 2 hours zone offset': 'UTC 加 2 小时', '15 seconds': '15 秒', '1 hour and 30 minutes': '1 小时 30 分钟', '14 days': '14 天', 'every 10 seconds, up to 5 times': '每 10 秒，最多 5 次', 'every day, infinitely': '每天，不限次数',
  'Timer documentation': '定时器文档', 'How to configure a timer': '如何设置定时器', 'Documentation: Timer events': '文档：定时器事件', 'Learn more.': '了解更多。',
}

/** What the panel says of mistakes and states. */
const remarks: Record<string, string> = {
  'Select an element to edit its properties.': '选择一个元素以编辑其属性。',
  'Multiple elements are selected. Select a single element to edit its properties.': '已选择多个元素。请只选择一个元素以编辑其属性。',
  'ID must not be empty.': '标识不能为空。', 'ID must be unique.': '标识必须唯一。', 'ID must not contain spaces.': '标识不能含空格。', 'ID must not contain prefix.': '标识不能含前缀。', 'ID must be a valid QName.': '标识必须是有效的名称。',
  '{label} must not be empty.': '“{label}”不能为空。', 'Must not be empty.': '不能为空。', '{label} {message}': '“{label}”{message}',
  '{label} cannot exceed {maxLength} characters.': '“{label}”不能超过 {maxLength} 个字符。', 'Cannot exceed {maxLength} characters.': '不能超过 {maxLength} 个字符。',
  '{label} must be at least {minLength} characters.': '“{label}”至少 {minLength} 个字符。', 'Must be at least {minLength} characters.': '至少 {minLength} 个字符。',
  '{label} must match pattern {pattern}.': '“{label}”必须符合格式 {pattern}。', 'Must match pattern {pattern}.': '必须符合格式 {pattern}。',
  Applied: '已应用', 'Not found': '未找到', 'Update available': '有新版本', Incompatible: '不兼容', Deprecated: '已弃用', 'This template is deprecated.': '此模板已弃用。',
  'The template applied was not found. Therefore, its properties cannot be shown. Unlink to access the data.': '未找到所用模板，无法显示其属性。解除模板后可查看数据。',
  'A new version of the template is available: {templateVersion}': '模板有新版本：{templateVersion}',
  'Scientific notation is disallowed in FEEL.': 'FEEL 不允许科学计数法。', 'FEEL expression is mandatory': '必须使用 FEEL 表达式', 'Unparsable FEEL expression.': 'FEEL 表达式无法解析。', 'JSON contains errors': 'JSON 有错误',
  'Parameter won\'t be created as local variable.': '不会创建为局部变量。', 'Parameter won\'t be available in process scope.': '流程中不可用。',
  'Process variable name must not be empty.': '流程变量名不能为空。', 'Process variable name must not contain spaces.': '流程变量名不能含空格。',
  'Open documentation': '打开文档', 'Toggle section': '展开或折叠', 'Section contains an error': '此部分有错误', 'Section contains edits': '此部分有内容',
  'Toggle list item': '展开或折叠', 'Delete item': '删除', 'Create new list item': '新增一项', 'Open pop-up editor': '在弹窗中编辑', 'Opened in editor': '已在弹窗中打开',
}

/** Menus and kinds of elements that bpmn-js-i18n does not know. */
const more: Record<string, string> = {
  'Append element': '追加元素', 'Create element': '创建元素', 'Change element': '更改元素', Templates: '模板', 'Preconfigured elements': '预设元素', 'Choose element template': '选择元素模板',
  'Set color': '设置颜色', Default: '默认', Blue: '蓝色', Orange: '橙色', Green: '绿色', Red: '红色', Purple: '紫色',
  'Align elements': '对齐元素', 'Align elements ': '对齐元素', 'Distribute elements horizontally': '水平分布', 'Distribute elements vertically': '垂直分布', 'Toggle non-interrupting': '切换是否中断',
  'Search in diagram': '在图中查找', Search: '查找', 'Boundary event': '边界事件', 'Ad-hoc sub-process': '临时子流程', 'Expanded pool/participant': '展开的池/参与者',
  'Event based instantiating Gateway': '由事件启动的网关', 'Parallel Event based instantiating Gateway': '由并行事件启动的网关',
  Process: '流程', Task: '任务', 'User task': '用户任务', 'Service task': '服务任务', 'Script task': '脚本任务', 'Send task': '发送任务', 'Receive task': '接收任务', 'Manual task': '人工任务', 'Business rule task': '决策任务', 'Call activity': '调用流程',
  'Sequence flow': '顺序流', 'Start event': '开始事件', 'End event': '结束事件', 'Exclusive gateway': '排他网关', 'Parallel gateway': '并行网关', 'Inclusive gateway': '包容网关', 'Event-based gateway': '事件网关', 'Complex gateway': '复杂网关',
  'Default flow': '默认流', 'Conditional flow': '条件流', 'Data object reference': '数据对象', 'Data store reference': '数据存储', 'Intermediate throw event': '中间抛出事件', 'Event sub-process': '事件子流程',
  Tasks: '任务', Gateways: '网关', 'Sub-processes': '子流程', Events: '事件', Data: '数据', Participants: '参与者', 'Boundary events': '边界事件', 'Start events': '开始事件', 'End events': '结束事件', 'Intermediate catch events': '中间捕获事件', 'Intermediate throw events': '中间抛出事件',
}

/** The token simulation. */
const simulation: Record<string, string> = {
  'Toggle Simulation Log': '模拟日志', 'Play/Pause Simulation': '播放 / 暂停', 'Reset Simulation': '重新开始', 'Set Sequence Flow': '选择路径', 'Add pause point': '在此暂停', 'Remove pause point': '取消暂停', 'Trigger Event': '触发事件',
  'Set animation speed = Slow': '速度：慢', 'Set animation speed = Normal': '速度：正常', 'Set animation speed = Fast': '速度：快',
  'Start Simulation': '开始模拟', 'Pause Simulation': '已暂停', 'Simulation Log': '模拟日志', 'No Entries': '暂无记录', Finished: '已结束', Started: '已开始', Canceled: '已取消', Process: '流程',
}

/** The editor in Chinese: what bpmn-js-i18n has, and what it lacks, the panel above all. */
export const chineseTexts: Record<string, string> = { ...menus, ...chineseDescriptions, ...more, ...simulation, ...remarks, ...panel }
