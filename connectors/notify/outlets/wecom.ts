/**
 * WeChat Work: a message of the hospital's own application to one member.
 * Interface: https://developer.work.weixin.qq.com/document/path/90236 (message/send), https://developer.work.weixin.qq.com/document/path/91039 (gettoken)
 */
import { withToken, type TokenSource, type WeAnswer } from './access-token.ts'
import { ask, maskedMiddle, type Outlet, type OutletTools } from './outlet.ts'

/** Bytes of a text message. */
const longest = 2_048
/** Seconds in which WeChat Work gives the same content to the same member only once; the most that it offers. */
const duplicatesSeconds = 14_400

export const wecom: Outlet = {
  addressOf: ({ weComId }, _, { settings: { weComCorpId, weComAgentId, weComSecret } }) => (weComCorpId && weComAgentId && weComSecret ? weComId : null),
  masked: maskedMiddle,
  send: async ({ letter: { subject, body }, model: { link } }, to, tools) => {
    const { weComAgentId } = tools.settings
    const message = {
      touser: to, msgtype: 'text', agentid: Number(weComAgentId), text: { content: `${shortened(`${subject}\n\n${body}`, longest - Buffer.byteLength(link) - 2)}\n\n${link}` },
      enable_duplicate_check: 1, duplicate_check_interval: duplicatesSeconds,
    }
    const asked = await withToken('wecom', tokens(tools), tools, async (token) => await post(`/cgi-bin/message/send?access_token=${encodeURIComponent(token)}`, message, tools))
    if ('failed' in asked) return asked.failed
    const { invaliduser, unlicenseduser, msgid } = asked.answer
    if (invaliduser || unlicenseduser) return { state: 'failed', code: 'no-such-address' }
    return { state: 'sent', ...(typeof msgid === 'string' && { messageId: msgid }) }
  },
}

function tokens(tools: OutletTools): TokenSource {
  const { weComEndpoint, weComCorpId, weComSecret } = tools.settings
  return {
    account: [weComEndpoint, weComCorpId, weComSecret],
    fetch: async () => await get(`/cgi-bin/gettoken?corpid=${encodeURIComponent(weComCorpId)}&corpsecret=${encodeURIComponent(weComSecret)}`, tools),
  }
}

const get = async (path: string, tools: OutletTools): Promise<WeAnswer> => (await ask(new URL(path, tools.settings.weComEndpoint).href, {}, tools)).json() as WeAnswer

const post = async (path: string, body: unknown, tools: OutletTools): Promise<WeAnswer> =>
  (await ask(new URL(path, tools.settings.weComEndpoint).href, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, tools)).json() as WeAnswer

/** At most so many bytes of UTF-8, never half a character. */
export function shortened(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let short = Buffer.from(text).subarray(0, bytes - 3).toString('utf8')
  while (short.endsWith('\uFFFD')) short = short.slice(0, -1)
  return `${short}…`
}
