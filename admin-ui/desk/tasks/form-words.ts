import type { TFunction } from 'i18next'

/** form-js says what is wrong in English only. Its sentences, and ours for them; the number in a sentence is the limit. */
const sentences = [
  [/^Field is required/, 'form:required'],
  [/^Field must match pattern/, 'form:pattern'],
  [/minimum length of (\S+)\./, 'form:minLength'],
  [/maximum length of (\S+)\./, 'form:maxLength'],
  [/minimum value of (\S+)\./, 'form:min'],
  [/maximum value of (\S+)\./, 'form:max'],
  [/valid email/, 'form:email'],
  [/phone number/, 'form:phone'],
  [/not a number/, 'form:number'],
] as const

/** Another sentence than the known ones comes from the form itself and is already in the reader's language. */
export function inOurWords(message: string, t: TFunction<['form']>): string {
  for (const [sentence, key] of sentences) {
    const found = sentence.exec(message)
    if (found !== null) return t(key, { limit: found[1] ?? '' })
  }
  return message
}

const leftovers = [
  [/^Select$/, 'form:select'],
  [/^Search$/, 'form:search'],
  [/^No results$/, 'form:noResults'],
  [/^All values selected$/, 'form:allChosen'],
  [/^Browse$/, 'form:browse'],
  [/^No files selected$/, 'form:noFiles'],
  [/^(\d+) files selected$/, 'form:files'],
  [/^ ?Add new$/, 'form:add'],
  [/^Nothing to show\.$/, 'form:nothing'],
] as const

/** form-js also writes a few English words into its controls and offers no way to say them otherwise: they are replaced as they appear. */
export function sayLeftovers(container: HTMLElement, t: TFunction<['form']>): MutationObserver {
  const say = (written: string): string | undefined => {
    for (const [word, key] of leftovers) {
      const found = word.exec(written)
      if (found !== null) return t(key, { limit: found[1] ?? '' })
    }
    return undefined
  }
  const sayAll = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    for (let node: Node | null = root; node !== null; node = walker.nextNode()) {
      const written = node instanceof Text ? node.data : node instanceof HTMLInputElement ? node.placeholder : ''
      const said = say(written)
      if (said === undefined || said === written) continue
      if (node instanceof Text) node.data = said
      else if (node instanceof HTMLInputElement) node.placeholder = said
    }
  }
  const observer = new MutationObserver((mutations) => {
    for (const { target, addedNodes } of mutations) for (const node of [target, ...addedNodes]) sayAll(node)
  })
  observer.observe(container, { subtree: true, childList: true, characterData: true, attributeFilter: ['placeholder'] })
  return observer
}
