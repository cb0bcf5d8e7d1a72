/** The part of bpmn.io's libraries that is used here; they ship no types. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(xml: string): Promise<import('./parse.ts').ParsedModel>
  }
}

declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(xml: string): Promise<import('./parse.ts').ParsedModel>
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
