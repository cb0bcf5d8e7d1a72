/** The knowledge base on a real database, without a broker's part in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Articles } from '../../engine/knowledge/article.ts'
import { loadDemoArticles } from '../../engine/knowledge/demo-articles.ts'
import { findArticles } from '../../engine/knowledge/find-articles.ts'
import { listArticles, showArticle } from '../../engine/knowledge/show-article.ts'
import { listUnanswered, noteUnanswered, settleUnanswered } from '../../engine/knowledge/unanswered.ts'
import { judgeArticle } from '../../engine/knowledge/verdicts.ts'
import { addArticle, changeArticle, type ArticleChange } from '../../engine/knowledge/write-article.ts'
import { monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let operator: Actor
let office: Actor
let head: Actor
const now = new Date(monday)

beforeAll(async () => {
  workbench = await openWorkbench()
  operator = await whoIs({ roles: 'operator' })
  office = await whoIs({ roles: 'complaint-office' })
  head = await whoIs({ roles: 'department-head', department: 'cardiology' })
  await loadDemoArticles(now)
})
afterAll(async () => await workbench.close())

const text = (changes: Partial<ArticleChange> = {}): ArticleChange => ({
  title: { en: 'Where is the sundial?', zh: '日晷在哪里？' }, body: { en: 'In the garden.', zh: '在花园。' }, keywords: ['gnomon'], department: null, owner: null, reviewBy: '2027-03-02', state: 'published', because: 'asked for', ...changes,
})

describe('searching', () => {
  it.each([
    ['胃镜空腹', '做胃镜需要空腹吗？'], ['我昨天做的头部磁共振报告名字写错了', '头部磁共振报告名字错了怎么办？'], ['gastroscopy fasting', '做胃镜需要空腹吗？'], ['gastroscpy eat before', '做胃镜需要空腹吗？'], ['异地医保 材料', '办异地医保需要什么材料？'],
  ])('finds for "%s" first: %s', async (q, title) => {
    expect((await findArticles({ q, limit: 5 }))[0]?.title.zh).toBe(title)
  })

  it('finds what was written a moment ago, in its new words only, and no draft', async () => {
    const { _id } = await addArticle(text(), office, now)
    const ids = async (q: string): Promise<string[]> => (await findArticles({ q, limit: 3 })).map(({ id }) => id)
    expect(await ids('sundial')).toEqual([_id])
    expect(await ids('日晷')).toContain(_id)

    await changeArticle(_id, 1, text({ title: { en: 'Where is the astrolabe?', zh: '星盘在哪里？' } }), office, new Date(now.getTime() + 1))
    expect([await ids('sundial'), await ids('astrolabe')]).toEqual([[], [_id]])

    await changeArticle(_id, 2, text({ title: { en: 'Where is the astrolabe?', zh: '星盘在哪里？' }, state: 'archived' }), office, new Date(now.getTime() + 2))
    expect(await ids('astrolabe')).toEqual([])
  })

  it('takes hostile words for words', async () => {
    for (const q of ['.*', '$where', '{"$ne":null}', '(a|a)*$', '💥', ' '.repeat(50)]) expect(await findArticles({ q, limit: 3 })).toBeInstanceOf(Array)
  })
})

describe('writing', () => {
  it('keeps every version with its reason, and writes over nobody\'s change', async () => {
    const { _id } = await addArticle(text({ because: 'first' }), office, now)
    await changeArticle(_id, 1, text({ body: { en: 'By the gate.', zh: '在门口。' }, because: 'it was moved' }), office, now)

    await expect(changeArticle(_id, 1, text({ because: 'late' }), office, now)).rejects.toMatchObject({ code: 'article.changed' })
    expect(await showArticle(_id, office)).toMatchObject({ version: 2, body: { en: 'By the gate.' }, versions: [{ version: 2, because: 'it was moved' }, { version: 1, because: 'first' }] })
  })

  it('lets operators hand in drafts, heads publish for their department, and nobody more than that', async () => {
    const before = await Articles.countDocuments()
    for (const [actor, change] of [[operator, {}], [head, {}], [head, { department: 'pharmacy' }]] as const) await expect(addArticle(text(change), actor, now)).rejects.toMatchObject({ code: 'access.refused' })
    expect(await Articles.countDocuments()).toBe(before)

    const draft = await addArticle(text({ state: 'draft' }), operator, now)
    await expect(changeArticle(draft._id, 1, text(), operator, now)).rejects.toMatchObject({ code: 'access.refused' })
    const own = await addArticle(text({ department: 'cardiology' }), head, now)
    await expect(changeArticle(own._id, 1, text({ department: null }), head, now)).rejects.toMatchObject({ code: 'access.refused' })
  })

  it('lists what is due first, page after page, each once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listArticles({ state: 'published', limit: 200, dueBy: '2026-06-01', cursor })
      seen.push(...page.items.map(({ id }) => id))
      expect(page.items.map(({ reviewBy }) => reviewBy)).toEqual(page.items.map(({ reviewBy }) => reviewBy).toSorted())
      cursor = page.next
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(await Articles.countDocuments({ state: 'published', reviewBy: { $lte: '2026-06-01' } }))
  })
})

describe('judging', () => {
  it('counts somebody\'s last word on a version once', async () => {
    const { _id } = await addArticle(text(), office, now)
    await judgeArticle(_id, { right: true }, operator, now)
    await judgeArticle(_id, { right: true }, operator, now)
    expect(await judgeArticle(_id, { right: false, remark: 'it was moved' }, operator, now)).toEqual({ right: 0, wrong: 1 })
    expect(await judgeArticle(_id, { right: true }, head, now)).toEqual({ right: 1, wrong: 1 })

    await changeArticle(_id, 1, text(), office, now)
    expect(await showArticle(_id, office)).toMatchObject({ right: 0, wrong: 0 })
  })
})

describe('what was searched in vain', () => {
  it('stands once in the list, counted, until somebody settles it', async () => {
    for (const words of ['Free WiFi?', ' free  wifi ', '无线网密码']) await noteUnanswered(words, operator, now)
    const [first, second] = await listUnanswered()
    expect([first, second]).toMatchObject([{ words: 'Free WiFi?', times: 2 }, { words: '无线网密码', times: 1 }])

    await settleUnanswered(first!._id)
    await expect(settleUnanswered(first!._id)).rejects.toMatchObject({ code: 'search.unknown' })
    expect(await listUnanswered()).toHaveLength(1)
  })
})
