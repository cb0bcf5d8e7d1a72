import { nameOf, type Sentence } from '../../complaints/vocabulary.ts'
import type { KnownVariable } from './form-fields.ts'

const choice = (kind: Parameters<typeof nameOf>[0], ids: readonly string[]): KnownVariable['options'] => ids.map((id) => ({ value: id, label: nameOf(kind, id) }))

const channels = ['web', 'wechat', 'app', 'phone', 'onsite', 'letter', 'email', '12345', 'feedback-box', 'questionnaire', 'third-party', 'follow-up', 'complaint-line']

/** What every case carries (docs/architecture.md, "Variables of a case"), beside the answers of forms. `signals` are those that the lexicon finds. */
export function caseVariables(signals: KnownVariable['options'], departments: KnownVariable['options']): KnownVariable[] {
  const known = (name: string, sort: KnownVariable['sort'], en: string, zh: string, options: KnownVariable['options'] = []): KnownVariable => ({ name, sort, label: { en, zh }, options })
  return [
    known('tier', 'one', 'Tier', '分级', choice('tier', ['general', 'important', 'dispute'])),
    known('nature', 'one', 'Nature', '性质', choice('nature', ['service', 'quality', 'process', 'rights'])),
    known('signals', 'many', 'What the words of the complaint speak of', '投诉内容涉及', signals),
    known('department', 'one', 'Department of the case', '责任科室', departments),
    known('alsoConcerned', 'many', 'Other departments concerned', '其他涉及科室', departments),
    known('channel', 'one', 'Channel', '渠道', choice('channel', channels)),
    known('anonymous', 'yes-no', 'The complainant is anonymous', '匿名投诉'),
    known('reachable', 'yes-no', 'The complainant can be reached', '可联系到投诉人'),
    known('round', 'number', 'Round', '轮次'),
    known('emergency', 'words', 'Declared emergency', '所属应急事件'),
    known('repeatOf', 'words', 'Earlier case that it repeats', '重复投诉的原案'),
  ]
}

/** A signal by the hospital's name for it; one without is called as its first term in the lexicon. */
export const signalNamed = (signal: string, terms: { en: string[]; zh: string[] }): { value: string; label: Sentence } => {
  const { en, zh } = nameOf('tag', signal)
  return { value: signal, label: zh === signal ? { en: terms.en[0] ?? en, zh: terms.zh[0] ?? zh } : { en, zh } }
}
