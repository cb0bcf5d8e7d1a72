/** Start events that people may use themselves: what they say about it has to hold. */
import type { Bilingual } from '../../errors/errors.ts'
import { childrenOf, propertiesOf, type ModelElement } from '../model/parse.ts'
import { origins, starters } from '../model/startable.ts'
import type { Reference } from './check-diagram.ts'
import { error, type Fault } from './finding.ts'

export function checkStartable(processes: ModelElement[]): { faults: Fault[], references: Reference[] } {
  const found = processes.map((process) => childrenOf(process, 'flowElements').filter(isStartable))
  return {
    faults: found.flatMap((starts) => [...starts.flatMap(faultsOf), ...starts.slice(1).map(({ id }) => error(id, 'startable-twice', { en: 'People can start a process in one way only; another start event is startable, too.', zh: '人员只能以一种方式启动流程，另有一个开始事件也可启动。' }))]),
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
  const fault = (rule: string, said: Bilingual, is: boolean): Fault[] => (is ? [error(start.id, rule, said)] : [])
  const hasMessage = childrenOf(start, 'eventDefinitions').some(({ $type }) => $type === 'bpmn:MessageEventDefinition')
  return [
    ...fault('startable-event', { en: 'Only a message start event can be started by people.', zh: '只有消息开始事件可由人员启动。' }, start.$type !== 'bpmn:StartEvent' || !hasMessage),
    ...fault('startable-form', { en: 'startable.form is missing: the form that is filled in to start.', zh: '缺少 startable.form：启动时填写的表单。' }, !form),
    ...fault('startable-from', { en: `startable.from must be one of: ${origins.join(', ')}.`, zh: `startable.from 只能是：${origins.join('、')}。` }, !origins.some((origin) => origin === from)),
    ...fault('startable-by', {
      en: `startable.by must name who may start it: ${starters.join(', ')}.${unknown.length > 0 ? ` Unknown: ${unknown.join(', ')}.` : ''}`,
      zh: `startable.by 须写明谁可以启动：${starters.join('、')}。${unknown.length > 0 ? `无法识别：${unknown.join('、')}。` : ''}`,
    }, named.length === 0 || unknown.length > 0),
    ...fault('startable-by', { en: 'Nobody is responsible where there is no case: startable.by cannot be "responsible" with startable.from "anywhere".', zh: '没有案件就没有承办人：startable.from 为 anywhere 时，startable.by 不能为 responsible。' }, from === 'anywhere' && named.includes('responsible')),
  ]
}
