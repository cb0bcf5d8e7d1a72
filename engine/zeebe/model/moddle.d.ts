/** The part of bpmn.io's libraries that is used here; they ship no types. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(xml: string): Promise<import('./parse.ts').ParsedModel>
    toXML(root: import('./parse.ts').ModelElement, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}

declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(xml: string): Promise<import('./parse.ts').ParsedModel>
    toXML(root: import('./parse.ts').ModelElement, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}

declare module 'bpmnlint' {
  export class Linter {
    constructor(options: {
      resolver: { resolveRule(pkg: string, rule: string): unknown, resolveConfig(pkg: string, config: string): unknown }
      config: { extends: string, rules?: Record<string, unknown> }
    })
    lint(root: import('./parse.ts').ModelElement): Promise<Record<string, { id?: string, message: string, category: string }[]>>
  }
}

declare module 'bpmn-js-differ' {
  type Element = import('./parse.ts').ModelElement
  export class ChangeHandler {
    _added: Record<string, Element>
    _removed: Record<string, Element>
    _layoutChanged: Record<string, Element>
    _changed: Record<string, { model: Element, attrs: Record<string, { oldValue: unknown, newValue: unknown }> }>
    /** The element that a change within `element` is told of; nothing where it is told of none. */
    _isTracked(element: Element): { element: Element, property: string } | false | undefined
  }
  export function diff(before: Element, after: Element, handler?: ChangeHandler): ChangeHandler
}
