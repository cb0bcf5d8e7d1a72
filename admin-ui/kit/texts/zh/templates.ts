export const letters = {
  title: '函件',
  template: { answer: '答复函', letter: '函件' },
  draft: '{{time}} 起草',
  signed: '{{time}} 签发',
  signedBy: '{{who}}于 {{time}} 签发',
  sent: { portal: '{{time}} 起可在查询页面查看', email: '{{time}} 电子邮件送出', post: '{{time}} 邮寄' },
}
