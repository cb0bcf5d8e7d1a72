import { Type } from '@sinclair/typebox'
import { Entries } from '../../engine/complaints/entry.ts'
import { bringFacts } from '../../engine/complaints/own-steps.ts'
import { caseOf, connector, labelled } from '../kit/index.ts'
import { readLexicon, signalsIn } from './lexicon.ts'

/** Reads the complaint's words and what came to light since; only the names of what was found leave the case file. */
export const caseSignals = connector({
  type: 'case-signals',
  shown: {
    en: 'Read the signals in the words', zh: '识别文字中的信号', group: 'case',
    help: {
      en: 'Looks for words that call for care, such as a threat or a death; only the names of what was found leave the case file.',
      zh: '查找需要特别注意的词语，如威胁、死亡；只有信号名称离开案件档案。',
    },
  },
  input: Type.Object({}),
  output: Type.Object({ signals: labelled(['Signals', '信号'], Type.Array(Type.String())) }),
  run: async (_, { job }) => {
    const { _id: complaintId, subject, narrative } = await caseOf(job)
    const since = await Entries.find({ complaintId, elementId: { $in: bringFacts } }).lean()
    const words = [subject, narrative, ...since.map(({ words: { facts } }) => String(facts))]
    return { signals: signalsIn(words.join('\n'), await readLexicon()) }
  },
})
