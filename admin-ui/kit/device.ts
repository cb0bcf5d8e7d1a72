type Place = 'localStorage' | 'sessionStorage'

/** Storage of this device. A browser may forbid it to a page that stands inside another site's: then nothing is kept, and nothing breaks. */
export const device = {
  read: (key: string, place: Place = 'localStorage'): string | null => attempt(() => window[place].getItem(key)),
  keep: (key: string, value: string, place: Place = 'localStorage'): void => void attempt(() => window[place].setItem(key, value)),
  forget: (key: string, place: Place = 'localStorage'): void => void attempt(() => window[place].removeItem(key)),
}

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
