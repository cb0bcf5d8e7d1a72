import { useState } from 'react'
import { useLocation } from 'react-router'
import { isEditor } from './rooms.ts'

/** Whether the menu shows only its signs: in editors it does unless somebody unfolded it there, elsewhere if somebody folded it. The browser remembers both. */
export function useMenuWidth(): { narrow: boolean; toggle: () => void } {
  const editor = isEditor(useLocation().pathname)
  const place = `recourse.studio-menu.${editor ? 'editors' : 'pages'}`
  const [, draw] = useState({})
  const narrow = (localStorage.getItem(place) ?? (editor ? 'narrow' : 'wide')) === 'narrow'
  const toggle = () => {
    localStorage.setItem(place, narrow ? 'wide' : 'narrow')
    draw({})
  }
  return { narrow, toggle }
}
