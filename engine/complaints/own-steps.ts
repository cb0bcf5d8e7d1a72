/** Entries of the case file that no task wrote: their place where a task's entry names its step, and what people call them. */
import type { Sentence } from './vocabulary.ts'

export const newFacts = 'new-facts'
export const addedByMerge = 'added-by-merge'
export const withdrawal = 'withdrawal'
export const beforeReopening = 'before-reopening'
/** Also the name of the message that tells the process of it. */
export const complainantAnswered = 'complainant-answered'
export const internalNote = 'internal-note'
export const cityOrder = 'city-order'
export const citySaid = 'city-said'
export const timeAsked = 'city-time-asked'

/** Entries whose `facts` count as part of the complaint's own words. */
export const bringFacts = [newFacts, addedByMerge, complainantAnswered]

const facts: Sentence = { en: 'What came to light', zh: '新发现的情况' }

/** Names of the steps and of their fields. */
export const ownSteps: Readonly<Record<string, { name: Sentence, labels: Record<string, Sentence> }>> = {
  [newFacts]: { name: { en: 'New facts', zh: '新情况' }, labels: { facts } },
  [addedByMerge]: { name: { en: 'Added by merge', zh: '并案补充' }, labels: { facts, from: { en: 'Reported as', zh: '原受理号' } } },
  [complainantAnswered]: { name: { en: 'Answer of the complainant', zh: '投诉人答复' }, labels: { asked: { en: 'Question', zh: '问题' }, facts: { en: 'Answer', zh: '答复' } } },
  [internalNote]: { name: { en: 'Note', zh: '备注' }, labels: { note: { en: 'Note', zh: '备注' } } },
  [cityOrder]: { name: { en: 'Order of the city', zh: '12345 工单' }, labels: { orderNumber: { en: 'Number', zh: '工单编号' } } },
  [citySaid]: { name: { en: 'The city said', zh: '12345 平台反馈' }, labels: { cityReason: { en: 'Reason', zh: '理由' } } },
  [timeAsked]: { name: { en: 'More time asked of the city', zh: '向 12345 平台申请延期' }, labels: { reason: { en: 'Reason', zh: '理由' } } },
  [withdrawal]: { name: { en: 'Withdrawal', zh: '撤诉申请' }, labels: { withdrawal: { en: 'Reason', zh: '原因' } } },
  [beforeReopening]: { name: { en: 'Before the reopening', zh: '重启前' }, labels: { earlierAnswer: { en: 'Earlier answer', zh: '此前的答复' }, earlierComment: { en: 'Comment on it', zh: '当时的评价' } } },
}
