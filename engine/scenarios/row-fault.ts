import type { Bilingual } from '../errors/errors.ts'

/** Why a row of a scenario cannot be played, in a sentence for whoever wrote it. */
export class RowFault extends Error {
  readonly said: Bilingual

  constructor(said: Bilingual) {
    super(said.en)
    this.said = said
  }
}

/** What an error says; one that is nobody's sentence says the same in both languages. */
export const saidBy = (error: unknown): Bilingual => (error instanceof RowFault ? error.said : { en: (error as Error).message, zh: (error as Error).message })
