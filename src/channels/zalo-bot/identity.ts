import { z } from 'zod'
import { SendError } from '../channel.ts'

const account = z.object({ id: z.union([z.string(), z.int()]).transform(String), account_name: z.string().optional() })
const verification = z.object({ ok: z.boolean(), outcome: z.unknown(), status_code: z.unknown(), hint: z.unknown() })
const webhook = z.object({
  url: z.string().catch(''),
  verification: verification.partial().optional().catch(undefined),
})

/** The result of getMe. @throws SendError for anything else: something in between answers in Zalo's place */
export function readAccount(result: unknown): { id: string; name: string } {
  const read = account.safeParse(result)
  if (!read.success) throw new SendError('retry', 'Zalo trả lời getMe không đúng dạng')
  return { id: read.data.id, name: read.data.account_name ?? read.data.id }
}

/** The result of getWebhookInfo: where the platform delivers to; empty when it does not. */
export const readWebhookUrl = (result: unknown): string => webhook.safeParse(result).data?.url ?? ''

/** Why the platform could not verify the address given to setWebhook, which it has kept all the same. */
export function verificationTrouble(result: unknown): string | undefined {
  const found = webhook.safeParse(result).data?.verification
  if (found?.ok !== false) return undefined
  const said = [found.outcome, found.status_code, found.hint].filter(
    part => (typeof part === 'string' && part !== '') || typeof part === 'number',
  )
  return `Zalo chưa xác minh được webhook${said.length > 0 ? `: ${said.join(', ').slice(0, 200)}` : ''}`
}
