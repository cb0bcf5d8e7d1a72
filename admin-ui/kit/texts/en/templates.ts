export const letters = {
  title: 'Letters',
  template: { answer: 'Letter of answer', letter: 'Letter' },
  draft: 'Draft of {{time}}',
  signed: 'Signed {{time}}',
  signedBy: 'Signed by {{who}}, {{time}}',
  sent: { portal: 'on the follow-up page since {{time}}', email: 'sent by e-mail {{time}}', post: 'posted {{time}}' },
}
