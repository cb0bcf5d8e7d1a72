/** What somebody wrote in an answer, without what their program repeated below it. */

/** Everything from such a line on is an earlier mail or a signature. */
const ends = [
  /^-- ?$/,
  /^_{10,}$/,
  /^-{2,}.*(?:original message|forwarded message|原始邮件|原邮件|转发邮件|转发的邮件).*-{2,}$/i,
  /^on (?=.*\d).{4,200} wrote:$/i,
  /^(?=.*\d).{4,160}(?:写道|寫道)[:：]$/,
]
/** The head of a repeated mail: sender first, then date or recipient. */
const sender = /^\*?(?:from|发件人|寄件者)\*?\s*[:：]/i
const another = /^\*?(?:sent|date|to|发送时间|日期|时间|收件人)\*?\s*[:：]/i

export function newWords(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n').map((line) => line.trimEnd())
  const end = lines.findIndex((line, i) => ends.some((one) => one.test(line.trim()) || one.test(`${line.trim()} ${(lines[i + 1] ?? '').trim()}`) && /^on /i.test(line))
    || (sender.test(line.trim()) && lines.slice(i + 1, i + 4).some((next) => another.test(next.trim()))))
  return (end === -1 ? lines : lines.slice(0, end)).filter((line) => !/^\s*>/.test(line)).join('\n').trim()
}
