/** The parts of dmn-js, table-js and inferno that the studio uses; the packages' own types do not resolve as ES modules, or there are none. */
declare module 'dmn-js/lib/Modeler.js' {
  export interface View {
    id: string
    name?: string
    type: 'drd' | 'decisionTable' | 'literalExpression' | 'boxedExpression'
    element: object
  }
  export interface Viewer {
    get<Service>(name: string): Service
    on(event: string, handler: (event: never) => void): void
  }
  export default class Modeler {
    constructor(options: Record<string, unknown>)
    importXML(xml: string, options?: { open: boolean }): Promise<{ warnings: { message: string }[] }>
    saveXML(options: { format: boolean }): Promise<{ xml: string }>
    on<Event>(event: string, handler: (event: Event) => void): void
    getViews(): View[]
    getActiveView(): View | undefined
    getActiveViewer(): Viewer | undefined
    open(view: View): Promise<unknown>
    destroy(): void
  }
}

declare module 'dmn-js-properties-panel' {
  export const DmnPropertiesPanelModule: object
  export const DmnPropertiesProviderModule: object
  export const ZeebePropertiesProviderModule: object
}

declare module 'inferno' {
  export class Component<P = object> {
    constructor(props: P, context: { injector: { get<Service>(name: string): Service }; changeSupport: { onElementsChanged(id: string, listener: () => void): void; offElementsChanged(id: string, listener: () => void): void } })
    props: P
    context: { injector: { get<Service>(name: string): Service }; changeSupport: { onElementsChanged(id: string, listener: () => void): void; offElementsChanged(id: string, listener: () => void): void } }
    forceUpdate(): void
    componentWillMount?(): void
    componentDidMount?(): void
    componentWillUnmount?(): void
    render(): object | null
  }
  export function createVNode(flags: number, type: string, className: string | null, children: unknown, childFlags: number, props?: object | null, key?: string | null, ref?: ((node: HTMLElement | null) => void) | null): object
  export function createComponentVNode(flags: number, type: unknown, props: object): object
}

declare module 'table-js/lib/components/index.js' {
  export const Cell: unknown
}

declare module 'dmn-js-decision-table/lib/features/decision-rules/components/DecisionRulesCellEditorComponent.js' {
  const DecisionRulesCellEditorComponent: unknown
  export default DecisionRulesCellEditorComponent
}
