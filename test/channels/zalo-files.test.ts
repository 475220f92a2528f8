import http from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { FileError } from '../../src/channels/channel.ts'
import { downloadFrom, onlyOutside } from '../../src/channels/zalo-files/download.ts'
import { isInside, permitted } from '../../src/channels/zalo-files/hosts.ts'

const zalo = ['*.zdn.vn', 'tep.zalo.me:8443']
const life = new AbortController().signal

it.each([
  'https://photo-stal-1.zdn.vn/a/b.jpg?x=1',
  'https://a.b.zdn.vn/x',
  'https://PHOTO.ZDN.VN/x',
  'https://tep.zalo.me:8443/x',
  'http://tep.zalo.me:8443/x',
])('takes %s', url => expect(permitted(url, zalo)).toBeDefined())

it.each([
  'http://photo-stal-1.zdn.vn/a.jpg',
  'https://photo-stal-1.zdn.vn:8443/a.jpg',
  'https://zdn.vn/a.jpg',
  'https://zdn.vn.evil.com/a.jpg',
  'https://evilzdn.vn/a.jpg',
  'https://a.zdn.vn.@evil.com/a.jpg',
  'https://user:pass@a.zdn.vn/a.jpg',
  'https://a.zdn.vn./a.jpg',
  'https://tep.zalo.me/x',
  'https://127.0.0.1/x',
  'https://[::1]/x',
  'ftp://a.zdn.vn/x',
  'file:///etc/passwd',
  'telegram:AgAC',
  '//a.zdn.vn/x',
  '',
])('takes nothing from %s', url => expect(permitted(url, zalo)).toBeUndefined())

it('takes nothing from a host that is not named, however its address is written', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true }), url => {
      const { host } = new URL(url)
      expect(permitted(url, zalo) !== undefined).toBe(host.endsWith('.zdn.vn') && url.startsWith('https:'))
    }),
  )
})

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
])('%s lies inside, in each way of writing it', address => {
  expect(isInside(address)).toBe(true)
  if (!address.includes(':')) expect(isInside(`::ffff:${address}`)).toBe(true)
})

it.each(['fe80::1', 'fd00::1', '::ffff:7f00:1', 'localhost'])('so does %s', address =>
  expect(isInside(address)).toBe(true),
)

it.each(['203.113.1.1', '172.32.0.1', '2606:4700::1111'])('%s lies outside', address =>
  expect(isInside(address)).toBe(false),
)

async function server(answer: http.RequestListener): Promise<string> {
  const open = http.createServer(answer)
  await new Promise<void>(resolve => open.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void open.close())
  return `127.0.0.1:${(open.address() as AddressInfo).port}`
}

const outcome = (url: string, hosts: string[], most = 100) =>
  downloadFrom(url, hosts, most, life).then(
    bytes => Buffer.from(bytes).toString(),
    (error: unknown) => (error instanceof FileError ? error.when : 'another error'),
  )

it('hands over what the platform sends, from a machine inside only where the operator named it', async () => {
  const host = await server((_, response) => response.end('ảnh'))
  expect(await outcome(`http://${host}/a`, [host])).toBe('ảnh')
  expect(await outcome(`http://${host}/a`, ['*.zdn.vn'])).toBe('never')
})

it.each([
  [['203.113.1.1'], undefined],
  [['10.0.0.1'], 'EINSIDE'],
  [['203.113.1.1', '::ffff:127.0.0.1'], 'EINSIDE'],
])('a name outside that leads to %j is looked at where it leads', async (addresses, refused) => {
  const leads: LookupFunction = (_, __, callback) =>
    callback(
      null,
      addresses.map(address => ({ address, family: 4 })),
    )
  const code = await new Promise(resolve =>
    onlyOutside(leads)('a.zdn.vn', { all: true }, error => resolve(error?.code)),
  )
  expect(code).toBe(refused)
})

it('follows no redirect, takes no more than it may, and tells what may come again from what does not', async () => {
  let status = 200
  const host = await server((request, response) => {
    if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': 50 })
      response.write('a', () => response.destroy())
      return
    }
    response.writeHead(status, { location: '/elsewhere' })
    response.end(request.url === '/large' ? 'x'.repeat(101) : 'x')
  })
  const ask = (path: string) => outcome(`http://${host}${path}`, [host])
  expect(await ask('/large')).toBe('never')
  expect(await ask('/cut')).toBe('later')
  const seen: [number, string][] = []
  for (status of [301, 302, 403, 404, 410, 429, 500, 503]) seen.push([status, await ask('/a')])
  expect(seen).toEqual([
    [301, 'never'],
    [302, 'never'],
    [403, 'never'],
    [404, 'never'],
    [410, 'never'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])
})
