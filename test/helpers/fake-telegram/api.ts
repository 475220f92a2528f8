import { answerMethods } from './answers.ts'
import type { Raw } from './body.ts'
import { typedValues } from './body.ts'
import { checkFields } from './check.ts'
import type { Faults } from './faults.ts'
import type { Limiter } from './limits.ts'
import { menuMethods } from './menus.ts'
import { messageMethods } from './messages.ts'
import { receivingMethods } from './receiving.ts'
import { brokenRules } from './rules.ts'
import { fieldsOfMethod } from './schema.ts'
import { badRequest, refuse, texts, tooManyRequests } from './texts.ts'
import type { Call, Outcome, Params } from './types.ts'
import type { Webhook } from './webhook.ts'
import { wordingOf } from './wording.ts'
import type { Method, World } from './world.ts'

/** The outcome of a call and what becomes of its connection. */
export interface Answer {
  outcome: Outcome
  how: 'json' | 'html' | 'hang' | 'drop'
}

/** @param read gives the body's content; what it throws is the caller's mistake */
export type Api = (method: string, read: () => Raw, gone: AbortSignal) => Promise<Answer>

/** One call from its body to its outcome: journal, strictness, planned faults, limits, then the method itself. */
export function createApi(world: World, webhook: Webhook, faults: Faults, limiter: Limiter): Api {
  const methods = new Map<string, Method>(
    Object.entries({
      ...answerMethods(world),
      ...messageMethods(world),
      ...menuMethods(world),
      ...receivingMethods(world, webhook),
    }),
  )

  return async (method, read, gone) => {
    const { params, problems } = readParams(method, read)
    const call: Call = { method, params, at: world.now() }
    world.calls.push(call)
    world.watch.changed()
    const run = methods.get(method)
    if (!run) problems.push(texts.noMethod)
    const answer = problems.length > 0 ? violated(call, problems) : await played(call, run, gone)
    if (answer.how !== 'hang') {
      call.status = answer.outcome.ok ? 200 : answer.outcome.error_code
      if (!answer.outcome.ok) call.description = answer.outcome.description
      world.watch.changed()
    }
    return answer
  }

  function violated(call: Call, problems: string[]): Answer {
    world.violations.push({ method: call.method, problems, params: call.params })
    const unknown = problems.includes(texts.noMethod)
    return { outcome: unknown ? refuse(404, texts.noMethod) : badRequest(problems[0] ?? ''), how: 'json' }
  }

  async function played({ method, params }: Call, run: Method | undefined, gone: AbortSignal): Promise<Answer> {
    if (!run) return { outcome: refuse(404, texts.noMethod), how: 'json' }
    const chat = params.chat_id === undefined ? undefined : String(params.chat_id)
    const effect = faults.take(method, chat)
    if (effect?.kind === 'refuse') return { outcome: effect.outcome, how: effect.body }
    if (effect?.kind === 'hang') return { outcome: refuse(504, 'never answered'), how: 'hang' }
    if (effect?.kind === 'slow') await abortable(effect.ms, gone)
    if (gone.aborted) return { outcome: refuse(499, 'the caller hung up'), how: 'drop' }
    const seconds = limiter(method, chat)
    const outcome = seconds === undefined ? await run(params, gone) : tooManyRequests(seconds)
    return { outcome, how: effect?.kind === 'drop' ? 'drop' : 'json' }
  }
}

function readParams(method: string, read: () => Raw): { params: Params; problems: string[] } {
  const fields = fieldsOfMethod(method)
  try {
    const values = fields ? typedValues(method, fields, read()) : {}
    const wrong = checkFields(fields ?? [], values).map(problem => wordingOf(method, problem))
    // The edge where checked values become Params; of wrong ones only the journal takes notice.
    const params = values as Params
    return { params, problems: wrong.length > 0 ? wrong : brokenRules(method, params) }
  } catch (error) {
    return { params: {}, problems: [error instanceof Error ? error.message : String(error)] }
  }
}

function abortable(ms: number, gone: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer)
      gone.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    gone.addEventListener('abort', end)
  })
}
