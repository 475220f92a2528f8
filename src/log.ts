import { randomBytes } from 'node:crypto'
import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

const hidden = ['token', 'text', 'secret']
// What libraries bring along. Each place by its name: a wildcard costs every line more than the writing of it.
const places = ['err', 'err.cause', 'req', 'res']
const redact = [
  ...hidden,
  ...places.flatMap(place => hidden.map(name => `${place}.${name}`)),
  ...['req.headers', 'err.config', 'err.request', 'err.on'],
]

/** Structured lines on standard error. What people write and every secret stay out: callers log ids, never contents. */
export const createLog = (level: string, to: DestinationStream = pino.destination({ fd: 2, sync: true })): Logger =>
  pino({ level, redact, base: null }, to)

/** What the person is told and the log line is found by. */
export const errorCode = (): string => randomBytes(3).toString('hex').toUpperCase()
