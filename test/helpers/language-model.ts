import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { LLMock, type ChatCompletionRequest } from '@copilotkit/aimock'
import { onTestFinished } from 'vitest'
import type { Db } from '../../db/db.ts'
import { createAssistant, type Assistant } from '../../src/assistant/index.ts'
import type { Clock } from '../../src/clock.ts'
import type { Log } from '../../src/log.ts'
import { openTestDatabase } from './database.ts'
import { jumpClock, recordingLog, type LogLine } from './engine.ts'

/** What stands in for the secret of the configuration: it must turn up nowhere but in the request's header. */
export const apiKey = 'sk-secret-of-the-office'

/** A server that speaks as OpenAI's does; each test says what it answers. */
export async function languageModel(): Promise<LLMock> {
  const server = new LLMock({ port: 0, logLevel: 'silent' })
  await server.start()
  onTestFinished(() => server.stop())
  return server
}

/** The bodies of all requests, as they came over the wire. */
export const asked = (server: LLMock): ChatCompletionRequest[] =>
  server.getRequests().flatMap(({ body }) => (body && 'messages' in body ? [body as ChatCompletionRequest] : []))

/** For what no model says: `answer` writes the response itself, or leaves it open. */
export async function oddServer(answer: (response: http.ServerResponse, nth: number) => void) {
  let requests = 0
  const server = http.createServer((request, response) => {
    request.resume().on('end', () => answer(response, ++requests))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests: () => requests }
}

export interface AssistantBench {
  assistant: Assistant
  db: Db
  logged: LogLine[]
}

interface BenchOptions {
  clock?: Clock
  db?: Db
  log?: Log
  monthlyTokens?: number
  model?: string
}

export function assistantOn(url: string, given: BenchOptions = {}): AssistantBench {
  const { clock = jumpClock(), db = openTestDatabase(), monthlyTokens = 100_000, model = 'office-model' } = given
  const { log, lines } = recordingLog()
  const options = { apiKey, baseUrl: `${url}/v1`, model, monthlyTokens }
  const assistant = createAssistant({ options, timeZone: 'Asia/Ho_Chi_Minh', db, clock, log: given.log ?? log })
  return { assistant, db, logged: lines }
}
