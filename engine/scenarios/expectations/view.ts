/** What somebody sees who looked: the complainant on the follow-up page, a member of staff who opened the case. */
import { RowFault } from '../row-fault.ts'
import { finding, type Check } from './finding.ts'

const parts: Record<string, (body: Record<string, unknown>, status: number) => unknown> = {
  case: (_, status) => status === 200,
  answer: ({ answer }) => answer,
  rating: ({ canRate }) => canRate,
  person: ({ complainant }) => complainant && Object.keys(complainant).some((name) => ['name', 'phone', 'email'].includes(name)),
}

export const sees: Check = async ({ look }, expectation) => {
  if (!look) throw new RowFault({ en: 'Nobody looked: "looks" or "opens the case" comes first.', zh: '还没有人查看：须先有 looks 或 opens the case。' })
  const { status, body } = await look()
  const page = typeof body === 'object' && body !== null ? body as Record<string, unknown> : {}
  const [, ...words] = expectation.subject
  const [name = ''] = words
  if (expectation.compare) return finding(page[name], expectation)
  const part = words.length === 1 ? parts[name] : undefined
  const text = words.join(' ').replace(/^"(.*)"$/, '$1')
  return { holds: Boolean(part ? part(page, status) : JSON.stringify(page).includes(text)), found: `${status} ${JSON.stringify(page).slice(0, 600)}` }
}
