import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** IPv4 that is not the public internet (IANA's special-purpose registry); mapped into IPv6 too, which BlockList sees through. */
const special = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(network, prefix, 'ipv4')
/** Within global unicast: Teredo and its like, documentation, and 6to4, which carries any IPv4 address. */
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, prefix, 'ipv6')
const mapped = new BlockList()
mapped.addSubnet('::ffff:0:0', 96, 'ipv6')
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

function isPublic(address: string): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (special.check(address, family)) return false
  return family === 'ipv4' || globalUnicast.check(address, family) || mapped.check(address, family)
}

/** Whether a webhook of this protocol may connect to an IP address: plain http to this machine only, https to public ones. */
export function mayReach(protocol: string, address: string, allowPrivate: boolean): boolean {
  if (protocol === 'http:') return loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return allowPrivate || isPublic(address)
}

/** The host of an address as the network names it, without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** Why a webhook cannot have an address, with the remedy; null when it can. Names are resolved when it is sent. */
export function targetProblem(text: string, allowPrivate: boolean): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || text.length > 500) return 'is no address: write https://example.org/relais.'
  if (url.username || url.password) return 'holds a password: the signature proves who sends, leave it out.'
  const host = hostOf(url)
  const local = host === 'localhost' || (isIP(host) !== 0 && mayReach('http:', host, false))
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
    return 'must begin with https:// (http:// only to this machine, such as http://127.0.0.1:9000/).'
  if (isIP(host) !== 0 && !mayReach(url.protocol, host, allowPrivate))
    return 'is a private address: WEBHOOK_ALLOW_PRIVATE=1 allows them.'
  return null
}
