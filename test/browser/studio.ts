import type { Client } from '../kit/client.ts'

/** Other tests' drafts are none of this one's. */
export async function discardDrafts(admin: Client): Promise<void> {
  const { items } = await admin.get<{ items: { name: string, draft: { revision: number } | null }[] }>('/api/studio/files')
  for (const { name, draft } of items) if (draft) await admin.call('DELETE', `/api/studio/draft?name=${encodeURIComponent(name)}&revision=${draft.revision}`)
}

/** The release that went live last. */
export async function lastLive(admin: Client): Promise<number> {
  const { items } = await admin.get<{ items: { number: number, state: string }[] }>('/api/studio/releases')
  return items.find(({ state }) => state === 'live')!.number
}
