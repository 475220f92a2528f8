import http from 'node:http'

export interface WebhookAnswer {
  status: number
  reason: string
  /** seconds, from the header Retry-After */
  retryAfter: number | undefined
  body: string
}

/** One delivery on a connection of its own, so that nothing lingers. @throws when the connection fails or is aborted */
export function post(url: string, body: object, secret: string, signal: AbortSignal): Promise<WebhookAnswer> {
  const headers = {
    'content-type': 'application/json',
    ...(secret && { 'x-telegram-bot-api-secret-token': secret }),
  }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers, agent: false, signal }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const seconds = Number(response.headers['retry-after'])
        resolve({
          status: response.statusCode ?? 0,
          reason: response.statusMessage ?? '',
          retryAfter: seconds > 0 ? seconds : undefined,
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    request.on('error', reject)
    request.end(JSON.stringify(body))
  })
}
