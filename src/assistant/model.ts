import OpenAI, { APIConnectionError, APIError } from 'openai'
import type { ChatCompletionFunctionTool } from 'openai/resources/chat/completions'
import * as v from 'valibot'
import type { Clock } from '../clock.ts'

export interface ModelOptions {
  apiKey: string | undefined
  /** undefined: OpenAI's own; an office may run vLLM or Ollama on its own machine */
  baseUrl: string | undefined
  model: string
}

export interface ModelRequest {
  /** the rules; what people wrote never stands here */
  system: string
  user: string
  tools?: ChatCompletionFunctionTool[]
}

export interface ModelAnswer {
  content: string
  toolCalls: { name: string; args: unknown }[]
  /** what the server says it used; undefined where it says nothing */
  tokens: number | undefined
}

/** @throws ModelFailure, within `limitMs` */
export type Model = (request: ModelRequest, signal: AbortSignal) => Promise<ModelAnswer>

/** `stopped`: called off by us. */
export class ModelFailure extends Error {
  override name = 'ModelFailure'
  readonly reason: 'timeout' | 'stopped' | 'unreachable' | 'refused' | 'garbage'
  readonly status: number | undefined
  constructor(reason: ModelFailure['reason'], status?: number) {
    super(reason)
    this.reason = reason
    this.status = status
  }
}

/** A person waits for the answer: the whole call, with its second try, ms. */
export const limitMs = 20_000
/** Told to wait longer, the person is helped at once instead, ms. */
const longestPauseMs = 10_000
const answerTokens = 800

// Servers differ: Ollama leaves out ids, some give arguments as an object; only what we read is asked for.
const toolCall = v.object({ function: v.object({ name: v.string(), arguments: v.unknown() }) })
const messageSchema = v.object({
  content: v.nullish(v.string()),
  refusal: v.nullish(v.string()),
  tool_calls: v.nullish(v.array(toolCall)),
})
/** To valibot a list is an object without keys. */
const notList = (value: unknown) => !Array.isArray(value)
const answerSchema = v.object({
  choices: v.looseTuple([v.object({ message: v.pipe(v.unknown(), v.check(notList), messageSchema) })]),
  usage: v.fallback(
    v.nullish(v.object({ total_tokens: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)) })),
    undefined,
  ),
})

/** The one place that talks to the language model. Every option is set, as the client reads its own variables otherwise. */
export function createModel({ apiKey, baseUrl, model }: ModelOptions, clock: Clock): Model {
  const client = new OpenAI({
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    timeout: limitMs,
    // It would sleep through our limit on a long Retry-After, and keep the process alive.
    maxRetries: 0,
    logLevel: 'off',
  })

  async function once({ system, user, tools }: ModelRequest, signal: AbortSignal): Promise<ModelAnswer> {
    const answer: unknown = await client.chat.completions.create(
      {
        model,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
        max_completion_tokens: answerTokens,
        // OpenAI's reasoning models refuse any temperature but their own.
        ...(!/^(o\d|gpt-5)/.test(model) && { temperature: 0 }),
        ...(tools && { tools }),
      },
      { signal },
    )
    const read = v.safeParse(answerSchema, answer)
    if (!read.success) throw new ModelFailure('garbage')
    const { content, tool_calls: calls } = read.output.choices[0].message
    return {
      content: content ?? '',
      toolCalls: (calls ?? []).map(call => ({ name: call.function.name, args: call.function.arguments })),
      tokens: read.output.usage?.total_tokens,
    }
  }

  async function twice(request: ModelRequest, signal: AbortSignal): Promise<ModelAnswer> {
    try {
      return await once(request, signal)
    } catch (error) {
      const pause = pauseBeforeRetry(error)
      if (pause === undefined || signal.aborted) throw error
      await clock.wait(pause, signal)
      return once(request, signal)
    }
  }

  return async (request, signal) => {
    const over = new AbortController()
    const late = clock.wait(limitMs, over.signal).then((): never => {
      throw new ModelFailure('timeout')
    })
    try {
      return await Promise.race([twice(request, AbortSignal.any([signal, over.signal])), late])
    } catch (error) {
      throw asFailure(error, signal)
    } finally {
      over.abort()
    }
  }
}

/** ms; undefined where a second try is of no use */
function pauseBeforeRetry(error: unknown): number | undefined {
  if (error instanceof APIConnectionError) return 500
  if (!(error instanceof APIError) || !(error.headers instanceof Headers)) return undefined
  const status = Number(error.status)
  if (status !== 408 && status !== 409 && status !== 429 && status < 500) return undefined
  const seconds = Number(error.headers.get('retry-after') ?? 1)
  const pause = Number.isFinite(seconds) ? Math.max(0, seconds * 1_000) : 1_000
  return pause > longestPauseMs ? undefined : pause
}

// The client's own messages repeat what the server says, which may repeat what people wrote.
function asFailure(error: unknown, signal: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error
  if (signal.aborted) return new ModelFailure('stopped')
  if (error instanceof APIConnectionError) return new ModelFailure('unreachable')
  if (error instanceof APIError && typeof error.status === 'number') return new ModelFailure('refused', error.status)
  return new ModelFailure('garbage')
}
