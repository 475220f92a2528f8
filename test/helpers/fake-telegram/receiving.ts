import { done, refuse, texts } from './texts.ts'
import type { Outcome, Params } from './types.ts'
import type { Webhook } from './webhook.ts'
import type { Method, World } from './world.ts'

const between = (low: number, value: number, high: number) => Math.min(Math.max(value, low), high)

/** The two ways to get updates, of which Telegram allows one at a time. */
export function receivingMethods(world: World, webhook: Webhook): Record<string, Method> {
  const { updates } = world
  let endPoll: ((outcome: Outcome) => void) | undefined

  function poll({ offset = 0, limit = 100, timeout = 0 }: Params, gone: AbortSignal): Outcome | Promise<Outcome> {
    const take = () => updates.take(offset, between(1, limit, 100))
    const batch = take()
    if (batch.length > 0 || timeout <= 0) return done(batch)
    // The poll that waits is the one that loses (telegram-bot-api, abort_long_poll).
    endPoll?.(refuse(409, texts.secondPoll))
    return new Promise(resolve => {
      const settle = (outcome: Outcome) => {
        clearTimeout(timer)
        unsubscribe()
        gone.removeEventListener('abort', leave)
        endPoll = undefined
        resolve(outcome)
      }
      const leave = () => settle(done([]))
      const timer = setTimeout(leave, between(1, timeout, 50) * 1000)
      const unsubscribe = updates.onChange(() => {
        if (updates.waiting().length === 0) return
        unsubscribe()
        settle(done(take()))
      })
      gone.addEventListener('abort', leave)
      endPoll = settle
    })
  }

  return {
    getUpdates(params, gone) {
      if (webhook.info().url) return refuse(409, texts.webhookActive)
      updates.allow(params.allowed_updates)
      return poll(params, gone)
    },
    setWebhook(params) {
      updates.allow(params.allowed_updates)
      if (params.drop_pending_updates) updates.drop()
      if (params.url) endPoll?.(refuse(409, texts.pollEndedByWebhook))
      webhook.set(params)
      return done()
    },
    deleteWebhook({ drop_pending_updates }) {
      if (drop_pending_updates) updates.drop()
      webhook.set({})
      return done()
    },
    getWebhookInfo: () => done(webhook.info()),
  }
}
