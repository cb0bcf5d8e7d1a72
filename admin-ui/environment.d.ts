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
