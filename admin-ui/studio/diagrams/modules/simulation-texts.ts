import type { EventBus } from '../services.ts'

/** bpmn-js-token-simulation writes its titles itself, in English: while tokens run they are said in the language of the editor. */
class SimulationTexts {
  static $inject = ['eventBus', 'canvas', 'translate']

  constructor(events: EventBus, canvas: { getContainer(): HTMLElement }, translate: (text: string) => string) {
    const say = (root: ParentNode) => {
      for (const titled of root.querySelectorAll<HTMLElement>('[title]')) {
        const said = translate(titled.title)
        if (said !== titled.title) titled.title = said
      }
      for (const text of root.querySelectorAll<HTMLElement>('span.bts-text')) {
        const said = translate(text.innerText)
        if (said !== text.innerText) text.innerText = said
      }
    }
    const observer = new MutationObserver(() => say(canvas.getContainer()))
    events.on<{ active: boolean }>('tokenSimulation.toggleMode', 500, ({ active }) => {
      observer.disconnect()
      if (!active) return
      say(canvas.getContainer())
      observer.observe(canvas.getContainer(), { childList: true, subtree: true })
    })
    events.on('diagram.destroy', 500, () => observer.disconnect())
  }
}

export const simulationTexts = { __init__: ['simulationTexts'], simulationTexts: ['type', SimulationTexts] }
