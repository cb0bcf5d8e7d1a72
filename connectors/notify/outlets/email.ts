import { isAddress, masked, sendMail } from '../mail.ts'
import type { Outlet } from './outlet.ts'

/** Mail by the server's own SMTP settings. An address that is none is tried and fails, so that it is seen. */
export const email: Outlet = {
  addressOf: ({ email: address }, _, { config: { smtpUrl } }) => (smtpUrl ? address : null),
  masked,
  send: async ({ recipient: { lang }, letter, model: { link }, key }, to, { config }) =>
    (isAddress(to) ? await sendMail({ to, letter, lang, link, key }, config) : { state: 'failed', code: 'no-such-address' }),
}
