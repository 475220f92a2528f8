import { BlockList, isIP } from 'node:net'

/** Where a platform's files may lie: `*.zdn.vn` stands for every host below, anything else for itself, with its port if it has one. */
export type FileHosts = readonly string[]

/** What the operator named, and the host of the API itself. */
export const hostsOf = (named: FileHosts = [], apiRoot: string): FileHosts => [
  ...named,
  ...(URL.canParse(apiRoot) ? [new URL(apiRoot).host] : []),
]

/** Networks in which an office's own machines stand, and the machine itself (RFC 6890, IANA's special-purpose registries). */
const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, bits, 'ipv6')

/** An address that leads into somebody's own network, whichever way it is written. */
export function isInside(address: string): boolean {
  const version = isIP(address)
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isInside(mapped)
  return version === 0 || inside.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

export interface Permitted {
  url: URL
  /** It was named by the operator as it stands, so it may lie in the office's own network. */
  named: boolean
}

/** Undefined where nothing may be fetched from there. What a star stands for is reached encrypted, on the usual port. */
export function permitted(reference: string, hosts: FileHosts): Permitted | undefined {
  if (!URL.canParse(reference)) return undefined
  const url = new URL(reference)
  if (url.username !== '' || url.password !== '') return undefined
  if (!['https:', 'http:'].includes(url.protocol)) return undefined
  if (hosts.includes(url.host)) return { url, named: true }
  const below = hosts.some(host => host.startsWith('*.') && url.host.endsWith(host.slice(1)))
  return below && url.protocol === 'https:' && url.port === '' ? { url, named: false } : undefined
}
