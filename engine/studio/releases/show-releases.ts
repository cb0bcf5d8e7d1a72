/** Releases as they leave the server. */
import { named } from '../../complaints/show.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Hospital } from '../../people/hospital.ts'
import { loadHospital } from '../../people/store.ts'
import { decodeCursor, toPage, type Page } from '../../store/cursor.ts'
import { ReleaseFiles, Releases, type Release, type ReleaseFile } from './release.ts'

export type ShownRelease = ReturnType<typeof show>

const perPage = 30

/** The newest first; of one file, where a name is given. */
export async function listReleases({ cursor, name }: { cursor?: string, name?: string }): Promise<Page<ShownRelease>> {
  const before = cursor === undefined ? Infinity : Number(decodeCursor(cursor)[1])
  const [rows, hospital] = await Promise.all([
    Releases.find({ ...(Number.isFinite(before) && { _id: { $lt: before } }), ...(name !== undefined && { 'files.name': name }) }).sort({ _id: -1 }).limit(perPage + 1).lean<Release[]>(),
    loadHospital(),
  ])
  return toPage(rows, perPage, ({ at, _id }) => [at.toISOString(), String(_id)], (release) => show(release, hospital))
}

/** @throws Refusal `release.unknown` */
export async function showRelease(number: number): Promise<ShownRelease> {
  const [release, hospital] = await Promise.all([Releases.findById(number).lean<Release>(), loadHospital()])
  if (!release) throw new Refusal('release.unknown')
  return show(release, hospital)
}

export const shown = async (release: Release): Promise<ShownRelease> => show(release, await loadHospital())

/** What a release changed in a file; null where it does not touch it. */
export const releasedFile = (release: number, name: string): Promise<ReleaseFile | null> => ReleaseFiles.findOne({ release, name }).lean<ReleaseFile>()

function show({ _id, by, decidedBy, files, ...rest }: Release, hospital: Hospital) {
  return {
    number: _id, ...rest, by: named(by, hospital), ...(decidedBy && { decidedBy: named(decidedBy, hospital) }),
    files: files.map(({ checksum: _, ...file }) => file),
  }
}
