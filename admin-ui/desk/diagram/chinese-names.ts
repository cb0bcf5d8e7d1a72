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

interface Drawn {
  bpmnElement?: Element
  label?: { bounds?: { x: number; width: number } }
}

export interface Definitions {
  diagrams?: { plane?: { planeElement?: Drawn[] } }[]
}

const characterWidth = 13

/** Gives every element of a parsed diagram that has a Chinese name (extension property `name.zh`) this name. */
export function sayInChinese({ diagrams = [] }: Definitions): void {
  for (const drawn of diagrams.flatMap(({ plane }) => plane?.planeElement ?? [])) {
    const name = chineseNameOf(drawn.bpmnElement)
    if (name === undefined) continue
    drawn.bpmnElement!.name = name
    if (drawn.label?.bounds !== undefined) widen(drawn.label.bounds, Math.min(name.length, 8) * characterWidth)
  }
}

function chineseNameOf(element: Element | undefined): string | undefined {
  const properties = element?.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:properties')
  return properties?.$children?.find(({ name }) => name === 'name.zh')?.value
}

/** Chinese is not broken at spaces: a label too narrow would leave its last character on a line of its own. */
function widen(bounds: { x: number; width: number }, width: number): void {
  if (bounds.width >= width) return
  bounds.x -= (width - bounds.width) / 2
  bounds.width = width
}
