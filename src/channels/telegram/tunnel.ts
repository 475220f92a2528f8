import http from 'node:http'
import https from 'node:https'
import { isIP, type Socket } from 'node:net'
import { connectingMs } from '../shared/connecting.ts'

/**
 * A connection to `host:port` that an HTTP proxy carries. Not undici's ProxyAgent: a proxy that hangs up, it asks again
 * without a pause and without an end.
 * @throws Error with a `code`
 */
export const tunnel = (proxy: URL, target: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { port, protocol } = proxy
    const hostname = proxy.hostname.replace(/^\[|\]$/g, '')
    const ask = (protocol === 'https:' ? https : http).request({
      hostname,
      port,
      method: 'CONNECT',
      path: target,
      // Node would take it from the host header, and ask the proxy for the certificate of the target.
      servername: isIP(hostname) ? '' : hostname,
      headers: { host: target, ...authorization(proxy) },
      agent: false,
      timeout: connectingMs,
    })
    ask.once('socket', socket => socket.unref())
    ask.once('timeout', () => ask.destroy(failure('PROXY_TIMEOUT')))
    ask.once('error', reject)
    ask.once('connect', ({ statusCode }, socket) => {
      socket.setTimeout(0)
      if (statusCode === 200) return resolve(socket)
      socket.destroy()
      reject(failure(`PROXY_${statusCode}`))
    })
    ask.end()
  })

function authorization({ username, password }: URL): http.OutgoingHttpHeaders {
  if (username === '') return {}
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  return { 'proxy-authorization': `Basic ${basic}` }
}

const failure = (code: string): Error => Object.assign(new Error('no tunnel'), { code })
