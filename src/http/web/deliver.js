import { showTrouble } from './message.js'

/** Ms after which an attempt counts as lost. The same id is sent each time, so a repeat does no harm. */
const patience = 15_000

/** Posts one message and shows under it how that went. Never rejects. */
export async function deliver(message, bubble, { onRetry, onFailed }) {
  showTrouble(bubble)
  const answer = await fetch('/web/messages', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(patience),
  }).catch(() => undefined)
  if (answer?.ok) return
  const refused = answer && answer.status < 500
  onFailed(!refused)
  if (refused) showTrouble(bubble, 'Tin này không gửi được.')
  else showTrouble(bubble, 'Chưa gửi được.', onRetry)
}
