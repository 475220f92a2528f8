import { addTokens, tokensUsed } from '../../db/office/assistant.ts'
import type { Db } from '../../db/db.ts'
import type { Clock } from '../clock.ts'
import { localDate } from '../domain/days/local-date.ts'
import type { SummaryFigures } from '../domain/reports/summary-figures.ts'
import type { Log } from '../log.ts'
import { createBreaker } from './breaker.ts'
import { createModel, ModelFailure, type ModelAnswer, type ModelOptions, type ModelRequest } from './model.ts'
import { summarising } from './summarise.ts'
import { understanding, type Proposal, type Question } from './understand.ts'

/** Never throws and never takes longer than 20 s: where it gives undefined the program goes on as if it did not exist. */
export interface Assistant {
  understand(question: Question, signal: AbortSignal): Promise<Proposal | undefined>
  /** three labelled sentences in which every number was checked */
  summarise(figures: SummaryFigures, signal: AbortSignal): Promise<string | undefined>
}

export interface AssistantParts {
  /** `monthlyTokens`: for the whole office; questions under way at once may go over it by what they use */
  options: ModelOptions & { monthlyTokens: number }
  timeZone: string
  db: Db
  clock: Clock
  log: Log
}

interface Task<T> {
  request: ModelRequest
  read: (answer: ModelAnswer) => T | undefined
}

export function createAssistant({ options, timeZone, db, clock, log }: AssistantParts): Assistant {
  const model = createModel(options, clock)
  const breaker = createBreaker(clock.now)

  async function ask<T>(what: string, { request, read }: Task<T>, signal: AbortSignal): Promise<T | undefined> {
    const started = clock.now()
    // One line, and nothing in it that a person or the model wrote.
    const none = (reason: string, status?: number): undefined => {
      log.warn({ what, reason, status, ms: clock.now() - started }, 'no answer from the language model')
      return undefined
    }
    try {
      const month = localDate(started, timeZone).slice(0, 7)
      if ((await tokensUsed(db.reads, month)) >= options.monthlyTokens) return none('budget spent')
      if (!breaker.allows()) return none('paused after failures')
      const { answer, failure } = await call(request, signal)
      const tokens = answer ? (answer.tokens ?? estimate(request, answer)) : tokensLost(request, failure)
      if (tokens > 0) await db.transact(tx => addTokens(tx, month, tokens))
      if (!answer) return none(failure.reason, failure.status)
      return read(answer) ?? none('of no use')
    } catch (error) {
      log.error({ err: error, what }, 'question to the language model not finished')
      return undefined
    }
  }

  async function call(
    request: ModelRequest,
    signal: AbortSignal,
  ): Promise<{ answer: ModelAnswer; failure?: never } | { answer?: never; failure: ModelFailure }> {
    try {
      const answer = await model(request, signal)
      breaker.succeeded()
      return { answer }
    } catch (error) {
      if (!(error instanceof ModelFailure)) throw error
      if (error.reason !== 'stopped') breaker.failed()
      return { failure: error }
    }
  }

  return {
    understand: (question, signal) => ask('understand', understanding(question), signal),
    summarise: (figures, signal) => ask('summarise', summarising(figures), signal),
  }
}

/** For servers that do not count: Vietnamese makes about a token of every two and a half characters. */
const estimate = (...texts: (ModelRequest | ModelAnswer)[]): number => Math.ceil(JSON.stringify(texts).length / 2.5)

/** A request that was not answered in time was worked on all the same; one that was refused was not. */
const tokensLost = (request: ModelRequest, { reason }: ModelFailure): number =>
  reason === 'refused' || reason === 'unreachable' ? 0 : estimate(request)
