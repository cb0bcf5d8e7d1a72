import { Type } from '@sinclair/typebox'
import { Entries } from '../../engine/complaints/entry.ts'
import { bringFacts } from '../../engine/complaints/own-steps.ts'
import { caseOf, connector } from '../kit/index.ts'
import { readLexicon, signalsIn } from './lexicon.ts'

/** Reads the complaint's words and what came to light since; only the names of what was found leave the case file. */
export const caseSignals = connector({
  type: 'case-signals',
  input: Type.Object({}),
  output: Type.Object({ signals: Type.Array(Type.String()) }),
  run: async (_, { job }) => {
    const { _id: complaintId, subject, narrative } = await caseOf(job)
    const since = await Entries.find({ complaintId, elementId: { $in: bringFacts } }).lean()
    const words = [subject, narrative, ...since.map(({ words: { facts } }) => String(facts))]
    return { signals: signalsIn(words.join('\n'), await readLexicon()) }
  },
})
