import { describe, expect, it } from 'vitest'
import { headline } from '../../admin-ui/kit/headline.ts'
import { promiseLines, type Promised } from '../../admin-ui/kit/promises.ts'
import { fingerprintOf } from '../../engine/complaints/doubts.ts'
import { sayLimit } from '../../engine/complaints/say-time.ts'
import { html } from '../../engine/http/plain/html.ts'
import { sitePattern } from '../../engine/portal/embedding.ts'

describe('what the portal says', () => {
  it.each([
    ['PT24H', 'around-the-clock', '24 hours', '24小时'],
    ['PT1H', 'around-the-clock', '1 hour', '1小时'],
    ['P3D', 'working-days', '3 working days', '3个工作日'],
    ['PT8H', 'working-time', '8 hours of working time', '8小时（工作时间）'],
    ['P1DT12H', 'around-the-clock', '1 day 12 hours', '1天 12小时'],
  ] as const)('%s %s is %s', (within, counting, en, zh) => {
    expect(sayLimit(within, counting)).toEqual({ en, zh })
  })

  const limit = (en: string) => ({ text: { en, zh: en }, by: '2026-03-03T01:00:00Z' })
  const contact: Promised = { stage: 'contact', soonest: limit('1 hour'), latest: limit('24 hours') }

  it('promises nobody a call who stays unknown, and names one limit where there is one', () => {
    expect(promiseLines([contact], 'en', false)[0]).toMatchObject({ key: 'promiseContact', blanks: { soonest: '1 hour', latest: '24 hours' } })
    expect(promiseLines([contact], 'en', true)[0]!.key).toBe('promiseRead')
    expect(promiseLines([{ ...contact, soonest: contact.latest }], 'en', false)[0]!.key).toBe('promiseContactOne')
  })

  it.each([
    ['I waited four hours. Nobody told me why.', 'I waited four hours'],
    ['  取药等了三小时。没有人解释。', '取药等了三小时'],
    ['The result was 3.5 and nobody knew', 'The result was 3.5 and nobody knew'],
    ['One very long sentence without an end that goes on and on', 'One very long sentence without an end…'],
    [' \n ', ''],
  ])('%j begins a list as %j', (text, expected) => {
    expect(headline(text)).toBe(expected)
  })

  it('writes what people typed as text, never as a part of the page', () => {
    const typed = `"><script>alert('1')</script>&`
    expect(html`<input value="${typed}">${[html`<b>${typed}</b>`]}${null}${false}`.text).toBe(
      '<input value="&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;"><b>&#34;&#62;&#60;script&#62;alert(&#39;1&#39;)&#60;/script&#62;&#38;</b>',
    )
  })

  it('knows the same words again whatever the spacing, and not those of somebody else', () => {
    const once = fingerprintOf('Waiting', 'Four hours, nobody came.', ['phone:13800000000'])
    expect(fingerprintOf(' waiting', 'Four  hours nobody came', ['phone:13800000000'])).toBe(once)
    expect(fingerprintOf('Waiting', 'Four hours, nobody came.', ['phone:13900000000'])).not.toBe(once)
    expect(fingerprintOf('Waiting', 'Five hours, nobody came.', ['phone:13800000000'])).not.toBe(once)
  })

  it.each(['https://www.hospital.example', 'https://*.hospital.example', 'https://hospital.example:8443', 'http://localhost:8080', 'http://127.0.0.1'])('lets %s show it', (site) => {
    expect(site).toMatch(new RegExp(sitePattern))
  })

  it.each(['*', 'https://*', 'http://hospital.example', 'https://a.example; script-src *', 'https://a.example/path', "'unsafe-inline'", 'https://a.example b.example', 'data:', 'https://A.example\nx'])('takes no site that is written %j', (site) => {
    expect(site).not.toMatch(new RegExp(sitePattern))
  })
})
