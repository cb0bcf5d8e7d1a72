import type NavigatedViewer from 'bpmn-js/lib/NavigatedViewer.js'

/** A small sign at an element's upper edge. */
export interface Badge {
  elementId: string
  text: string
  tone: 'count' | 'warn' | 'bad' | 'plain'
  /** What it means, for those who point at it. */
  title: string
}

interface Registry {
  get(id: string): object | undefined
}

/** Gives elements these classes; what is not in the diagram is left out. The answer takes them away again. */
export function mark(viewer: NavigatedViewer, classes: [id: string, name: string][]): () => void {
  const canvas = viewer.get<{ addMarker(id: string, name: string): void; removeMarker(id: string, name: string): void }>('canvas')
  const registry = viewer.get<Registry>('elementRegistry')
  const there = classes.filter(([id]) => registry.get(id) !== undefined)
  for (const [id, name] of there) canvas.addMarker(id, name)
  return () => {
    for (const [id, name] of there) if (registry.get(id) !== undefined) canvas.removeMarker(id, name)
  }
}

/** Puts signs at the elements, those of one element side by side. The answer takes them down again. */
export function putUp(viewer: NavigatedViewer, badges: Badge[]): () => void {
  const overlays = viewer.get<{ add(id: string, overlay: object): string; remove(id: string): void }>('overlays')
  const registry = viewer.get<Registry>('elementRegistry')
  const ids = [...Map.groupBy(badges, ({ elementId }) => elementId)].flatMap(([elementId, own]) =>
    (registry.get(elementId) === undefined ? [] : [overlays.add(elementId, { position: { top: -12, right: 18 }, html: row(own) })]))
  return () => {
    for (const id of ids) overlays.remove(id)
  }
}

function row(badges: Badge[]): HTMLElement {
  const signs = document.createElement('div')
  signs.className = 'diagram-badges'
  for (const { text, tone, title } of badges) {
    const sign = document.createElement('span')
    sign.textContent = text
    sign.title = title
    sign.dataset['tone'] = tone
    signs.append(sign)
  }
  return signs
}
