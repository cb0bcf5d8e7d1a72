/**
 * WeChat official account: a template message to a complainant who came through it.
 * Interface: https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html,
 * token: https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/getStableAccessToken.html
 */
import { approvedTemplate } from '../settings.ts'
import { withToken, type TokenSource, type WeAnswer } from './access-token.ts'
import { ask, maskedMiddle, type Outlet, type OutletTools } from './outlet.ts'

export const wechat: Outlet = {
  addressOf: ({ wechatOpenId, lang }, template, { settings: { weChatAppId, weChatSecret, weChatTemplates } }) =>
    (weChatAppId && weChatSecret && approvedTemplate(weChatTemplates, template, lang) ? wechatOpenId : null),
  masked: maskedMiddle,
  send: async ({ template, recipient: { lang }, model, ref }, to, tools) => {
    const approved = approvedTemplate(tools.settings.weChatTemplates, template, lang)
    if (!approved) return { state: 'failed', code: 'not-reached-any-more' }
    const values = approved.values.map(({ name, from }): [string, unknown] => [name, model[from]])
    if (values.some(([, value]) => typeof value !== 'string' || value === '')) return { state: 'failed', code: 'template.hole' }
    // WeChat sends what has the same client_msg_id only once within ten minutes.
    const message = { touser: to, template_id: approved.code, url: model.link, client_msg_id: ref, data: Object.fromEntries(values.map(([name, value]) => [name, { value }])) }
    const asked = await withToken('wechat', tokens(tools), tools, async (token) => await post(`/cgi-bin/message/template/send?access_token=${encodeURIComponent(token)}`, message, tools))
    if ('failed' in asked) return asked.failed
    const { msgid } = asked.answer
    return { state: 'sent', ...(typeof msgid === 'string' && { messageId: msgid }) }
  },
}

/** The stable interface: several servers that ask get the same token, and none takes it from the others. */
function tokens(tools: OutletTools): TokenSource {
  const { weChatEndpoint, weChatAppId, weChatSecret } = tools.settings
  return {
    account: [weChatEndpoint, weChatAppId, weChatSecret],
    fetch: async () => await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: weChatAppId, secret: weChatSecret }, tools),
  }
}

/** A message's id is a 64-bit number, which JSON.parse would round. */
async function post(path: string, body: unknown, tools: OutletTools): Promise<WeAnswer> {
  const answer = await ask(new URL(path, tools.settings.weChatEndpoint).href, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, tools)
  const msgid = /"msgid"\s*:\s*(\d+)/.exec(answer.text())?.[1]
  return { ...answer.json() as WeAnswer, ...(msgid && { msgid }) }
}
