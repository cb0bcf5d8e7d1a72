import { propertyOf, setProperty, type Tools } from './extensions.ts'
import type { DrawnElement, Moddle } from '../services.ts'

const key = 'name.zh'

/** The element's Chinese name: its extension property `name.zh`. */
export const chineseNameOf = (element: Moddle): string | undefined => propertyOf(element, key)

/** Sets it, or takes it away where it is empty. */
export const setChineseName = (element: DrawnElement, name: string, tools: Tools): void => setProperty(element, key, name, tools)
