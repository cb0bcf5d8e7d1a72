import { Type } from '@sinclair/typebox'
import { Corrections } from '../../engine/improvement/correction.ts'
import { connector, JobRefused, latestWords } from '../kit/index.ts'

const Ids = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 200 })

/**
 * Enters what is done differently from now on into the register of corrections, in the words written last under `words`. One that was taken over from the register is
 * not entered again: it now also says where else it applies.
 */
export const registerCorrection = connector({
  type: 'register-correction',
  input: Type.Object({
    causes: Ids, departments: Ids, words: Type.String({ pattern: '^[a-z][a-zA-Z]{0,40}$' }), source: Type.String({ minLength: 1, maxLength: 100 }), takesOver: Type.Optional(Type.String()),
  }),
  output: Type.Object({ correction: Type.String() }),
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
