/** The knowledge base of the demonstration hospital: what a hospital of this size is asked, three thousand times (`domain.md` [3]). */
import { DateTime } from 'luxon'
import { Articles, type Article } from './article.ts'
import { asked } from './demo-questions.ts'

/** Always the same articles at the same date. */
export const demoArticles = (from: Date): Article[] => asked.map(({ subject, question }, i) => {
  const facts: Record<string, string> = { floor: String(i % 5 + 1), hour: String(i % 3 + 15), days: String(i % 4 + 1), fee: String((i % 9 + 1) * 10) }
  const said = (text: string, name: string): string => text.replaceAll(/\{(\w*)\}/g, (_, key: string) => (key === '' ? name : facts[key] ?? ''))
  return {
    _id: `demo-${String(i + 1).padStart(4, '0')}`,
    title: { en: said(question.en[0], subject.en), zh: said(question.zh[0], subject.zh) },
    body: { en: said(question.en[1], subject.en), zh: said(question.zh[1], subject.zh) },
    keywords: question.keywords, department: subject.department, owner: null,
    // A few are due already, the rest over the year.
    reviewBy: DateTime.fromJSDate(from, { zone: 'utc' }).plus({ days: i % 365 - 5 }).toISODate()!,
    state: 'published', version: 1, at: from, by: null, right: 0, wrong: 0,
  }
})

/** Once; a start that broke off after it finds them there. */
export async function loadDemoArticles(from: Date): Promise<void> {
  if (await Articles.exists({})) return
  // Their shape is tested; checking three thousand again would hold up the first start.
  await Articles.insertMany(demoArticles(from), { lean: true, ordered: false })
}
