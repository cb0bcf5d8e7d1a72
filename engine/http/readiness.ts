/** Whether the server can do its work, part by part. */
export interface Part {
  name: string
  /** `off`: left out, which is no fault. */
  state: 'up' | 'starting' | 'restarting' | 'down' | 'behind' | 'off'
  detail?: string
}

export interface Readiness {
  check(): Promise<Part[]>
}

export const isReady = (parts: Part[]): boolean => parts.every(({ state }) => state === 'up' || state === 'off')
