/** What a form's field takes: read from a cell, or made up. */
import { DateTime } from 'luxon'
import type { ShownField } from '../forms/index.ts'
import { isMoment } from '../forms/moments.ts'
import type { Bilingual } from '../errors/errors.ts'
import { RowFault } from './row-fault.ts'
import { listOf, readText, readTick } from './values.ts'

/** @param moment reads an instant @throws RowFault */
export async function readField(text: string, { field, options }: ShownField, zone: string, moment: (text: string) => Promise<Date>): Promise<unknown> {
  switch (field.type) {
    case 'number': return text === '' ? null : field.serializeToString ? text : numberOf(text)
    case 'checkbox': return readTick(text) ?? fail({ en: `a tick is yes or no, not "${text}"`, zh: `只能是 yes 或 no，不能是“${text}”` })
    case 'radio': case 'select': return text === '' ? null : optionOf(text, options)
    case 'checklist': case 'taglist': return text === '' ? [] : (listOf(text) ?? [text]).map((one) => optionOf(one, options))
    case 'filepicker': return text === '' ? [] : listOf(text) ?? [text]
    case 'datetime': return text === '' ? null : isMoment(text, field) ? text : written(await moment(text), field, zone)
    default: return readText(text)
  }
}

function numberOf(text: string): number {
  const number = Number(text)
  return Number.isFinite(number) ? number : fail({ en: `"${text}" is no number`, zh: `“${text}”不是数字` })
}

const optionOf = (text: string, options: unknown[]): unknown =>
  options.find((option) => String(option) === readText(text)) ?? fail({ en: `"${text}" is none of its choices: ${options.map(String).join(', ')}`, zh: `没有选项“${text}”，只有：${options.map(String).join('、')}` })

/** An instant as a date field writes it. */
export function written(at: Date, { subtype = 'date', timeSerializingFormat }: ShownField['field'], zone: string): string {
  const local = DateTime.fromJSDate(at, { zone }).startOf('minute')
  if (subtype === 'date') return local.toISODate() ?? ''
  const offset = timeSerializingFormat?.startsWith('utc') ?? false
  const time = local.toISOTime({ suppressSeconds: true, includeOffset: offset }) ?? ''
  return subtype === 'time' ? time : `${local.toISODate() ?? ''}T${time}`
}

/** What a required field shows already, else the plainest value that it takes; others are left as they are. */
export function plainest({ field, required, options, empty, value }: ShownField, now: Date, zone: string): unknown {
  if (!required) return undefined
  if (!empty) return value
  switch (field.type) {
    case 'number': {
      const least = Number(field.validate?.min ?? 0)
      return field.serializeToString ? String(least) : least
    }
    case 'checkbox': return true
    case 'radio': case 'select': return options[0]
    case 'checklist': case 'taglist': return options.slice(0, 1)
    case 'datetime': return written(new Date(now.getTime() + day), field, zone)
    case 'textfield': case 'textarea': return wordsFor(field)
    default: return undefined
  }
}

const day = 86_400_000

const phrases = 'As discussed with everybody concerned. '

/** Standing words, as many as the field asks for. */
export function wordsFor({ validate = {} }: ShownField['field'], phrase = phrases): string {
  if (validate.validationType === 'email') return 'somebody@example.org'
  if (validate.validationType === 'phone') return '13800138000'
  const least = Number(validate.minLength ?? 1)
  const most = Number(validate.maxLength ?? 1_000)
  return phrase.repeat(Math.ceil(least / phrase.length)).slice(0, most).trim().padEnd(Math.min(least, most), '.')
}

/**
 * Any value that a field takes: what is required always, half of the rest, now and then only what is shown already.
 * @param random from 0 up to 1
 */
export function anyValue(shown: ShownField, random: () => number, now: Date, zone: string): unknown {
  const { field, required, options, empty, value } = shown
  if (!empty && random() < 0.5) return value
  if (!required && random() < 0.5) return undefined
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const { validate = {} } = field
  switch (field.type) {
    case 'number': {
      const least = Number(validate.min ?? 0)
      const number = least + Math.floor(random() * (Number(validate.max ?? least + 20) - least + 1))
      return field.serializeToString ? String(number) : number
    }
    case 'checkbox': return required || random() < 0.5
    case 'radio': case 'select': return pick(options)
    case 'checklist': case 'taglist': {
      const some = options.filter(() => random() < 0.3).slice(0, 3)
      return some.length > 0 || !required ? some : options.slice(0, 1)
    }
    case 'datetime': return written(new Date(now.getTime() + Math.ceil(random() * 14 * day)), field, zone)
    case 'textfield': case 'textarea': return wordsFor(field, pick(sayings))
    default: return plainest(shown, now, zone)
  }
}

const sayings = ['We looked into it and talked to everybody concerned. ', '已核实，并与当事人沟通。', 'Nothing of the kind could be found. ', 'It happened as described <b>&</b> will be put right. ']

function fail(said: Bilingual): never {
  throw new RowFault(said)
}
