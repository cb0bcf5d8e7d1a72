import { Type } from '@sinclair/typebox'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { rowsOf, textOf } from '../../engine/feedback/window.ts'
import { letterModel, type LetterWords } from '../../engine/letters/letter-model.ts'
import { letterHtml } from '../../engine/letters/letter-text.ts'
import { Letters, type Letter } from '../../engine/letters/letter.ts'
import { proposedPoints } from '../../engine/letters/proposed-points.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { templateInForce } from '../../engine/templates/versions.ts'
import { caseOf, connector, JobRefused, labelled, latestEntryOf, writeOnce, type JobFacts } from '../kit/index.ts'
import { dispatch, LetterId } from './fields.ts'
import { letterhead, LetterSettings } from './settings.ts'

/**
 * Drafts a letter of the case: the published answer, the words of whoever reviewed it, each point with its answer. Called again with the letter's id, it is
 * written anew from the latest review. Nothing is printed and nothing sent.
 */
export const letter = connector({
  type: 'letter',
  shown: {
    en: 'Draft a letter', zh: '起草函件', group: 'letters',
    help: { en: 'Drafts a letter from the published answer and a template, for people to review and sign.', zh: '根据已发布的答复和模板起草函件，供审核和签发。' },
  },
  settings: LetterSettings,
  input: Type.Object({
    template: labelled(['Template', '模板'], Type.String({ pattern: '^[a-z][a-z-]{0,60}$', default: 'answer' })),
    letter: labelled(['Letter to write anew', '需重写的函件'], Type.Optional(LetterId), ['Empty: a new one.', '留空则新建。']),
    by: labelled(['How it is to go out', '送达方式'], Type.Optional(dispatch)),
    lang: labelled(['Language', '语言'], Type.Optional(Type.Union([labelled(['English', '英文'], Type.Literal('en')), labelled(['Chinese', '中文'], Type.Literal('zh'))])), ['Default: as the complaint was written.', '默认与投诉所用语言一致。']),
  }),
  output: Type.Object({
    letter: labelled(['Letter', '函件'], Type.String()),
    by: labelled(['How it can go out', '可行的送达方式'], Type.String()),
    /** The entry that a form for the review goes on from; null where there is nothing to propose. */
    draft: labelled(['Entry with the words', '文字记录'], Type.Union([Type.String(), Type.Null()])),
  }),
  run: async ({ template, letter: known, by = 'portal', lang: asked }, { job, clock, config, settings }) => {
    const complaint = await caseOf(job)
    const earlier = known ? await Letters.findOne({ _id: known, complaintId: complaint._id }).lean<Letter>() : null
    if (known && (!earlier || earlier.frozen)) throw new JobRefused('letter.unknown')
    const lang = earlier?.lang ?? asked ?? (/\p{Script=Han}/u.test(complaint.subject + complaint.narrative) ? 'zh' : 'en')
    const [reviewed, hospital, { version }] = await Promise.all([latestEntryOf(job), loadHospital(), templateInForce({ area: 'letter', name: template, lang })])
    const proposal = reviewed || earlier ? null : await proposalOf(job, complaint._id, clock.now())
    const words = reviewed ? wordsIn(reviewed) : { points: [] }

    const _id = earlier?._id ?? `letter-${job.key}`
    const no = earlier?.no ?? await Letters.countDocuments({ complaintId: complaint._id, _id: { $ne: _id } }) + 1
    const draft: Letter = {
      _id, complaintId: complaint._id, no, template, templateVersion: version, lang, draftedAt: clock.now(),
      model: letterModel({ complaint, hospital, head: letterhead(settings, lang), lang, no, at: clock.now(), words }),
    }
    await letterHtml(draft)
    await writeOnce(job, { complaintId: complaint._id, kind: 'letter.drafted', at: clock.now(), data: { letter: _id, no } }, async (session) => {
      await Letters.replaceOne({ _id, frozen: { $exists: false } }, draft, { upsert: true, session })
      if (proposal) await Entries.create([proposal], { session })
    })
    const reachable = by === 'email' && (!config.smtpUrl || complaint.anonymous || !complaint.complainant?.email) ? 'portal' : by
    return { letter: _id, by: reachable, draft: reviewed?._id ?? proposal?._id ?? null }
  },
})

/** What somebody who reviewed it wrote: `letterOpening`, `letterClosing`, and the rows of `letterPoints`. */
function wordsIn(entry: Entry): LetterWords {
  const [opening, closing] = [textOf(entry.words['letterOpening']), textOf(entry.words['letterClosing'])]
  return { opening, closing, points: rowsOf(entry, 'letterPoints').map(({ point, answer }) => ({ point: textOf(point), answer: textOf(answer) })) }
}

/** An entry that the form of the review is prefilled from. Nothing of it stands in the letter before somebody has sent that form. */
async function proposalOf(job: JobFacts, complaintId: string, at: Date): Promise<Entry | null> {
  const letterPoints = await proposedPoints(complaintId)
  if (letterPoints.length === 0) return null
  return {
    _id: `${job.key}:proposal`, complaintId, taskKey: `${job.key}:proposal`, elementId: job.elementId, stepName: 'Proposal for the letter', stepNameZh: '函件建议稿', formKey: 'review-letter',
    actor: null, at, words: { letterPoints }, state: 'kept',
  }
}
