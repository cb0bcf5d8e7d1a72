import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorTable, Refusal } from '../../engine/errors/errors.ts'
import { toProblem } from '../../engine/errors/problem.ts'

describe('refusals', () => {
  it('are documented with their status, code by code', () => {
    const documented = [...readFileSync('docs/interface.md', 'utf8').matchAll(/^\| `([a-z.-]+)` \| (\d+) \| (.+) \|$/gm)].map(([, code, status, title]) => [code, [Number(status), title]])
    expect(documented).toEqual(Object.entries(errorTable))
  })

  it('are all used somewhere', () => {
    const code = execFileSync('grep', ['-rhoE', "'[a-z-]+\\.[a-z-]+'", 'engine', 'connectors', '--include=*.ts', '--exclude-dir=errors'], { encoding: 'utf8' })
    const used = new Set(code.split('\n').map((one) => one.slice(1, -1)))
    expect(Object.keys(errorTable).filter((one) => !used.has(one))).toEqual([])
  })

  it('show no cause', () => {
    const problem = toProblem(new Refusal('server.fault', { cause: new Error('password=hunter2') }))
    expect(problem).toEqual({ type: '/problems/server.fault', title: 'Something went wrong on our side', status: 500 })
  })
})
