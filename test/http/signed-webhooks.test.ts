import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { MalformedUpdate } from '../../src/domain/chat/errors.ts'
import type { Webhook } from '../../src/http/routes/webhooks.ts'
import { createServer } from '../../src/http/server.ts'

const url = '/webhook/zalo-oa'
const other = '/webhook/telegram'

let server: FastifyInstance
let asked: string[]
let received: unknown[]
beforeEach(() => {
  asked = []
  received = []
  const signed: Webhook = {
    path: url,
    signed: (headers, body) => {
      asked.push(body)
      return headers['x-signature'] === String(body.length)
    },
    receive: async body => {
      if (JSON.stringify(body).includes('odd')) throw new MalformedUpdate('odd')
      if (JSON.stringify(body).includes('full')) throw new Error('disk full')
      received.push(body)
    },
  }
  const byHeader: Webhook = { path: other, authentic: () => true, receive: async body => void received.push(body) }
  server = createServer({
    logger: false,
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    webhooks: [signed, byHeader],
  })
})
afterEach(() => server.close())

const post = async (payload: string, signature = String(payload.length), type = 'application/json') => {
  const headers = { 'x-signature': signature, ...(type && { 'content-type': type }) }
  return (await server.inject({ method: 'POST', url, payload, headers })).statusCode
}

describe('a webhook that is signed over its body', () => {
  it('is shown the body as it came, and passes it on parsed', async () => {
    const body = '{ "text" : "Xin chào",\n"n":1.0 }'
    expect(await post(body)).toBe(200)
    expect(asked).toEqual([body])
    expect(received).toEqual([{ text: 'Xin chào', n: 1 }])
  })

  it.each(['{"a":1}', '{broken', '', '[]', 'null'])(
    'answers 401 to %j with a wrong signature, whatever it is',
    async body => {
      expect(await post(body, 'sai')).toBe(401)
      expect(received).toEqual([])
    },
  )

  it.each(['{broken', '', '[]', 'null', '"text"', '7'])('answers 400 to %j with the right one', async body => {
    expect(await post(body)).toBe(400)
    expect(received).toEqual([])
  })

  it.each(['', 'text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8', 'nonsense'])(
    'reads the body under the content type %j',
    async type => {
      expect(await post('{"a":1}', '7', type)).toBe(200)
      expect(await post('{"a":1}', '8', type)).toBe(401)
    },
  )

  it('takes a body of 1 MiB and not a byte more', async () => {
    const body = (bytes: number) => JSON.stringify({ text: 'a'.repeat(bytes - '{"text":""}'.length) })
    expect(await post(body(1024 * 1024))).toBe(200)
    expect(await post(body(1024 * 1024 + 1))).toBe(413)
    expect(received).toHaveLength(1)
  })

  it('tells the platform to give up on a malformed update, and to try again after anything else', async () => {
    expect(await post('{"odd":1}')).toBe(400)
    expect(await post('{"full":1}')).toBe(500)
  })

  it('leaves those that are known by a header as they were', async () => {
    const send = (payload: string) =>
      server.inject({ method: 'POST', url: other, payload, headers: { 'content-type': 'application/json' } })
    expect((await send('{"a":1}')).statusCode).toBe(200)
    expect((await send('{"__proto__":{"admin":true}}')).statusCode).toBe(400)
    expect(received).toEqual([{ a: 1 }])
    expect(asked).toEqual([])
  })
})
