const pause = 400

export interface LastStroke {
  /** Something was changed: it is told a moment after the last change. */
  touch: () => void
  /** What was changed in the last moment is told now. */
  settle: () => Promise<void>
  /** Nothing more comes; what was not told yet is told. */
  end: () => void
}

/** `tell` is called a moment after the last change, and at once when the page is left or covered. */
export function lastStroke(tell: () => Promise<void>): LastStroke {
  let timer: ReturnType<typeof setTimeout> | undefined
  const settle = async () => {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    await tell()
  }
  const hurry = () => void settle()
  addEventListener('pagehide', hurry)
  document.addEventListener('visibilitychange', hurry)
  return {
    touch: () => {
      clearTimeout(timer)
      timer = setTimeout(hurry, pause)
    },
    settle,
    end: () => {
      removeEventListener('pagehide', hurry)
      document.removeEventListener('visibilitychange', hurry)
      hurry()
    },
  }
}
