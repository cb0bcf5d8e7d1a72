import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Audit } from '../../../engine/access/audit.ts'
import { ownWords } from '../../../engine/complaints/own-words.ts'
import { nameOf, sayOwnWords } from '../../../engine/complaints/vocabulary.ts'
import { demoHospital } from '../../../engine/people/index.ts'
import { loadHospital, saveHospital } from '../../../engine/people/store.ts'
import { applySettings, checkSettings, fileOf, settingFile, settingIds, settingsApplied, type SettingId } from '../../../engine/studio/settings/index.ts'
import { transaction } from '../../../engine/store/store.ts'
import { ownDatabase, type OwnDatabase } from '../../zeebe/support/database.ts'

const now = new Date('2026-11-23T02:00:00Z')
const ann = { id: 'ann' }

describe('settings put live', () => {
  let database: OwnDatabase
  beforeAll(async () => {
    database = await ownDatabase()
    await saveHospital(demoHospital(now))
  })
  afterAll(async () => {
    sayOwnWords([])
    await database.close()
  })
  const live = async (id: SettingId) => (await settingFile(fileOf(id)))!
  const everything = () => Promise.all(settingIds.map(live))
  const put = async (files: Partial<Record<SettingId, string>>) => {
    const given = Object.entries(files).map(([id, content]) => ({ name: fileOf(id as SettingId), content }))
    await transaction((session) => applySettings(given, ann, now, session))
    await settingsApplied(given.map(({ name }) => name), ann, now, () => undefined)
  }

  it('are what they say afterwards, and a restore brings back what was', async () => {
    const before = await everything()
    expect((await checkSettings(settingIds.map((id, i) => ({ name: fileOf(id), content: before[i]! })), now)).filter(({ severity }) => severity === 'error')).toEqual([])
    await put({
      departments: `${before[0]!}chaplaincy,Chaplaincy,关怀部,office,,\n`,
      calendar: `${await live('calendar')}holiday,2027-05-12,Nurses' Day,\n`,
      words: (await live('words')).replace('tag,attitude,attitude,服务态度', 'tag,attitude,manners,态度').concat('tag,parking,parking,停车\n'),
    })

    expect((await loadHospital()).departments.find(({ id }) => id === 'chaplaincy')).toMatchObject({ nameZh: '关怀部', head: null })
    expect((await loadHospital()).calendar).toMatchObject({ version: 2, holidays: [{ date: '2027-05-12', name: "Nurses' Day" }] })
    expect([nameOf('tag', 'attitude').en, nameOf('tag', 'parking').zh]).toEqual(['manners', '停车'])
    expect((await ownWords()).map(({ id }) => id)).toEqual(['attitude', 'parking'])
    expect((await Audit.find({ actor: 'ann' }).lean()).flatMap(({ subject }) => subject).toSorted()).toEqual(['departments/chaplaincy', expect.stringMatching(/@2$/), 'words'])

    await put(Object.fromEntries(settingIds.map((id, i) => [id, before[i]])))
    expect(await everything()).toEqual(before)
    expect(nameOf('tag', 'attitude').en).toBe('attitude')
  })

  it('that would break the hospital change nothing, not even those beside them', async () => {
    const before = await everything()
    const files = { words: before[4]!.concat('tag,queue,queue,排队\n'), people: before[1]!.replaceAll('administrator', 'staff') }
    await expect(put(files)).rejects.toMatchObject({ code: 'hospital.refused' })
    expect(await everything()).toEqual(before)
    expect(await ownWords()).toEqual([])
  })
})
