import { shortSpan } from './short-span.ts'
import type { Badge } from '../../desk/diagram/laid-over.ts'
import type { Language } from '../../kit/language.ts'
import type { ElementMark } from '../../kit/shapes/desk.ts'
import type { Path, Watched, WatchedElement } from '../../kit/shapes/watch.ts'

/** What the diagram's colours say: who is where, how long they stay, how often it is passed, where due dates break, which way most go. */
export const modes = ['now', 'time', 'often', 'late', 'paths'] as const
export type Mode = (typeof modes)[number]

interface Coloured {
  marks?: ElementMark[]
  badges?: Badge[]
  heat?: Record<string, number>
  taken?: string[]
}

type Say = (key: 'badge.active' | 'badge.stuck' | 'badge.overdue' | 'badge.time' | 'badge.often' | 'badge.late', values: Record<string, unknown>) => string

export function coloured(mode: Mode, { elements, flows }: Watched, path: Path | undefined, language: Language, t: Say): Coloured {
  if (mode === 'now') return now(elements, t)
  if (mode === 'time') {
    const timed = elements.flatMap((element) => (element.median === undefined || element.median < worthSaying ? [] : [{ ...element, median: element.median }]))
    return {
      heat: levels(timed.map(({ elementId, median }) => [elementId, Math.log1p(median)])),
      badges: timed.map(({ elementId, median, p90 = median, entered }) => ({ elementId, text: shortSpan(median, language), tone: 'plain', title: t('badge.time', { median: shortSpan(median, language), p90: shortSpan(p90, language), count: entered }) })),
    }
  }
  if (mode === 'often') {
    const passed = elements.filter(({ entered }) => entered > 0)
    return {
      heat: levels([...passed.map(({ elementId, entered }): [string, number] => [elementId, entered]), ...flows.map(({ flowId, times }): [string, number] => [flowId, times])]),
      badges: passed.map(({ elementId, entered }) => ({ elementId, text: String(entered), tone: 'plain', title: t('badge.often', { count: entered }) })),
    }
  }
  if (mode === 'late') {
    const due = elements.filter(({ inTime, late }) => inTime + late > 0)
    return {
      heat: Object.fromEntries(due.filter(({ late }) => late > 0).map(({ elementId, inTime, late }) => [elementId, Math.max(1, Math.ceil((late / (late + inTime)) * 5))])),
      badges: due.map(({ elementId, inTime, late }) => ({ elementId, text: `${late}/${late + inTime}`, tone: late > 0 ? 'bad' : 'plain', title: t('badge.late', { count: late, all: late + inTime }) })),
    }
  }
  return path === undefined ? {} : { taken: path.flows, marks: path.steps.map(({ elementId }) => ({ elementId, state: 'completed' })) }
}

/** Gateways and events that nobody waits at say nothing. */
const worthSaying = 500

function now(elements: WatchedElement[], t: Say): Coloured {
  const standing = elements.filter(({ active, incidents }) => active > 0 || incidents > 0)
  return {
    marks: standing.map(({ elementId, incidents }) => ({ elementId, state: incidents > 0 ? 'incident' : 'active' })),
    badges: standing.flatMap(({ elementId, active, incidents, overdue }): Badge[] => [
      ...(incidents > 0 ? [{ elementId, text: `! ${incidents}`, tone: 'bad' as const, title: t('badge.stuck', { count: incidents }) }] : []),
      ...(overdue > 0 ? [{ elementId, text: `⏰ ${overdue}`, tone: 'warn' as const, title: t('badge.overdue', { count: overdue }) }] : []),
      ...(active > 0 ? [{ elementId, text: String(active), tone: 'count' as const, title: t('badge.active', { count: active }) }] : []),
    ]),
  }
}

/** Values onto 1 to 5, the largest is 5. */
function levels(values: [id: string, value: number][]): Record<string, number> {
  const most = Math.max(...values.map(([, value]) => value))
  return Object.fromEntries(values.map(([id, value]) => [id, Math.max(1, Math.ceil((value / most) * 5))]))
}
