import BpmnRenderer from 'bpmn-js/lib/draw/BpmnRenderer.js'
import LabelEditingProvider from 'bpmn-js/lib/features/label-editing/LabelEditingProvider.js'
import BpmnSearchProvider from 'bpmn-js/lib/features/search/BpmnSearchProvider.js'
import { chineseNameOf, setChineseName } from './chinese-name.ts'
import type { Speech } from '../../parts/speaking.ts'
import type { BpmnFactory, DrawnElement, ElementRegistry, Modeling } from '../services.ts'

/** While somebody works in Chinese, elements that have a Chinese name show it, are found by it, and a double click edits it. The file keeps both. */
export function chineseNames(speech: Speech): object {
  /** Lends elements their Chinese names for as long as `act` takes. */
  function lent<Result>(elements: DrawnElement[], act: () => Result): Result {
    if (!speech.chinese) return act()
    const own = elements.map(({ businessObject }) => [businessObject, businessObject.name, chineseNameOf(businessObject)] as const)
    const renamed = own.filter(([, , chinese]) => chinese !== undefined)
    try {
      for (const [object, , chinese] of renamed) object.name = chinese!
      return act()
    } finally {
      // A label and its element share their object: what was first there is put back last.
      for (const [object, name] of renamed.toReversed()) {
        if (name === undefined) delete object.name
        else object.name = name
      }
    }
  }

  class ChineseRenderer extends BpmnRenderer {
    static override $inject = BpmnRenderer.$inject

    override drawShape(graphics: SVGElement, element: DrawnElement, attributes?: object): SVGElement {
      return lent([element], () => super.drawShape(graphics, element, attributes))
    }
  }

  class ChineseLabels extends LabelEditingProvider {
    static override $inject = LabelEditingProvider.$inject

    override activate(element: DrawnElement): object | undefined {
      return lent([element], () => super.activate(element))
    }

    override update(element: DrawnElement, label: string, ...rest: unknown[]): void {
      if (!speech.chinese || chineseNameOf(element.businessObject) === undefined) return super.update(element, label, ...rest)
      setChineseName(element.labelTarget ?? element, label.trim(), { modeling: this._modeling as Modeling, factory: this._bpmnFactory as BpmnFactory })
    }
  }

  class ChineseSearch extends BpmnSearchProvider {
    static override $inject = BpmnSearchProvider.$inject

    override find(pattern: string): object[] {
      return lent((this._elementRegistry as ElementRegistry).getAll(), () => super.find(pattern))
    }
  }

  return { bpmnRenderer: ['type', ChineseRenderer], labelEditingProvider: ['type', ChineseLabels], bpmnSearch: ['type', ChineseSearch] }
}
