import { Notifications, type Notification } from '../notifications/notification.ts'
import type { Hospital, Person } from '../people/hospital.ts'
import type { Session } from '../store/store.ts'

/** What somebody is told at the desk by a colleague; the name of the message's template. */
export type Word = 'mentioned' | 'asked' | 'asked-answered' | 'task-given'

export interface Telling {
  /** Makes the message unique: the id of what it tells of. */
  id: string
  word: Word
  to: readonly string[]
  from: string
  complaintId: string | null
  text: string
  taskKey?: string
  at: Date
}

const titles: Record<Word, Record<'en' | 'zh', (name: string) => string>> = {
  'mentioned': { en: (name) => `${name} mentions you in a note`, zh: (name) => `${name}在内部留言中提到您` },
  'asked': { en: (name) => `${name} asks you something`, zh: (name) => `${name}向您提问` },
  'asked-answered': { en: (name) => `${name} has answered your question`, zh: (name) => `${name}答复了您的提问` },
  'task-given': { en: (name) => `${name} hands a task over to you`, zh: (name) => `${name}将一项任务转交给您` },
}

const excerptLength = 160

/** In-app messages to colleagues, each in their own language, within the transaction of what they tell of. Nobody is told of what they did themselves. */
export async function tellColleagues({ id, word, to, from, complaintId, text, taskKey, at }: Telling, { people }: Hospital, session: Session): Promise<void> {
  const sender = people.find((person) => person.id === from)
  const rows = people.filter((person) => to.includes(person.id) && person.id !== from).map((person): Notification => ({
    _id: `${id}:${person.id}:in-app`, to: person.id, complaintId: complaintId, channel: 'in-app', template: word, lang: person.language,
    title: titles[word][person.language](nameIn(person.language, sender) ?? from), text: excerpt(text), state: 'sent', at, jobKey: id, ...(taskKey && { taskKey }),
  }))
  if (rows.length > 0) await Notifications.create(rows, { session, ordered: true })
}

const nameIn = (language: 'en' | 'zh', person: Person | undefined): string | undefined => (language === 'zh' ? person?.nameZh ?? person?.name : person?.name)

const excerpt = (text: string): string => (text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text)
