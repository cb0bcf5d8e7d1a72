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
