import type { EventBus, Moddle } from '../services.ts'

/** Camunda's modeler writes `isExecutable="false"` into every process that it draws. One whose file does not say it goes on not saying it: it means the same. */
class KeepUnsaid {
  static $inject = ['eventBus']

  constructor(events: EventBus) {
    let silent: Moddle[] = []
    events.on<{ definitions?: Moddle }>('import.parse.complete', 500, ({ definitions }) => {
      silent = (definitions?.get<Moddle[] | undefined>('rootElements') ?? []).filter((one) => one.$type === 'bpmn:Process' && one.get('isExecutable') === undefined)
    })
    events.on('saveXML.start', 100, () => {
      for (const process of silent) if (process.get('isExecutable') === false) process.set('isExecutable', undefined)
    })
  }
}

export const keepUnsaid = { __init__: ['keepUnsaid'], keepUnsaid: ['type', KeepUnsaid] }
