import { useState } from 'react'
import { useLocation } from 'react-router'
import { isEditor } from './rooms.ts'
import { device } from '../../kit/device.ts'

/** Whether the menu shows only its signs: in editors it does unless somebody unfolded it there, elsewhere if somebody folded it. The browser remembers both. */
export function useMenuWidth(): { narrow: boolean; toggle: () => void } {
  const editor = isEditor(useLocation().pathname)
  const place = `recourse.studio-menu.${editor ? 'editors' : 'pages'}`
  const [, draw] = useState({})
  const narrow = (device.read(place) ?? (editor ? 'narrow' : 'wide')) === 'narrow'
  const toggle = () => {
    device.keep(place, narrow ? 'wide' : 'narrow')
    draw({})
  }
  return { narrow, toggle }
}
