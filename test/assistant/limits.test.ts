import { describe, expect, it } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { addTokens, tokensUsed } from '../../db/office/assistant.ts'
import { createBreaker } from '../../src/assistant/breaker.ts'
import { limitMs } from '../../src/assistant/model.ts'
import type { Question } from '../../src/assistant/understand.ts'
import { mondayMorning, testClock } from '../helpers/clock.ts'
import { execute } from '../helpers/connection.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, until, type LogLine } from '../helpers/engine.ts'
import { apiKey, asked, assistantOn, languageModel, oddServer } from '../helpers/language-model.ts'

const never = new AbortController().signal
const words = 'chuyện riêng của tôi về việc 12'
const question: Question = {
  text: words,
  today: '2026-11-23',
  commands: allCommands,
  tasks: [{ id: 12, title: 'Nhiệm vụ kín đáo', due: null, role: 'lead' }],
  names: [],
}
const reasons = (logged: LogLine[]) =>
  logged.map(({ reason, status }) => (status === undefined ? reason : [reason, status]))
const working = { toolCalls: [{ name: 'nhiemvu', arguments: '{}' }] }
const month = '2026-11'

describe('a model that fails', () => {
  it.each<[string, (response: Parameters<Parameters<typeof oddServer>[0]>[0]) => void, unknown]>([
    ['says no', response => response.writeHead(401).end('{"error":{"message":"wrong key"}}'), ['refused', 401]],
    ['does not know the request', response => response.writeHead(404).end('<html>not here</html>'), ['refused', 404]],
    ['sends a page', response => response.setHeader('content-type', 'text/html').end('<html>'), 'garbage'],
    [
      'sends broken JSON',
      response => response.setHeader('content-type', 'application/json').end('{"choices":'),
      'garbage',
    ],
    [
      'sends other JSON',
      response => response.setHeader('content-type', 'application/json').end('{"choices":[]}'),
      'garbage',
    ],
    ['sends null', response => response.setHeader('content-type', 'application/json').end('null'), 'garbage'],
    ['sends nothing', response => response.end(), 'garbage'],
  ])('because it %s is let go at once, with one line that tells nothing private', async (_, answer, reason) => {
    const server = await oddServer(answer)
    const { assistant, logged } = assistantOn(server.url)
    expect(await assistant.understand(question, never)).toBeUndefined()
    expect([reasons(logged), server.requests()]).toEqual([[reason], 1])
    expect(JSON.stringify(logged)).not.toMatch(/riêng|kín đáo|secret|wrong key/)
  })

  it('on a machine that is down is tried twice', async () => {
    const server = await oddServer(response => response.destroy())
    const clock = testClock()
    const { assistant, logged } = assistantOn(server.url, { clock })
    const answer = assistant.understand(question, never)
    await until(() => server.requests() === 1)
    await elapsed(clock, answer)
    expect(await answer).toBeUndefined()
    expect([reasons(logged), server.requests()]).toEqual([['unreachable'], 2])
  })

  it('too busy is asked again after the pause it wants, and then answers', async () => {
    const server = await languageModel()
    server.onMessage(/.*/, working)
    server.prependFixture({
      match: { sequenceIndex: 0 },
      response: { error: { message: 'slow down' }, status: 429, retryAfter: 3 },
    })
    const time = testClock()
    const waits: number[] = []
    const clock = { ...time, wait: (ms: number, signal?: AbortSignal) => (waits.push(ms), time.wait(ms, signal)) }
    const { assistant, logged } = assistantOn(server.url, { clock })
    const answer = assistant.understand(question, never)
    await until(() => waits.length === 2)
    expect(waits).toEqual([limitMs, 3_000])
    await time.advance(2_999)
    expect(server.getRequests()).toHaveLength(1)
    await time.advance(1)
    expect(await answer).toEqual({ kind: 'line', line: '/nhiemvu' })
    expect([logged, server.getRequests().length]).toEqual([[], 2])
  })

  it('too busy for longer than a person waits is not waited for', async () => {
    const server = await languageModel()
    server.onMessage(/.*/, { error: { message: 'quota' }, status: 429, retryAfter: 3_600 })
    const { assistant, logged } = assistantOn(server.url)
    expect(await assistant.understand(question, never)).toBeUndefined()
    expect([reasons(logged), server.getRequests().length]).toEqual([[['refused', 429]], 1])
  })

  it('to answer in 20 seconds is given up, and what it may have used is counted', async () => {
    const server = await oddServer(() => undefined)
    const clock = testClock()
    const { assistant, logged, db } = assistantOn(server.url, { clock })
    let done = false
    const answer = assistant.understand(question, never).finally(() => (done = true))
    await until(() => server.requests() === 1)
    await clock.advance(limitMs - 1)
    expect(done).toBe(false)
    await clock.advance(1)
    expect(await answer).toBeUndefined()
    expect([limitMs, reasons(logged), server.requests()]).toEqual([20_000, ['timeout'], 1])
    expect(logged[0]).toMatchObject({ ms: limitMs })
    expect(await tokensUsed(db.reads, month)).toBeGreaterThan(500)
  })

  it('is not waited for when the service stops', async () => {
    const server = await oddServer(() => undefined)
    const { assistant, logged } = assistantOn(server.url)
    const stopping = new AbortController()
    const answer = assistant.understand(question, stopping.signal)
    await until(() => server.requests() === 1)
    stopping.abort()
    expect(await answer).toBeUndefined()
    expect(reasons(logged)).toEqual(['stopped'])
  })

  it('that repeats the question and the key in its error puts neither on the log', async () => {
    const server = await languageModel()
    server.onMessage(/.*/, { error: { message: `bad key ${apiKey} for ${words}` }, status: 400 })
    const { assistant, logged } = assistantOn(server.url)
    await assistant.understand(question, never)
    expect(reasons(logged)).toEqual([['refused', 400]])
    expect(JSON.stringify(logged)).not.toMatch(/secret|riêng/)
  })
})

