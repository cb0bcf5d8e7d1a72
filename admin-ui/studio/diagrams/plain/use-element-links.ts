import { useEffect, useEffectEvent } from 'react'
import { useNavigate } from 'react-router'
import { addresses } from '../addresses.ts'
import type { Modeler } from '../modeler.ts'
import { extensionOf } from '../modules/extensions.ts'
import type { DrawnElement, ElementRegistry, EventBus, Moddle } from '../services.ts'
import type { Vocabulary } from '../use-vocabulary.ts'
import { useTexts } from '../../../kit/language.ts'

interface Overlays {
  add(element: DrawnElement, type: string, overlay: { position: { bottom: number; right: number }; html: HTMLElement }): void
  remove(filter: { type: string }): void
}

const kind = 'studio-link'
const sides = { bottom: 12, right: 12 }

/** A small arrow at each step that leads to the process it calls, the form it shows or the table it asks. */
export function useElementLinks(modeler: Modeler | undefined, words: Vocabulary | undefined): void {
  const { t } = useTexts('studioDiagrams')
  const navigate = useNavigate()
  const open = useEffectEvent((address: string) => void navigate(address))
  useEffect(() => {
    if (modeler === undefined || words === undefined) return
    const overlays = modeler.get<Overlays>('overlays')
    const events = modeler.get<EventBus>('eventBus')
    const draw = () => {
      overlays.remove({ type: kind })
      for (const element of modeler.get<ElementRegistry>('elementRegistry').getAll()) {
        const [what, address] = targetOf(element.businessObject, words) ?? []
        if (what === undefined || address === undefined || element.labelTarget) continue
        const arrow = Object.assign(document.createElement('button'), { type: 'button', className: kind, textContent: '↗', title: `${t('open')}: ${t(what)}` })
        arrow.addEventListener('click', () => open(address))
        overlays.add(element, kind, { position: sides, html: arrow })
      }
    }
    draw()
    events.on('commandStack.changed', 400, draw)
    return () => {
      events.off('commandStack.changed', draw)
      overlays.remove({ type: kind })
    }
  }, [modeler, words, t])
}

function targetOf(step: Moddle, { tables }: Vocabulary): [what: 'process' | 'form' | 'table', address: string] | undefined {
  const named = (type: string, property: string) => { const found = extensionOf(step, type)?.get<string | undefined>(property); return found?.startsWith('=') ? undefined : found }
  const called = named('zeebe:CalledElement', 'processId')
  if (called) return ['process', addresses.diagram(called)]
  const form = named('zeebe:FormDefinition', 'formId')
  if (form) return ['form', addresses.form(form)]
  const table = tables.find(({ id }) => id === named('zeebe:CalledDecision', 'decisionId'))
  return table && ['table', addresses.table(table.file)]
}
