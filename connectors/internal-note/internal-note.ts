import { Type } from '@sinclair/typebox'
import { Entries } from '../../engine/complaints/entry.ts'
import { internalNote as step } from '../../engine/complaints/own-steps.ts'
import { caseIdOf, caseOf, connector, labelled } from '../kit/index.ts'

/** Writes a note into the case file that only staff read: what the diagram found out or decided, and why. */
export const internalNote = connector({
  type: 'internal-note',
  shown: {
    en: 'Write a note', zh: '写入备注', group: 'case',
    help: { en: 'Stands in the case file; only staff read it.', zh: '写入案件，仅工作人员可见。' },
  },
  input: Type.Object({ note: labelled(['Note', '备注'], Type.String({ minLength: 1, maxLength: 4_000 }), ['No names: the text passes through the engine.', '请勿写姓名：文字会经过流程引擎。']) }),
  output: Type.Object({}),
  run: async ({ note }, { job, clock }) => {
    await caseOf(job)
    const _id = `${job.key}:${step}`
    await Entries.updateOne({ _id }, { $setOnInsert: {
      complaintId: caseIdOf(job), taskKey: _id, elementId: step, stepName: 'Note', actor: 'process', at: clock.now(), words: { note }, state: 'kept',
    } }, { upsert: true })
    return {}
  },
})