describe('after three failures in a row', () => {
  it('nobody waits for a minute; then one question tries, and its success opens the way', async () => {
    const server = await languageModel()
    server.onMessage(/.*/, { error: { message: 'no' }, status: 400 })
    const clock = jumpClock()
    const { assistant, logged } = assistantOn(server.url, { clock })
    const ask = () => assistant.understand(question, never)
    for (let n = 0; n < 3; n++) await ask()
    expect(await ask()).toBeUndefined()
    expect(server.getRequests()).toHaveLength(3)
    expect(reasons(logged).at(-1)).toBe('paused after failures')
    clock.jump(59_999)
    await ask()
    expect(server.getRequests()).toHaveLength(3)
    server.prependFixture({ match: { userMessage: /.*/ }, response: working })
    clock.jump(1)
    expect(await ask()).toEqual({ kind: 'line', line: '/nhiemvu' })
    expect(await ask()).toEqual({ kind: 'line', line: '/nhiemvu' })
    expect([logged.length, server.getRequests().length]).toEqual([5, 5])
  })

  it('one question alone tries at a time, and its failure means another minute', () => {
    const clock = jumpClock()
    const breaker = createBreaker(clock.now)
    for (let n = 0; n < 3; n++) breaker.failed()
    clock.jump(60_000)
    expect([breaker.allows(), breaker.allows()]).toEqual([true, false])
    breaker.failed()
    clock.jump(59_999)
    expect(breaker.allows()).toBe(false)
    clock.jump(1)
    expect(breaker.allows()).toBe(true)
    breaker.succeeded()
    expect([breaker.allows(), breaker.allows()]).toEqual([true, true])
  })

  it('counts only failures in a row, and no answer that is merely of no use', async () => {
    const breaker = createBreaker(() => 0)
    for (const succeeds of [false, false, true, false, false])
      if (succeeds) breaker.succeeded()
      else breaker.failed()
    expect(breaker.allows()).toBe(true)
    const server = await languageModel()
    server.onMessage(/.*/, { content: 'KHONG' })
    const { assistant } = assistantOn(server.url)
    for (let n = 0; n < 5; n++) await assistant.understand(question, never)
    expect(server.getRequests()).toHaveLength(5)
  })
})

