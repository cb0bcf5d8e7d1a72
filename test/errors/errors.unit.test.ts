import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorTable, Refusal } from '../../engine/errors/errors.ts'
import { toProblem } from '../../engine/errors/problem.ts'

describe('refusals', () => {
  it('are documented with their status, code by code', () => {
    const documented = [...readFileSync('docs/interface.md', 'utf8').matchAll(/^\| `([a-z.-]+)` \| (\d+) \| (.+) \|$/gm)].map(([, code, status, title]) => [code, [Number(status), title]])
    expect(documented).toEqual(Object.entries(errorTable).map(([code, [status, title]]) => [code, [status, title]]))
  })

  it('are all used somewhere', () => {
    const code = execFileSync('grep', ['-rhoE', "'[a-z-]+\\.[a-z-]+'", 'engine', 'connectors', '--include=*.ts', '--exclude-dir=errors'], { encoding: 'utf8' })
    const used = new Set(code.split('\n').map((one) => one.slice(1, -1)))
    expect(Object.keys(errorTable).filter((one) => !used.has(one))).toEqual([])
  })

  it('speak Chinese to who asks for it', () => {
    expect(Object.entries(errorTable).filter(([, [, , zh]]) => !/\p{Script=Han}/u.test(zh)).map(([code]) => code)).toEqual([])
    expect(toProblem(new Refusal('rehearsal.off'), 'zh')).toMatchObject({ title: '目前没有演练' })
    expect(toProblem(new Refusal('release.own', { detail: { en: 'Not you.', zh: '您不可以。' } }), 'zh')).toMatchObject({ title: '须由其他人决定', detail: '您不可以。' })
    expect(toProblem(new Refusal('template.hole', { detail: 'Line 3: no such name.' }), 'zh')).toMatchObject({ detail: '发出的函件会有空缺：Line 3: no such name.' })
  })

  it('show no cause', () => {
    const problem = toProblem(new Refusal('server.fault', { cause: new Error('password=hunter2') }))
    expect(problem).toEqual({ type: '/problems/server.fault', title: 'Something went wrong on our side', status: 500 })
  })
})
