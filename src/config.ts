import path from 'node:path'
import { existsSync } from 'node:fs'
import { z } from 'zod'

/** Every wrong variable at once, in words an administrator can act on. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

// A morning digest missed until 18:00 is let go (jobs/daily-reminders.ts): set for later it would never be sent.
const digestTime = /^(0\d|1[0-7]):[0-5]\d$/
const wholeNumbers = /^\d{1,3}(\s*,\s*\d{1,3})*$/

/** An empty variable counts as one that is not there: `.env` files list them all. */
const given = (value: unknown) => (typeof value === 'string' ? value.trim() || undefined : value)

const optional = <T extends z.ZodType>(schema: T) => z.preprocess(given, schema.optional())
const withDefault = <T extends z.ZodType>(schema: T, value: z.input<T>) =>
  z.preprocess(found => given(found) ?? value, schema)

const knownZone = (zone: string): boolean => {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const url = (protocols: string[], message: string) =>
  z.string().refine(text => URL.canParse(text) && protocols.includes(new URL(text).protocol), message)

const schema = z.object({
  DATABASE_URL: optional(
    z.string().regex(/^file:(?!\/\/[^/])./, 'phải có dạng file:ĐƯỜNG-DẪN, ví dụ file:./data/nhacviec.db'),
  ),
  HOST: withDefault(z.string().regex(/^[\w.:-]+$/, 'phải là tên máy hoặc địa chỉ IP, ví dụ 127.0.0.1'), '127.0.0.1'),
  PORT: withDefault(
    z.string().refine(text => /^\d+$/.test(text) && Number(text) <= 65_535, 'phải là số từ 0 đến 65535'),
    '3000',
  ),
  PUBLIC_URL: optional(url(['https:', 'http:'], 'phải là địa chỉ web, ví dụ https://nhacviec.example.gov.vn')),
  TIMEZONE: withDefault(
    z.string().refine(knownZone, 'phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh'),
    'Asia/Ho_Chi_Minh',
  ),
  LOG_LEVEL: withDefault(
    z.enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'phải là trace, debug, info, warn, error hoặc silent',
    ),
    'info',
  ),
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d+:[\w-]+$/, 'phải có dạng 123456:ABC-def do @BotFather cấp')),
  TELEGRAM_API_ROOT: withDefault(url(['https:', 'http:'], 'phải là địa chỉ web'), 'https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: optional(z.string().regex(/^[A-Za-z0-9_-]{1,256}$/, 'phải gồm 1–256 ký tự A-Z a-z 0-9 _ -')),
  TELEGRAM_PROXY: optional(url(['http:', 'https:'], 'phải là địa chỉ proxy, ví dụ http://10.0.0.1:3128')),
  ZALO_BOT_TOKEN: optional(
    z.string().regex(/^[\w:.-]+$/, 'phải là token do Zalo Bot Platform cấp, ví dụ 123456:abc-xyz'),
  ),
  ZALO_BOT_API_ROOT: withDefault(url(['https:', 'http:'], 'phải là địa chỉ web'), 'https://bot-api.zaloplatforms.com'),
  ZALO_BOT_WEBHOOK_SECRET: optional(
    z.string().regex(/^[\x21-\x7e]{8,256}$/, 'phải gồm 8–256 ký tự, không có dấu cách'),
  ),
  ZALO_OA_APP_ID: optional(z.string().regex(/^\d+$/, 'phải là dãy số, xem tại developers.zalo.me')),
  ZALO_OA_APP_SECRET: optional(z.string()),
  ZALO_OA_SECRET_KEY: optional(z.string()),
  ZALO_OA_REFRESH_TOKEN: optional(z.string()),
  ZALO_OA_API_ROOT: withDefault(url(['https:', 'http:'], 'phải là địa chỉ web'), 'https://openapi.zalo.me'),
  ZALO_OA_OAUTH_ROOT: withDefault(url(['https:', 'http:'], 'phải là địa chỉ web'), 'https://oauth.zaloapp.com'),
  ZALO_OA_TEMPLATE_ID: optional(z.string()),
  OPENAI_API_KEY: optional(z.string()),
  OPENAI_BASE_URL: optional(url(['https:', 'http:'], 'phải là địa chỉ web, ví dụ http://10.0.0.2:8000/v1')),
  OPENAI_MODEL: withDefault(z.string(), 'gpt-4.1-mini'),
  OPENAI_MONTHLY_TOKENS: withDefault(z.string().regex(/^\d{1,12}$/, 'phải là số token mỗi tháng'), '2000000'),
  REMINDER_DAYS: withDefault(
    z.string().regex(wholeNumbers, 'phải là các số ngày làm việc cách nhau dấu phẩy, ví dụ 7,3,1,0'),
    '7,3,1,0',
  ),
  REMINDER_AT: withDefault(z.string().regex(digestTime, 'phải là giờ dạng HH:MM trước 18:00, ví dụ 07:30'), '07:30'),
  OVERDUE_EVERY: withDefault(z.string().regex(/^[1-9]\d?$/, 'phải là số ngày làm việc từ 1 đến 99'), '1'),
  APPROVAL: withDefault(z.enum(['off', 'on'], 'phải là off hoặc on'), 'off'),
  BACKUP_DIR: withDefault(z.string(), './data/backups'),
  BACKUP_KEEP: withDefault(z.string().regex(/^[1-9]\d{0,3}$/, 'phải là số bản từ 1 đến 9999'), '14'),
})

