import { Type } from '@sinclair/typebox'
import { Corrections } from '../../engine/improvement/correction.ts'
import { connector, JobRefused, labelled, latestWords } from '../kit/index.ts'

const Ids = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 200 })

/**
 * Enters what is done differently from now on into the register of corrections, in the words written last under `words`. One that was taken over from the register is
 * not entered again: it now also says where else it applies.
 */
export const registerCorrection = connector({
  type: 'register-correction',
  shown: {
    en: 'Register a correction', zh: '登记整改', group: 'improvement',
    help: {
      en: 'Writes a correction into the register, so that nobody corrects the same again.',
      zh: '把整改写入登记册，避免重复整改。',
    },
  },
  input: Type.Object({
    causes: labelled(['Causes', '原因'], Ids),
    departments: labelled(['Departments', '科室'], Ids),
    words: labelled(['Field that holds the words', '文字所在字段'], Type.String({ pattern: '^[a-z][a-zA-Z]{0,40}$' })),
    source: labelled(['Where it comes from', '来源'], Type.String({ minLength: 1, maxLength: 100 })),
    takesOver: labelled(['Takes over from', '接替'], Type.Optional(Type.String())),
  }),
  output: Type.Object({ correction: labelled(['Correction', '整改项'], Type.String()) }),
  run: async ({ causes, departments, words, source, takesOver }, { job, clock, signal }) => {
    const applied = { departments, at: clock.now(), job: job.key }
    if (takesOver) {
      await Corrections.updateOne({ '_id': takesOver, 'applied.job': { $ne: job.key } }, { $push: { applied }, $addToSet: { causes: { $each: causes } } })
      if (await Corrections.exists({ _id: takesOver })) return { correction: takesOver }
    }
    const text = textOf((await latestWords(job, words, signal))?.words)
    if (!text) throw new JobRefused('correction.missing')
    await Corrections.updateOne({ _id: job.key }, { $setOnInsert: { causes, applied: [applied], text, source } }, { upsert: true })
    return { correction: job.key }
  },
})

/** A field's words, or those of all rows of a list. */
function textOf(words: unknown): string {
  if (Array.isArray(words)) return words.map(textOf).filter(Boolean).join('\n')
  if (typeof words === 'object' && words !== null) return Object.values(words).map(textOf).filter(Boolean).join(' ')
  return typeof words === 'string' ? words.trim() : ''
}
