import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * As much of Telegram as a push meets: sendMessage under a sliding limit, with a ban that grows by calls made during it.
 * `refuseEvery`: each so-many-th call is refused besides for a second, as if its chat had too much.
 */
export async function startLimitedTelegram(perSecond: number, banMs: number, refuseEvery?: number) {
  const accepted: number[] = []
  const chats = new Map<string, number>()
  let bannedUntil = 0
  let refused = 0
  let calls = 0

  const tooMany = (retry_after: number) => ({
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${retry_after}`,
    parameters: { retry_after },
  })

  function take(chat: string): Record<string, unknown> {
    const now = Date.now()
    if (refuseEvery !== undefined && ++calls % refuseEvery === 0) {
      refused++
      return tooMany(1)
    }
    while (accepted[0] !== undefined && accepted[0] <= now - 1_000) accepted.shift()
    if (now < bannedUntil || accepted.length >= perSecond) {
      refused++
      bannedUntil = now + banMs
      return tooMany(Math.ceil(banMs / 1_000))
    }
    accepted.push(now)
    chats.set(chat, (chats.get(chat) ?? 0) + 1)
    return { ok: true, result: { message_id: accepted.length, date: Math.floor(now / 1_000), chat: { id: chat } } }
  }

  const server = createServer((request, response) => {
    const method = request.url?.split('/').at(-1) ?? ''
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { chat_id?: string | number }
      const answer =
        method === 'sendMessage'
          ? take(String(body.chat_id))
          : {
              ok: true,
              result: method === 'getMe' ? { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' } : true,
            }
      // Nobody writes: an open poll, ended when the bot hangs up.
      if (method === 'getUpdates') return
      response.writeHead(answer['ok'] ? 200 : 429, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    refused: () => refused,
    servedTo: (which: (chat: string) => boolean) =>
      [...chats].reduce((sum, [chat, count]) => sum + (which(chat) ? count : 0), 0),
    chatsServedOnce: () => [...chats.values()].filter(count => count === 1).length,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
