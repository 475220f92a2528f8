import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { nestsTooDeep } from '../../domain/chat/json-depth.ts'

export interface SignatureParts {
  appId: string
  /** the OA's secret key, which is not the app's */
  secretKey: string
  /** ms since 1970 */
  now: () => number
}

/** The platform's own repeats end 1 h 50 min after the event; whatever comes later is somebody else's. */
const oldestMs = 3 * 3_600_000
/** Clocks differ. */
const earliestMs = 10 * 60_000

/**
 * Was this delivery signed for us, lately? `X-ZEvent-Signature: mac=<hex>` is the plain SHA-256 of app id, body,
 * timestamp and key. The timestamp is the body's by the documentation, the header's by some programs: both are tried.
 */
export function signatureCheck({ appId, secretKey, now }: SignatureParts) {
  const isSigned = (mac: Buffer, body: string, timestamp: string): boolean => {
    const hash = createHash('sha256').update(`${appId}${body}${timestamp}${secretKey}`).digest()
    return timingSafeEqual(hash, mac)
  }
  const isFresh = (timestamp: string): boolean => {
    const age = now() - Number(timestamp)
    return age <= oldestMs && age >= -earliestMs
  }
  return (headers: IncomingHttpHeaders, body: string): boolean => {
    const hex = /^mac\s*=\s*([0-9a-f]{64})$/i.exec(String(headers['x-zevent-signature']))?.[1]
    if (hex === undefined || secretKey === '') return false
    const mac = Buffer.from(hex, 'hex')
    const timestamps = [timestampIn(body), headers['x-zevent-timestamp']]
    return timestamps.some(
      given => typeof given === 'string' && /^\d{1,16}$/.test(given) && isSigned(mac, body, given) && isFresh(given),
    )
  }
}

function timestampIn(body: string): string | undefined {
  // Whether it is signed decides only how it is refused; a parser would take a second for it, whoever sent it.
  if (nestsTooDeep(body)) return /"timestamp"\s*:\s*"?(\d{1,16})\b/.exec(body)?.[1]
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed !== 'object' || parsed === null || !('timestamp' in parsed)) return undefined
    const { timestamp } = parsed
    return typeof timestamp === 'number' ? String(timestamp) : typeof timestamp === 'string' ? timestamp : undefined
  } catch {
    return undefined
  }
}
