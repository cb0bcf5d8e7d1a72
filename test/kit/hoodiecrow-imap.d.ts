declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net'

  interface Message { raw: string, flags: string[], uid: number }
  interface Options { plugins: string[], storage: Record<string, { messages?: { raw: string, flags?: string[] }[] }> }
  interface Imap {
    server: Server
    listen(port: number, listening: () => void): void
    close(closed: () => void): void
    appendMessage(folder: string, flags: string[], date: string, raw: string): void
    getMailbox(folder: string): { messages: Message[] } | undefined
  }
  export default function hoodiecrow(options: Options): Imap
}
