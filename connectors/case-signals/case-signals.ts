import { Type } from '@sinclair/typebox'
import { caseOf, connector } from '../kit/index.ts'
import { readLexicon, signalsIn } from './lexicon.ts'

/** Reads the complaint's words; only the names of what was found leave the case file. */
export const caseSignals = connector({
  type: 'case-signals',
  input: Type.Object({}),
  output: Type.Object({ signals: Type.Array(Type.String()) }),
  run: async (_, { job }) => {
    const { subject, narrative } = await caseOf(job)
    return { signals: signalsIn(`${subject}\n${narrative}`, await readLexicon()) }
  },
})
