/** Settings as files of the studio: what is live, what a changed file would do, and doing it within a release. */
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../access/actor.ts'
import { auditWrite } from '../../access/audit.ts'
import { keepOwnWords, ownWords, readOwnWords, wholeList } from '../../complaints/own-words.ts'
import { shippedWords } from '../../complaints/vocabulary.ts'
import { applyCalendar } from '../../deadlines/recompute.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Hospital } from '../../people/hospital.ts'
import { Calendars } from '../../people/store-shapes.ts'
import { collections, writtenRow } from '../../people/change-hospital.ts'
import { forgetHospital, loadHospital, standardCalendar } from '../../people/store.ts'
import { tables } from '../../people/tables/plan-change.ts'
import { csvOf } from '../../scenarios/csv.ts'
import type { Session } from '../../store/store.ts'
import type { Finding } from '../../zeebe/deploy/finding.ts'
import { writeCalendarFile } from './calendar-file.ts'
import { planSettings, type SettingFile } from './plan-settings.ts'
import { settingOf, staffTables } from './setting-names.ts'
import { writeWordsFile } from './words-file.ts'

export { fileOf, settingIds, settingOf, settingTitles, type SettingId } from './setting-names.ts'
export type { SettingFile } from './plan-settings.ts'

/** What counts now, as CSV without a byte-order mark; null for what is no setting. */
export async function settingFile(name: string): Promise<string | null> {
  const id = settingOf(name)
  if (!id) return null
  if (id === 'words') return writeWordsFile(wholeList(await ownWords()))
  const hospital = await loadHospital()
  return id === 'calendar' ? writeCalendarFile(hospital.calendar) : csvOf(tables[id].columns, tables[id].items(hospital).map((item) => tables[id].write(item, hospital)))
}

/** What the product brings: names and an ordinary calendar; people are every hospital's own. */
export function shippedSetting(name: string): string | null {
  const id = settingOf(name)
  return id === 'words' ? writeWordsFile(shippedWords()) : id === 'calendar' ? writeCalendarFile(standardCalendar) : null
}

export const checkSetting = (name: string, content: string, now: Date): Promise<Finding[]> => checkSettings([{ name, content }], now)

/** Settings are judged together, as a release applies them. Other files are ignored. */
export async function checkSettings(files: readonly SettingFile[], now: Date): Promise<Finding[]> {
  return planSettings(files, await loadHospital(), now).findings
}

/**
 * Writes settings within the transaction of a release. Afterwards, and again if the server stopped in between, `settingsApplied` is called.
 * @throws Refusal `hospital.refused` where they do not fit what counts by now
 */
export async function applySettings(files: readonly SettingFile[], actor: Pick<Actor, 'id'>, now: Date, session: Session): Promise<void> {
  forgetHospital()
  const live = await loadHospital()
  const { hospital, words, findings } = planSettings(files, live, now)
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Refusal('hospital.refused', { errors: errors.map(({ file, elementId, message }) => ({ path: `/${file}${elementId ?? ''}`, message })) })
  for (const table of staffTables) await writeTable(table, live, hospital, actor, now, session)
  const { calendar } = hospital
  if (!isDeepStrictEqual(calendar, live.calendar)) {
    const next = { ...calendar, version: live.calendar.version + 1 }
    const _id = `${next.id}@${next.version}`
    await Calendars.create([{ ...next, _id, savedAt: new Date() }], { session })
    await auditWrite({ action: 'calendar.change', actor, at: now }, _id, session)
  }
  if (words) {
    await keepOwnWords(words, session)
    await auditWrite({ action: 'hospital.change', actor, at: now }, 'words', session)
  }
}

export const applySetting = (name: string, content: string, actor: Pick<Actor, 'id'>, now: Date, session: Session): Promise<void> =>
  applySettings([{ name, content }], actor, now, session)

/** What follows once the transaction stands: names are said, open clocks are counted by the calendar. Does nothing twice. */
export async function settingsApplied(names: readonly string[], actor: Pick<Actor, 'id'>, now: Date, onMoved: () => void): Promise<void> {
  const ids = names.map(settingOf)
  forgetHospital()
  if (ids.includes('words')) await readOwnWords()
  if (!ids.includes('calendar')) return
  const moves = await applyCalendar((await loadHospital()).calendar, actor.id, now)
  if (moves.length > 0) onMoved()
}

async function writeTable(table: (typeof staffTables)[number], live: Hospital, next: Hospital, actor: Pick<Actor, 'id'>, now: Date, session: Session): Promise<void> {
  const [before, after] = [live, next].map((hospital) => new Map(tables[table].items(hospital).map((item) => [item.id, item]))) as [Map<string, { id: string }>, Map<string, { id: string }>]
  const touched = [...new Set([...before.keys(), ...after.keys()])].filter((id) => !isDeepStrictEqual(before.get(id), after.get(id)))
  if (touched.length === 0) return
  await collections[table].bulkWrite(touched.map((id) => writtenRow(table, id, after.get(id))), { session })
  for (const id of touched) await auditWrite({ action: 'hospital.change', actor, at: now }, `${table}/${id}`, session)
}
