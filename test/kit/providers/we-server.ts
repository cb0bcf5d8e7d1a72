/** WeChat Work (application messages, robots of group chats) and the WeChat official account (template messages), with tokens that end. */
import { providerServer, type ProviderServer } from './provider-server.ts'

export const weAccount = { corpId: 'ww-hospital', agentId: 1000002, secret: 'wecom-secret', appId: 'wx-hospital', appSecret: 'wechat-secret', robotKey: 'robot-key', template: 'tmpl-1' }

export interface WeMessage {
  by: 'wecom' | 'robot' | 'wechat'
  to: string
  text: string
  mentioned?: string[]
  url?: string
}

export interface WeServer extends ProviderServer<WeMessage> {
  /** Tokens given out since the start. */
  tokens: number
  /** The tokens given out so far hold no more. */
  endTokens(): void
  /** The next message is answered with this errcode. */
  errcode: number
}

interface Sent {
  touser: string
  agentid: number
  msgtype: string
  text: { content: string, mentioned_list?: string[] }
  template_id: string
  url: string
  data: Record<string, { value: string }>
}

export async function startWe(): Promise<WeServer> {
  let valid = ''
  const token = (): [number, unknown] => {
    we.tokens += 1
    valid = `token-${we.tokens}`
    return [200, { errcode: 0, errmsg: 'ok', access_token: valid, expires_in: 7200 }]
  }
  const no = (errcode: number, errmsg = 'refused'): [number, unknown] => [200, { errcode, errmsg }]
  const server = await providerServer<WeMessage>(({ method, url, body }, taken) => {
    const { pathname, searchParams } = url
    const sent = (method === 'POST' ? JSON.parse(body) : {}) as Sent
    if (pathname === '/cgi-bin/gettoken') return searchParams.get('corpid') === weAccount.corpId && searchParams.get('corpsecret') === weAccount.secret ? token() : no(40001)
    if (pathname === '/cgi-bin/stable_token') {
      const { grant_type, appid, secret } = JSON.parse(body) as Record<string, string>
      return grant_type === 'client_credential' && appid === weAccount.appId && secret === weAccount.appSecret ? token() : no(40125)
    }
    if (pathname === '/cgi-bin/webhook/send') {
      if (searchParams.get('key') !== weAccount.robotKey) return no(93000, 'invalid webhook url')
      taken.push({ by: 'robot', to: 'chat', text: sent.text.content, mentioned: sent.text.mentioned_list ?? [] })
      return no(0, 'ok')
    }
    if (searchParams.get('access_token') !== valid) return no(valid === '' ? 42001 : 40014)
    if (we.errcode !== 0) return no(we.errcode)
    if (pathname === '/cgi-bin/message/send') {
      if (sent.agentid !== weAccount.agentId) return no(40056)
      if (Buffer.byteLength(sent.text.content) > 2048) return no(45002)
      if (sent.touser === 'nobody') return no(81013)
      if (sent.touser === 'left') return [200, { errcode: 0, errmsg: 'ok', invaliduser: 'left', msgid: 'm' }]
      taken.push({ by: 'wecom', to: sent.touser, text: sent.text.content })
      return [200, { errcode: 0, errmsg: 'ok', msgid: `wecom-${taken.length}` }]
    }
    if (pathname === '/cgi-bin/message/template/send') {
      if (sent.template_id !== weAccount.template) return no(40037)
      if (sent.touser === 'openid-unfollowed') return no(43004)
      taken.push({ by: 'wechat', to: sent.touser, text: Object.entries(sent.data).map(([name, { value }]) => `${name}=${value}`).join(' '), url: sent.url })
      // Larger than a number of JavaScript holds: sent as WeChat sends it, digits in JSON.
      return [200, { errcode: 0, errmsg: 'ok', msgid: 3_000_000_000_000 + taken.length }]
    }
    return [404, {}]
  })
  const we: WeServer = Object.assign(server, { tokens: 0, errcode: 0, endTokens: () => { valid = '' } })
  return we
}
