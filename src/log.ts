import { randomBytes } from 'node:crypto'
import { pino, type Logger } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

/** Structured lines on standard error. What people write and every secret stay out: callers log ids, never contents. */
export const createLog = (level: string): Logger =>
  pino(
    {
      level,
      redact: [
        'token',
        '*.token',
        'text',
        '*.text',
        'secret',
        '*.secret',
        'req.headers',
        'err.config',
        'err.request',
        'err.on',
      ],
      base: null,
    },
    pino.destination({ fd: 2, sync: true }),
  )

/** What the person is told and the log line is found by. */
export const errorCode = (): string => randomBytes(3).toString('hex').toUpperCase()
