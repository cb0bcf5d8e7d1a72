/** The editor's texts in another language, by their English. Read at the moment they are shown: the language may change meanwhile. */
export interface Speech {
  chinese: boolean
  texts: Record<string, string>
}

/** Makes the modeler and its panels say what `speech` holds; a text that is missing there stays English. */
export function speaking(speech: Speech): object {
  const translate = (template: string, replacements: Record<string, string> = {}): string =>
    (speech.texts[template] ?? template).replace(/\{([^}]+)\}/g, (blank, name: string) => replacements[name] ?? blank)
  return { translate: ['value', translate] }
}
