import { describe, expect, test } from 'vitest'
import { EngineFault, fromGrpc, fromProblem, refuseWhenEngineAway, within, withRetry } from '../../engine/zeebe/fault.ts'

const grpc = (code: number, details = 'text') => Object.assign(new Error(`${code} ${details}`), { code, details })

/** Runs a command that fails with these errors in turn and then succeeds. @returns how often it ran, and its outcome */
async function attempts(errors: unknown[], repeatable: boolean, withinMs = 5_000): Promise<[ran: number, outcome: unknown]> {
  let ran = 0
  const outcome: unknown = await withRetry(async () => {
    const error = errors[ran]
    ran += 1
    if (error) throw error
    return await Promise.resolve('done')
  }, { repeatable, withinMs }).catch((fault: unknown) => (fault instanceof EngineFault ? fault.kind : fault))
  return [ran, outcome]
}

describe('an error of the gateway', () => {
  test.each([
    [3, 'invalid'], [5, 'not-found'], [6, 'conflict'], [8, 'exhausted'], [9, 'conflict'], [11, 'invalid'], [12, 'invalid'], [1, 'away'], [2, 'away'], [4, 'away'], [13, 'away'], [14, 'away'], [16, 'away'],
  ] as const)('with gRPC code %d is %s', (code, kind) => {
    expect(fromGrpc(grpc(code))).toMatchObject({ kind, unsent: kind !== 'away', message: 'text' })
  })

  test('that says nobody was reached is certainly unsent, and one about a message too large is not worth another try', () => {
    expect(fromGrpc(grpc(14, 'No connection established. Last error: Error: connect ECONNREFUSED'))).toMatchObject({ kind: 'away', unsent: true })
    expect(fromGrpc(grpc(8, 'Received message larger than max (5000000 vs 4194304)'))).toMatchObject({ kind: 'invalid' })
  })

  test.each([[404, 'NOT_FOUND', 'not-found'], [409, 'INVALID_STATE', 'conflict'], [400, 'INVALID_ARGUMENT', 'invalid'], [429, '', 'exhausted'], [503, 'RESOURCE_EXHAUSTED', 'exhausted'], [500, '', 'away'], [502, '', 'away']] as const)('with status %d %s is %s', (status, title, kind) => {
    expect(fromProblem(status, title, '')).toMatchObject({ kind })
  })

  test('that means the engine is away becomes a refusal with a time to come again; others stay what they are', () => {
    expect(refuseWhenEngineAway(new EngineFault('away', 'x'))).toMatchObject({ code: 'engine.away', status: 503, extra: { retryAfter: 5 } })
    expect(refuseWhenEngineAway(new EngineFault('exhausted', 'x'))).toMatchObject({ code: 'engine.away' })
    const fault = new EngineFault('conflict', 'x')
    expect(refuseWhenEngineAway(fault)).toBe(fault)
  })
})

describe('a command is sent again', () => {
  test('while the broker pushes back, whether it may be repeated or not', async () => {
    expect(await attempts([grpc(8), grpc(8), grpc(8)], false)).toEqual([4, 'done'])
  })

  test('after no answer only if it may be repeated, or certainly did not arrive', async () => {
    expect(await attempts([grpc(14), grpc(4)], true)).toEqual([3, 'done'])
    expect(await attempts([grpc(4)], false)).toEqual([1, 'away'])
    expect(await attempts([grpc(14, 'ECONNREFUSED')], false)).toEqual([2, 'done'])
  })

  test('never after it was refused, and not for ever', async () => {
    for (const code of [3, 5, 6, 9]) expect((await attempts([grpc(code)], true))[0]).toBe(1)
    const [ran, outcome] = await attempts(Array.from({ length: 1_000 }, () => grpc(8)), true, 300)
    expect(outcome).toBe('exhausted')
    expect(ran).toBeGreaterThan(1)
    expect(ran).toBeLessThan(20)
  })
})

test('a call without an answer ends as away', async () => {
  await expect(within(10, new Promise(() => undefined))).rejects.toMatchObject({ kind: 'away', unsent: false })
  expect(await within(1_000, Promise.resolve('in time'))).toBe('in time')
})
