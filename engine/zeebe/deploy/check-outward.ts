/** Addresses of other systems that a diagram spells out: one that a connector would refuse to call is refused already here. What an expression makes of it is judged when it runs. */
import { hostFault, namedIn } from '../../../connectors/kit/outward-rules.ts'
import { childrenOf, extensionOf, type ModelElement } from '../model/parse.ts'
import { error, type Fault } from './finding.ts'

export interface OutwardRules {
  /** Job type of the connector that calls whatever its input `url` says. */
  jobType: string
  /** Hosts that an administrator allows. */
  allow: readonly string[]
  /** Networks that the server's configuration opens. */
  inside: readonly string[]
}

export function checkOutward(elements: ModelElement[], { jobType, allow, inside }: OutwardRules): Fault[] {
  return elements.flatMap((element) => {
    if (extensionOf(element, 'zeebe:taskDefinition')?.['type'] !== jobType) return []
    const address = writtenOut(element)
    return address === null ? [] : faultsOf(element.id, address, allow, inside)
  })
}

function faultsOf(id: string | undefined, address: string, allow: readonly string[], inside: readonly string[]): Fault[] {
  if (!URL.canParse(address)) return [error(id, 'outward-address', { en: `"${address}" is no address such as https://api.example.org/path.`, zh: `“${address}”不是有效地址，应如 https://api.example.org/path。` })]
  const url = new URL(address)
  const fault = hostFault(url, inside)
  if (fault === 'scheme') return [error(id, 'outward-address', { en: 'Other systems are called over https.', zh: '只能通过 https 调用外部系统。' })]
  if (fault === 'credentials') return [error(id, 'outward-address', { en: 'An address holds no password: name a secret in the headers.', zh: '地址中不能有密码，请在标头中使用密钥。' })]
  if (fault === 'inside') return [error(id, 'outward-inside', { en: `${url.host} is an address inside: only networks of the setting RECOURSE_OUTWARD_INSIDE may be called.`, zh: `${url.host} 是内网地址，只能调用设置 RECOURSE_OUTWARD_INSIDE 所开放的网络。` })]
  return namedIn(allow, url) ? [] : [error(id, 'outward-host', { en: `${url.host} is not among the hosts that the connector may call (Desk → Connectors).`, zh: `${url.host} 不在该连接器可调用的主机之列（工作台 → 连接器）。` })]
}

/** The input `url` where it is a text: written as it is, or as a FEEL text. */
function writtenOut(element: ModelElement): string | null {
  const inputs = childrenOf(extensionOf(element, 'zeebe:ioMapping') ?? { $type: 'none' }, 'inputParameters')
  const source = inputs.find(({ target }) => target === 'url')?.['source']
  if (typeof source !== 'string') return null
  return source.startsWith('=') ? /^=\s*"([^"\\]*)"\s*$/.exec(source)?.[1] ?? null : source
}
