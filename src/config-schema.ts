import { z } from 'zod'

// A morning digest missed until 18:00 is let go (jobs/daily-reminders.ts): set for later it would never be sent.
const digestTime = /^(0\d|1[0-7]):[0-5]\d$/
const wholeNumbers = /^\d{1,3}(\s*,\s*\d{1,3})*$/

/** An empty variable counts as one that is not there: `.env` files list them all. */
export const given = (value: unknown) => (typeof value === 'string' ? value.trim() || undefined : value)

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

/** Every variable of `.env.example`, with what it must look like and what it is when it is not given. */
export const environmentSchema = z.object({
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
