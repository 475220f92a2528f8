import * as v from 'valibot'
import { SendError } from '../channel.ts'
import { integer } from '../shared/json.ts'

const account = v.object({
  id: v.pipe(v.union([v.string(), integer]), v.transform(String)),
  account_name: v.optional(v.string()),
})
const verification = v.object({ ok: v.boolean(), outcome: v.unknown(), status_code: v.unknown(), hint: v.unknown() })
const webhook = v.fallback(
  v.object({
    url: v.fallback(v.string(), ''),
    verification: v.fallback(v.optional(v.partial(verification)), undefined),
  }),
  { url: '' },
)

/** The result of getMe. @throws SendError for anything else: something in between answers in Zalo's place */
export function readAccount(result: unknown): { id: string; name: string } {
  const read = v.safeParse(account, result)
  if (!read.success) throw new SendError('retry', 'Zalo trả lời getMe không đúng dạng')
  return { id: read.output.id, name: read.output.account_name ?? read.output.id }
}

/** The result of getWebhookInfo: where the platform delivers to; empty when it does not. */
export const readWebhookUrl = (result: unknown): string => v.parse(webhook, result).url

/** Why the platform could not verify the address given to setWebhook, which it has kept all the same. */
export function verificationTrouble(result: unknown): string | undefined {
  const found = v.parse(webhook, result).verification
  if (found?.ok !== false) return undefined
  const said = [found.outcome, found.status_code, found.hint].filter(
    part => (typeof part === 'string' && part !== '') || typeof part === 'number',
  )
  return `Zalo chưa xác minh được webhook${said.length > 0 ? `: ${said.join(', ').slice(0, 200)}` : ''}`
}
