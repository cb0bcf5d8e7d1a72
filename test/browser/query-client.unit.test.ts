import { QueryObserver } from '@tanstack/react-query'
import { expect, it } from 'vitest'
import { FreshQueryClient } from '../../admin-ui/kit/query-client.ts'

/** A list that is read when it is asked for, and whose answers come when they are let through. */
function slowList() {
  const kept: string[] = []
  const answers: (() => void)[] = []
  const ask = () => {
    const { promise, resolve } = Promise.withResolvers<string[]>()
    const asOfNow = [...kept]
    answers.push(() => resolve(asOfNow))
    return promise
  }
  return { kept, ask, answer: () => answers.shift()?.() }
}

it('what was asked for before a change is asked for once more after it', async () => {
  const client = new FreshQueryClient()
  const { kept, ask, answer } = slowList()
  const observer = new QueryObserver(client, { queryKey: ['scenarios'], queryFn: ask, staleTime: 10_000 })
  const leave = observer.subscribe(() => undefined)

  kept.push('new')
  const done = client.invalidateQueries({ queryKey: ['scenarios'] })
  answer()
  await expect.poll(() => observer.getCurrentResult().data).toEqual([])
  answer()
  await done
  expect(observer.getCurrentResult().data).toEqual(['new'])
  leave()
  client.clear()
})
