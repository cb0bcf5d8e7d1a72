import { createContext, use } from 'react'
import type { Modeler } from '../modeler.ts'
import type { Tools } from '../modules/extensions.ts'
import type { DrawnElement } from '../services.ts'
import type { Vocabulary } from '../use-vocabulary.ts'

/** What a section edits, and with what. */
export interface Plain {
  element: DrawnElement
  modeler: Modeler
  tools: Tools
  words: Vocabulary
}

export const PlainContext = createContext<Plain | undefined>(undefined)

/** For a section's parts: the element that is shown, and what changes it. */
export const usePlain = (): Plain => use(PlainContext)!
