/**
 * WeChat Work: a robot that writes into the chat of a group, and calls its members by name.
 * Interface: https://developer.work.weixin.qq.com/document/path/91770
 */
import { robotOf } from '../settings.ts'
import { refused, type WeAnswer } from './access-token.ts'
import { ask, type Outlet } from './outlet.ts'
import { shortened } from './wecom.ts'

const longest = 2_048
/** The robot takes 20 messages a minute; who is called is cut long before that matters. */
const mostCalled = 50

export const wecomGroup: Outlet = {
  addressOf: ({ group }, _, { settings }) => (group && URL.canParse(robotOf(settings, group.name) ?? '') ? robotOf(settings, group.name)! : null),
  masked: (address) => new URL(address).host,
  send: async ({ recipient: { group }, letter: { subject, body }, model: { link } }, robot, tools) => {
    const text = { content: `${shortened(`${subject}\n\n${body}`, longest - Buffer.byteLength(link) - 2)}\n\n${link}`, mentioned_list: group?.members.slice(0, mostCalled) ?? [] }
    const answer = (await ask(robot, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ msgtype: 'text', text }) }, tools)).json() as WeAnswer
    return answer.errcode === 0 ? { state: 'sent' } : refused('wecom', answer)
  },
}
