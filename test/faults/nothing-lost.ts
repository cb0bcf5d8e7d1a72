import { expect } from 'vitest'
import type { Answer } from '../kit/client.ts'
import type { Hospital, Opened } from '../kit/hospital.ts'
import type { RecourseAddress } from '../setup/start-recourse.ts'
import { withDatabase } from './database.ts'
import { steps } from './people.ts'
import type { ArrivedMail } from './post-office.ts'

/**
 * What must hold after any fault: accepted = started = audited, receipts without gaps, no outside effect twice, and nothing that the
 * reconciliation finds. Time passes, so that what is still missing counts as missing.
 */
export async function expectNothingLost(recourse: RecourseAddress, place: Hospital, accepted: readonly Opened[], mails: readonly ArrivedMail[] = []): Promise<void> {
  await place.wait('PT5M')
  const ids = accepted.map(({ id }) => id).toSorted()
  const found = await withDatabase(recourse, async (database) => ({
    cases: await database.collection<{ _id: string, receipt: string }>('complaints').find().sort({ _id: 1 }).toArray(),
    started: await database.collection('instances').find({ processId: 'complaint-handling', parentKey: null }).sort({ complaintId: 1 }).toArray(),
    audited: await database.collection('audit').find({ action: 'complaint.open', outcome: 'allowed' }).sort({ subject: 1 }).toArray(),
    unsettled: await database.collection('effects').find({ state: 'started' }).toArray(),
    waiting: await database.collection('outbox').find({ state: 'waiting' }).toArray(),
    deadLetters: await database.collection('dead_letters').find().toArray(),
  }))

  expect(found.cases.map(({ _id }) => _id)).toEqual(ids)
  expect(found.started.map(({ complaintId }) => complaintId as string)).toEqual(ids)
  expect(found.audited.flatMap(({ subject }) => subject as string[])).toEqual(ids)
  expect(found.cases.map(({ receipt }) => Number(receipt.split('-')[1])).toSorted((a, b) => a - b)).toEqual(ids.map((_, at) => at + 1))
  expect(accepted.map(({ receipt }) => receipt).toSorted()).toEqual(found.cases.map(({ receipt }) => receipt).toSorted())
  expect({ unsettled: found.unsettled, waiting: found.waiting, deadLetters: found.deadLetters }).toEqual({ unsettled: [], waiting: [], deadLetters: [] })
  expect(repeated(mails.map(({ messageId }) => messageId))).toEqual([])
  expect((await place.admin.get<{ items: unknown[] }>('/api/reconciliation')).items).toEqual([])
}

/** Each step of these closed cases was written down exactly once, and nobody outside was told the same twice. */
export async function expectWholeFiles(place: Hospital, cases: readonly Opened[], mails: readonly ArrivedMail[] = []): Promise<void> {
  const files = await Promise.all(cases.map(async ({ id }) => await place.caseFile(id)))
  const whole = Object.keys(steps).filter((step) => step !== 'register-complaint' && step !== 'call-complainant')
  for (const { state, entries, answer } of files) {
    expect({ state, answer: answer?.text }).toEqual({ state: 'closed', answer: steps['confirm-result']?.['answer'] })
    expect(entries.map(({ elementId }) => elementId).toSorted()).toEqual(Object.keys(steps).toSorted())
    for (const step of whole) expect(entries.find(({ elementId }) => elementId === step)?.words).not.toEqual({})
  }
  expect(repeated(mails.filter(({ to }) => to.endsWith('@example.org')).map(({ to, subject }) => `${subject} to ${to}`))).toEqual([])
}

/** Nobody saw anything worse than "come back later", said in the one way that programs understand. */
export function expectOnlyTurnedAway(answers: readonly Answer[]): void {
  const said = answers.map(({ status, headers, body }) => ({ status, type: headers.get('content-type'), later: Number(headers.get('retry-after')) > 0, problem: (body as { type?: string }).type }))
  for (const one of said) expect(one).toEqual({ status: 503, type: expect.stringContaining('application/problem+json'), later: true, problem: expect.stringMatching(/(engine|store|audit)\.away/) })
}

const repeated = (all: readonly string[]): string[] => all.filter((one, at) => all.indexOf(one) !== at)
