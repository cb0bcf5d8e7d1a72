/** What the bundler understands and the compiler does not: style sheets, and modules whose own types miss their real shape. */
declare module '*.css'

declare module '*.svg' {
  const address: string
  export default address
}

declare module 'antd/es/locale/zh_CN.js' {
  import type { ConfigProviderProps } from 'antd'
  const locale: NonNullable<ConfigProviderProps['locale']>
  export default locale
}

declare module 'antd/es/locale/en_GB.js' {
  import type { ConfigProviderProps } from 'antd'
  const locale: NonNullable<ConfigProviderProps['locale']>
  export default locale
}

declare module 'bpmn-js/lib/NavigatedViewer.js' {
  /** The part of bpmn-js that the desk uses; the package's own types do not resolve as an ES module. */
  export default class NavigatedViewer {
    constructor(options: { container: HTMLElement; zoomScroll?: { enabled: boolean }; textRenderer?: { defaultStyle: { fontFamily: string } } })
    importXML(xml: string): Promise<{ warnings: string[] }>
    on(event: string, handler: (event: never) => void): void
    get<Service>(name: string): Service
    destroy(): void
  }
}

declare module 'camunda-bpmn-js/lib/camunda-cloud/Modeler.js' {
  /** The part of the modeler that the studio uses. */
  export default class Modeler {
    constructor(options: {
      container: HTMLElement
      disableAdjustOrigin: boolean
      propertiesPanel: { parent: HTMLElement; getFeelPopupLinks: () => [] }
      additionalModules: object[]
      textRenderer?: { defaultStyle: { fontFamily: string }; externalStyle: { fontFamily: string } }
    })
    importXML(xml: string): Promise<{ warnings: { message: string }[] }>
    saveXML(options: { format: boolean }): Promise<{ xml: string }>
    on<Event>(event: string, handler: (event: Event) => void): void
    get<Service>(name: string): Service
    destroy(): void
  }
}

declare module 'bpmn-js-i18n/translations/zn.js' {
  const texts: Record<string, string>
  export default texts
}

declare module 'bpmn-js/lib/draw/BpmnRenderer.js' {
  export default class BpmnRenderer {
    static $inject: string[]
    drawShape(graphics: SVGElement, element: object, attributes?: object): SVGElement
  }
}

declare module 'bpmn-js/lib/features/label-editing/LabelEditingProvider.js' {
  export default class LabelEditingProvider {
    static $inject: string[]
    protected _modeling: object
    protected _bpmnFactory: object
    activate(element: object): object | undefined
    update(element: object, label: string, ...rest: unknown[]): void
  }
}

declare module 'bpmn-js/lib/features/search/BpmnSearchProvider.js' {
  export default class BpmnSearchProvider {
    static $inject: string[]
    protected _elementRegistry: object
    find(pattern: string): object[]
  }
}

declare module 'bpmn-js-properties-panel' {
  export function useService<Service>(name: string): Service
}

declare module '@bpmn-io/properties-panel' {
  interface Field {
    id: string
    element: object
    label: string
    getValue(): string | undefined
    setValue(value: string | undefined): void
    debounce: object
  }
  export const TextFieldEntry: (field: Field) => object
  export function isTextFieldEntryEdited(node: HTMLElement): boolean
}

declare module '@bpmn-io/properties-panel/preact/jsx-runtime' {
  export function jsx<Properties>(component: ((properties: Properties) => object) | string, properties: Properties): object
}

declare module 'camunda-bpmn-js/lib/base/features/element-descriptions/descriptions.js' {
  export const ELEMENT_DESCRIPTIONS: Record<string, string>
}

declare module 'bpmn-js-token-simulation/lib/modeler.js' {
  const simulation: object
  export default simulation
}
