/** What the modeler draws in front of a connector: one picture a group, on 24 by 24, in the group's colour. */
import type { Shown } from './connector.ts'

const pictures: Record<Shown['group'], readonly [colour: string, path: string]> = {
  people: ['#1668dc', 'M8 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm9 1a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM1 21v-2c0-3 3-5 7-5s7 2 7 5v2H1Zm16 0v-2c0-2-.7-3.5-2-4.7 4 0 8 1.7 8 4.700v2h-6Z'],
  time: ['#d4880b', 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm0 2.500a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15ZM11 7h2v4.600l3.5 2-1 1.8-4.5-2.600V7Z'],
  letters: ['#2f8f5b', 'M2 5h20v14H2V5Zm2.5 2 7.5 5.500L19.5 7h-15ZM4 9v8h16V9l-8 6-8-6Z'],
  case: ['#5b5bd6', 'M3 4h7l2 2.500h9V20H3V4Zm4 7v2h10v-2H7Zm0 4v2h7v-2H7Z'],
  emergency: ['#d4380d', 'M12 2.5 23 21H1L12 2.500ZM11 9v6h2V9h-2Zm0 7.500v2h2v-2h-2Z'],
  improvement: ['#08979c', 'M3 20V13h4v7H3Zm7 0V9h4v11h-4Zm7 0V4h4v16h-4ZM3 9l6-5 4 2 5-4 1 1.5-6 5-4-2-5 4L3 9Z'],
  outside: ['#7a5195', 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1 2.300V8H7.600c.7-1.9 1.9-3.2 3.4-3.700ZM5.5 10H11v4H5.500a8 8 0 0 1 0-4Zm2.1 6H11v3.700c-1.5-.5-2.7-1.8-3.4-3.700ZM13 19.700V16h3.400c-.7 1.9-1.9 3.2-3.4 3.700Zm5.5-5.700H13v-4h5.500a8 8 0 0 1 0 4ZM13 8V4.300c1.5.5 2.7 1.8 3.4 3.700H13Z'],
}

/** As a data URI, which the page's content policy allows. */
export function iconOf({ group }: Pick<Shown, 'group'>): string {
  const [colour, path] = pictures[group]
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="${colour}" fill-rule="evenodd" d="${path}"/></svg>`)}`
}
