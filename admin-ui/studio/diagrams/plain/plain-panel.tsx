import { useQuery } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import { useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { About } from './about.tsx'
import { Asks, Calls } from './links.tsx'
import { PlainContext, type Plain } from './plain.ts'
import { useElementLinks } from './use-element-links.ts'
import { useShownElement } from './use-shown-element.ts'
import { useSuggestions } from './use-suggestions.ts'
import { Wait } from './wait.tsx'
import { Way } from './way.tsx'
import { Ways } from './ways.tsx'
import { Work } from './work.tsx'
import type { Modeler } from '../modeler.ts'
import { plainGroupsOf, type PlainGroup, type PlainHosts } from '../modules/plain-groups.ts'
import type { BpmnFactory, Modeling } from '../services.ts'
import { vocabulary } from '../use-vocabulary.ts'

const sections: Record<PlainGroup, () => ReactNode> = { work: Work, way: Way, ways: Ways, wait: Wait, calls: Calls, asks: Asks, about: About }

const nothing: ReadonlyMap<PlainGroup, HTMLElement> = new Map()
const silent = () => () => undefined

/** Fills the room that the panel keeps for what is said in plain words about the element shown. */
export function PlainPanel({ modeler }: { modeler: Modeler | undefined }) {
  const hosts = useMemo(() => modeler?.get<PlainHosts>('plainHosts'), [modeler])
  const shown = useSyncExternalStore(hosts?.listen ?? silent, hosts?.shown ?? (() => nothing))
  const { element, times } = useShownElement(modeler)
  const { data } = useQuery(vocabulary)
  useSuggestions(modeler, data)
  useElementLinks(modeler, data)
  const plain = useMemo<Plain | undefined>(
    // A change within the element is told by `times`: the element itself stays the same object.
    () => (modeler && element && data && times > 0 ? { element, modeler, words: data, tools: { modeling: modeler.get<Modeling>('modeling'), factory: modeler.get<BpmnFactory>('bpmnFactory') } } : undefined),
    [modeler, element, data, times],
  )
  if (plain === undefined) return null
  return (
    <ConfigProvider componentSize="small">
      <PlainContext value={plain}>
        {plainGroupsOf(plain.element).map((id) => {
          const Section = sections[id]
          const room = shown.get(id)
          return room && createPortal(<div className="plain"><Section key={plain.element.id} /></div>, room, id)
        })}
      </PlainContext>
    </ConfigProvider>
  )
}
