/** Start events that people may use themselves: what they say about it has to hold. */
import { childrenOf, propertiesOf, type ModelElement } from '../model/parse.ts'
import { origins, starters } from '../model/startable.ts'
import type { Reference } from './check-diagram.ts'
import { error, type Fault } from './finding.ts'

export function checkStartable(processes: ModelElement[]): { faults: Fault[], references: Reference[] } {
  const found = processes.map((process) => childrenOf(process, 'flowElements').filter(isStartable))
  return {
    faults: found.flatMap((starts) => [...starts.flatMap(faultsOf), ...starts.slice(1).map(({ id }) => error(id, 'startable-twice', 'People can start a process in one way only; another start event is startable, too.'))]),
    references: found.flat().flatMap((start): Reference[] => {
      const id = propertiesOf(start)['startable.form']
      return id ? [{ kind: 'form', id, elementId: start.id ?? null }] : []
    }),
  }
}

const isStartable = (element: ModelElement): boolean => Object.keys(propertiesOf(element)).some((name) => name.startsWith('startable.'))

function faultsOf(start: ModelElement): Fault[] {
  const { 'startable.form': form, 'startable.by': by = '', 'startable.from': from = '' } = propertiesOf(start)
  const named = by.split(',').map((one) => one.trim()).filter(Boolean)
  const unknown = named.filter((one) => !starters.includes(one))
  const fault = (rule: string, message: string, is: boolean): Fault[] => (is ? [error(start.id, rule, message)] : [])
  const hasMessage = childrenOf(start, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:MessageEventDefinition')
  return [
    ...fault('startable-event', 'Only a message start event can be started by people.', start.$type !== 'bpmn:StartEvent' || !hasMessage),
    ...fault('startable-form', 'startable.form is missing: the form that is filled in to start.', !form),
    ...fault('startable-from', `startable.from must be one of: ${origins.join(', ')}.`, !origins.some((origin) => origin === from)),
    ...fault('startable-by', `startable.by must name who may start it: ${starters.join(', ')}.${unknown.length > 0 ? ` Unknown: ${unknown.join(', ')}.` : ''}`, named.length === 0 || unknown.length > 0),
    ...fault('startable-by', 'Nobody is responsible where there is no case: startable.by cannot be "responsible" with startable.from "anywhere".', from === 'anywhere' && named.includes('responsible')),
  ]
}
