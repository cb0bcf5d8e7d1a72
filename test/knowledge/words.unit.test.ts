import { describe, expect, it } from 'vitest'
import { Articles } from '../../engine/knowledge/article.ts'
import { demoArticles } from '../../engine/knowledge/demo-articles.ts'
import { excerpt, wordsOf } from '../../engine/knowledge/words.ts'

describe('the words of a text', () => {
  it('are found in Chinese whatever their neighbours are', () => {
    for (const [sought, text] of [['退费', '出院退费用怎么办'], ['停车', '门口停车场满了'], ['胃镜', '明天做无痛胃镜检查']] as const) expect(wordsOf(text)).toEqual(expect.arrayContaining(wordsOf(sought)))
  })

  it('lose case, accents and width, and nothing else', () => {
    expect(wordsOf('Café  ＣＴ-Scan, 24h!')).toEqual(['cafe', 'ct', 'scan', '24h'])
    expect(wordsOf('  …!？ ')).toEqual([])
  })
})

describe('an excerpt', () => {
  it('shows the place where a word stands, and never more than it should', () => {
    const text = `${'before '.repeat(60)}fasting ${'after '.repeat(60)}`
    const piece = excerpt(text, ['fasting'], 80)
    expect(piece).toContain('fasting')
    expect(piece).toMatch(/^….*…$/)
    expect(piece.length).toBeLessThanOrEqual(82)
    expect(excerpt('short\n\ntext', ['nothing'])).toBe('short text')
  })
})

describe('the demonstration\'s articles', () => {
  const articles = demoArticles(new Date('2026-03-02T01:00:00Z'))

  it('are three thousand, each with a question and an answer in both languages, without a hole', () => {
    expect(articles.length).toBeGreaterThanOrEqual(3000)
    expect(new Set(articles.map(({ _id }) => _id)).size).toBe(articles.length)
    expect(new Set(articles.map(({ title }) => title.zh)).size).toBe(articles.length)
    for (const { title, body } of articles) for (const text of [title.en, title.zh, body.en, body.zh]) expect(text).toMatch(/^[^{}]{4,}$/)
  })

  it('have the shape of every article', async () => {
    for (const [at, article] of articles.entries()) if (at % 50 === 0) await new Articles(article).validate()
  })
})
