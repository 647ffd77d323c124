import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** IPv4 that is not of the public internet (IANA's registry of special-purpose addresses). */
const NOT_PUBLIC_4: readonly [string, number][] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
]
/** Of IPv6 only this is public: neither loopback, link-local and local addresses, nor IPv4 mapped or translated into it. */
const PUBLIC_6: readonly [string, number][] = [['2000::', 3]]
/** And within it not the registries', examples, and addresses that carry an IPv4 one. */
const NOT_PUBLIC_6: readonly [string, number][] = [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]]

function listOf(family: 'ipv4' | 'ipv6', subnets: readonly [string, number][]): BlockList {
  const list = new BlockList()
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family)
  return list
}
const notPublic4 = listOf('ipv4', NOT_PUBLIC_4)
const public6 = listOf('ipv6', PUBLIC_6)
const notPublic6 = listOf('ipv6', NOT_PUBLIC_6)

/** True for an address of the public internet; false for anything else, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic4.check(address, 'ipv4')
  return isIPv6(address) && public6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}

const PORTS = new Set(['', '80', '443', '8443'])

/** True for an address a calendar may be read at, before its name is looked up: http or https, their ports, nobody's password. */
export const isPlainWebAddress = ({ protocol, port, username, password }: URL): boolean =>
  (protocol === 'http:' || protocol === 'https:') && PORTS.has(port) && username === '' && password === ''