describe('the tokens of a month', () => {
  it('are added up as the server counts them', async () => {
    const server = await languageModel()
    server.onMessage(/.*/, { ...working, usage: { prompt_tokens: 900, completion_tokens: 34, total_tokens: 934 } })
    const { assistant, db } = assistantOn(server.url)
    await Promise.all([assistant.understand(question, never), assistant.understand(question, never)])
    expect(await tokensUsed(db.reads, month)).toBe(1_868)
  })

  it.each([undefined, { total_tokens: -5 }, { total_tokens: 'many' }, { total_tokens: 0 }])(
    'are estimated where it says %j',
    async usage => {
      const answer = {
        choices: [{ message: { tool_calls: [{ function: { name: 'nhiemvu', arguments: {} } }] } }],
        usage,
      }
      const server = await oddServer(response =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)),
      )
      const { assistant, db } = assistantOn(server.url)
      expect(await assistant.understand(question, never)).toEqual({ kind: 'line', line: '/nhiemvu' })
      const used = await tokensUsed(db.reads, month)
      expect(used).toBeGreaterThan(1_000)
      expect(used).toBeLessThan(6_000)
    },
  )

  it('once spent end the questions until the next month of the office, whose first day begins at 17:00 in Greenwich', async () => {
    const server = await languageModel()
    server.onMessage(/.*/, working)
    const clock = jumpClock(Date.UTC(2026, 10, 30, 16, 59))
    const { assistant, db, logged } = assistantOn(server.url, { clock, monthlyTokens: 50 })
    await db.transact(tx => addTokens(tx, month, 49))
    expect(await assistant.understand(question, never)).toBeDefined()
    expect(await assistant.understand(question, never)).toBeUndefined()
    expect([reasons(logged), server.getRequests().length]).toEqual([['budget spent'], 1])
    clock.jump(60_000)
    expect(await assistant.understand(question, never)).toBeDefined()
  })

  it('that cannot be counted leave the question without an answer: what is not counted is not bounded', async () => {
    const server = await languageModel()
    server.onMessage(/.*/, working)
    const db = openTestDatabase()
    await execute(
      db,
      `create trigger full before insert on assistant_usage begin select raise(abort, 'disk full'); end`,
    )
    const { assistant, logged } = assistantOn(server.url, { db, clock: jumpClock(mondayMorning) })
    expect(await assistant.understand(question, never)).toBeUndefined()
    expect(logged.map(line => line.msg)).toEqual(['question to the language model not finished'])
  })
})

describe('the request', () => {
  it('asks for a steady answer of a bounded length, and of reasoning models for no temperature', async () => {
    const server = await languageModel()
    server.onMessage(/.*/, working)
    for (const model of ['office-model', 'gpt-5-mini', 'o4-mini'])
      await assistantOn(server.url, { model }).assistant.understand(question, never)
    expect(asked(server).map(({ model, temperature }) => [model, temperature])).toEqual([
      ['office-model', 0],
      ['gpt-5-mini', undefined],
      ['o4-mini', undefined],
    ])
    expect(asked(server)[0]).toMatchObject({ max_completion_tokens: 800 })
    expect(asked(server)[0]!.stream).toBeFalsy()
  })
})

/** The failure travels over a real socket: time passes here only in steps, until the answer is there. */
async function elapsed(clock: ReturnType<typeof testClock>, answer: Promise<unknown>): Promise<void> {
  let done = false
  void answer.finally(() => (done = true))
  await until(async () => {
    if (!done) await clock.advance(10)
    return done
  })
}