const zaloOaNames = ['ZALO_OA_APP_ID', 'ZALO_OA_APP_SECRET', 'ZALO_OA_SECRET_KEY', 'ZALO_OA_REFRESH_TOKEN'] as const

export interface ZaloOaConfig {
  appId: string
  appSecret: string
  /** signs the webhooks */
  secretKey: string
  refreshToken: string
  apiRoot: string
  oauthRoot: string
  /** the approved template for those whose window has closed */
  templateId: string | undefined
}

export interface Config {
  databaseFile: string
  /** was it named, or is it the default? */
  databaseNamed: boolean
  host: string
  port: number
  publicUrl: string | undefined
  timeZone: string
  logLevel: string
  telegram: { token: string; apiRoot: string; webhookSecret: string | undefined; proxy: string | undefined } | undefined
  zaloBot: { token: string; apiRoot: string; webhookSecret: string | undefined } | undefined
  zaloOa: ZaloOaConfig | undefined
  /** the language model; undefined: switched off */
  assistant:
    { apiKey: string | undefined; baseUrl: string | undefined; model: string; monthlyTokens: number } | undefined
  reminders: { days: number[]; overdueEvery: number }
  reminderAt: string
  approval: boolean
  backupDir: string
  backupKeep: number
}

/** Reads the environment and the `.env` of the working folder. @throws ConfigError naming every wrong variable */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return parseConfig(process.env)
}

/** @throws ConfigError naming every wrong variable, never its value: it may be a secret */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(environment)
  const wrong = parsed.success ? [] : parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  const isSet = (name: string): boolean => given(environment[name]) !== undefined
  if (isSet('PUBLIC_URL') && isSet('TELEGRAM_BOT_TOKEN') && !isSet('TELEGRAM_WEBHOOK_SECRET'))
    wrong.push('TELEGRAM_WEBHOOK_SECRET: bắt buộc khi có PUBLIC_URL (webhook), gồm 1–256 ký tự A-Z a-z 0-9 _ -')
  if (isSet('PUBLIC_URL') && isSet('ZALO_BOT_TOKEN') && !isSet('ZALO_BOT_WEBHOOK_SECRET'))
    wrong.push('ZALO_BOT_WEBHOOK_SECRET: bắt buộc khi có PUBLIC_URL (webhook), gồm 8–256 ký tự')
  const missing = zaloOaNames.some(isSet) ? zaloOaNames.filter(name => !isSet(name)) : []
  wrong.push(...missing.map(name => `${name}: bắt buộc khi dùng Zalo OA`))
  if (wrong.length > 0 || !parsed.success)
    throw new ConfigError(`Cấu hình sai, hãy sửa các biến sau trong .env hoặc môi trường:\n- ${wrong.join('\n- ')}`)
  const env = parsed.data
  return {
    databaseFile: path.resolve((env.DATABASE_URL ?? 'file:./data/nhacviec.db').replace(/^file:(\/\/(?=\/))?/, '')),
    databaseNamed: env.DATABASE_URL !== undefined,
    host: env.HOST,
    port: Number(env.PORT),
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    timeZone: env.TIMEZONE,
    logLevel: env.LOG_LEVEL,
    telegram:
      env.TELEGRAM_BOT_TOKEN === undefined
        ? undefined
        : {
            token: env.TELEGRAM_BOT_TOKEN,
            apiRoot: env.TELEGRAM_API_ROOT,
            webhookSecret: env.TELEGRAM_WEBHOOK_SECRET,
            proxy: env.TELEGRAM_PROXY,
          },
    zaloBot:
      env.ZALO_BOT_TOKEN === undefined
        ? undefined
        : { token: env.ZALO_BOT_TOKEN, apiRoot: env.ZALO_BOT_API_ROOT, webhookSecret: env.ZALO_BOT_WEBHOOK_SECRET },
    zaloOa: zaloOaOf(env),
    assistant:
      (env.OPENAI_API_KEY ?? env.OPENAI_BASE_URL) === undefined
        ? undefined
        : {
            apiKey: env.OPENAI_API_KEY,
            baseUrl: env.OPENAI_BASE_URL,
            model: env.OPENAI_MODEL,
            monthlyTokens: Number(env.OPENAI_MONTHLY_TOKENS),
          },
    reminders: { days: env.REMINDER_DAYS.split(',').map(Number), overdueEvery: Number(env.OVERDUE_EVERY) },
    reminderAt: env.REMINDER_AT,
    approval: env.APPROVAL === 'on',
    backupDir: path.resolve(env.BACKUP_DIR),
    backupKeep: Number(env.BACKUP_KEEP),
  }
}

function zaloOaOf(env: z.infer<typeof schema>): ZaloOaConfig | undefined {
  const { ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret, ZALO_OA_SECRET_KEY: secretKey } = env
  const refreshToken = env.ZALO_OA_REFRESH_TOKEN
  if (appId === undefined || appSecret === undefined || secretKey === undefined || refreshToken === undefined)
    return undefined
  const roots = { apiRoot: env.ZALO_OA_API_ROOT, oauthRoot: env.ZALO_OA_OAUTH_ROOT }
  return { appId, appSecret, secretKey, refreshToken, ...roots, templateId: env.ZALO_OA_TEMPLATE_ID }
}
