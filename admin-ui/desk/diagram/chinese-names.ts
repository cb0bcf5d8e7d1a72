interface Extension {
  $type: string
  name?: string
  value?: string
  $children?: Extension[]
}

interface Element {
  name?: string
  extensionElements?: { values?: Extension[] }
}

/** Gives every element of a parsed diagram that has a Chinese name (extension property `name.zh`) this name. */
export function sayInChinese(elements: Record<string, Element>): void {
  for (const element of Object.values(elements)) {
    const properties = element.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:properties')
    const chinese = properties?.$children?.find(({ name }) => name === 'name.zh')?.value
    if (chinese !== undefined) element.name = chinese
  }
}
