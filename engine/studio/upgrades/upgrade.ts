/** A file that the hospital has changed and that the product has moved on with: looked at, and taken in as a draft. */
import { Refusal } from '../../errors/errors.ts'
import { compareContents, type Difference } from '../difference/difference.ts'
import { Drafts, keepDraft, type Draft } from '../drafts/draft.ts'
import { liveFile } from '../files/live.ts'
import { kindOf, type FileKind } from '../files/names.ts'
import { baseOf, shippedAt, shippedNow } from '../files/shipped.ts'
import { mergeContents } from './merge.ts'
import type { Choice, MergedContent } from './merged.ts'

export interface Upgrade extends MergedContent {
  name: string
  kind: FileKind
  /** Of the draft that it is put together with; 0 where it is what runs. */
  revision: number
  /** What the hospital has: the draft, else what runs. */
  mine: string
  /** What would differ from it. */
  difference: Difference
  /** Whether it is known what the hospital's began with; without it everything that differs is asked about. */
  known: boolean
}

/** @throws Refusal `file.unknown` for what the product does not bring or nobody changed, `upgrade.unreadable` */
export async function lookAtUpgrade(name: string, choices: Readonly<Record<string, Choice>>): Promise<Upgrade> {
  const { kind, mine, base, theirs, revision } = await threeOf(name)
  const merged = await merge(kind, { base: base ?? '', mine, theirs }, choices)
  return { name, kind, revision, mine, known: base !== null, difference: await compareContents(kind, merged.content, mine), ...merged }
}

/** Keeps what comes of it as the draft, which remembers what it took in. @throws Refusal as {@link lookAtUpgrade}, and `draft.changed` */
export async function takeUpgrade(name: string, choices: Readonly<Record<string, Choice>>, revision: number, by: string, at: Date): Promise<Draft> {
  const { kind, mine, base, theirs, checksum } = await threeOf(name)
  const { content } = await merge(kind, { base: base ?? '', mine, theirs }, choices)
  return await keepDraft({ name, content, revision, merged: checksum }, by, at)
}

async function threeOf(name: string): Promise<{ kind: FileKind, mine: string, base: string | null, theirs: string, checksum: string, revision: number }> {
  const [live, shipped, draft] = await Promise.all([liveFile(name), shippedNow(), Drafts.findById(name).lean<Draft>()])
  const [kind, now] = [kindOf(name), shipped.get(name)]
  if (!kind || !live || !now || live.checksum === now.checksum) throw new Refusal('file.unknown')
  const began = draft?.merged ?? await baseOf(live)
  return {
    kind, mine: draft?.content ?? live.content, theirs: now.content, checksum: now.checksum, revision: draft?.revision ?? 0,
    base: began === null ? null : began === now.checksum ? now.content : await shippedAt(name, began),
  }
}

async function merge(kind: FileKind, three: Parameters<typeof mergeContents>[1], choices: Readonly<Record<string, Choice>>): Promise<MergedContent> {
  try {
    return await mergeContents(kind, three.base === '' ? { ...three, base: emptyOf[kind] } : three, choices)
  } catch (cause) {
    throw new Refusal('upgrade.unreadable', { cause })
  }
}

/** Where nothing is known of what it began with. */
const emptyOf: Record<FileKind, string> = {
  diagram: '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="none" targetNamespace="none"/>',
  table: '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="none" name="none" namespace="none"/>',
  form: '{}', template: '', setting: '',
}
