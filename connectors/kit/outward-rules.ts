/** Which addresses a request may go to. Plain functions, so that the same rule holds where something is saved and where it is sent. */
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** `*.example.org`, `example.org`, `example.org:8443`, `203.0.113.7`. */
export const hostPattern = '^(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(:[0-9]{1,5})?$'

/** An IP address, one that is mapped into IPv6 as itself. */
export const addressOf = (text: string): Address => ipaddr.process(text)

/**
 * Whether a list of host names has the URL's: an entry without a port stands for the scheme's own, `*.example.org` for every name below it.
 */
export function namedIn(allow: readonly string[], { hostname, port }: URL): boolean {
  return allow.some((entry) => {
    const [, name = '', at = ''] = /^(.*?)(?::(\d+))?$/.exec(entry.trim().toLowerCase()) ?? []
    return port === at && (name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name)
  })
}

/** What is wrong with a URL already before its name is looked up; null where nothing is. */
export function hostFault({ protocol, username, password, hostname }: URL, inside: readonly string[]): 'scheme' | 'credentials' | 'inside' | null {
  if (protocol !== 'https:' && protocol !== 'http:') return 'scheme'
  if (username !== '' || password !== '') return 'credentials'
  const literal = hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(literal)) return isReachable(addressOf(literal), protocol, inside) ? null : 'inside'
  return /(^|\.)localhost\.?$/.test(hostname) && !isReachable(addressOf('127.0.0.1'), protocol, inside) ? 'inside' : null
}

/**
 * Public addresses over https, and those of the networks inside that the server's own configuration opens, over http too. Everything else is closed: loopback, private and
 * shared networks, link-local ones with the metadata services of clouds, tunnels, multicast.
 */
export function isReachable(address: Address, protocol: string, inside: readonly string[]): boolean {
  if (inside.some((network) => isIn(address, network))) return true
  return protocol === 'https:' && address.range() === 'unicast'
}

function isIn(address: Address, network: string): boolean {
  const [base, bits] = ipaddr.parseCIDR(network)
  return base.kind() === address.kind() && address.match(base, bits)
}
