/** Releases go live one after the other, also where several servers run: each finds live what the one before has put there. */
import { setTimeout as sleep } from 'node:timers/promises'
import { nanoid } from 'nanoid'
import { Refusal } from '../../errors/errors.ts'
import { holdLease, releaseLease } from '../../store/lease.ts'

const name = 'releases'
const heldFor = 15_000
const patience = 60_000

let last: Promise<unknown> = Promise.resolve()

/** @throws Refusal `release.busy` where others take too long */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(() => alone(work))
  last = mine.catch(() => undefined)
  return await mine
}

async function alone<T>(work: () => Promise<T>): Promise<T> {
  const holder = nanoid()
  for (const end = Date.now() + patience; !await holdLease(name, holder, heldFor); await sleep(200)) {
    if (Date.now() > end) throw new Refusal('release.busy', { retryAfter: 5 })
  }
  const renewal = setInterval(() => { holdLease(name, holder, heldFor).catch(() => undefined) }, heldFor / 3)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await releaseLease(name, holder).catch(() => undefined)
  }
}
