import { isIP } from 'node:net'
import * as v from 'valibot'
import type { SettingKey } from '../domain/people/office-settings.ts'
import { settingsOf } from '../vietnamese/setting-words.ts'

/** An empty variable counts as one that is not there: `.env` files list them all. */
export const given = (value: string | undefined) => value?.trim() || undefined

const variable = v.pipe(
  v.optional(v.string(), ''),
  v.transform(text => given(text)),
)
const optional = <T extends v.GenericSchema<string>>(schema: T) => v.pipe(variable, v.optional(schema))
const withDefault = <T extends v.GenericSchema<string, unknown>>(schema: T, value: v.InferInput<T>) =>
  v.pipe(
    variable,
    v.transform(found => found ?? value),
    schema,
  )

const usualZone = 'Asia/Ho_Chi_Minh'
/** The first use of Intl takes 30 ms, so it is not asked about the zone of nearly every office. */
const knownZone = (zone: string): boolean => {
  if (zone === usualZone) return true
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const like = (pattern: RegExp, message: string) => v.pipe(v.string(), v.regex(pattern, message))
const url = (protocols: string[], message: string) =>
  v.pipe(
    v.string(),
    v.check(text => URL.canParse(text) && protocols.includes(new URL(text).protocol), message),
  )

/** Platforms' calls with their secrets, and links to pictures: only encrypted, or on this very machine for trying. */
const isSafeAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

/** Where it is not set, the office's own setting holds. */
const setting = (key: SettingKey, message: string) =>
  optional(
    v.pipe(
      v.string(),
      v.check(text => settingsOf[key].read(text) !== undefined, message),
    ),
  )

/** An address, or a network as ADDRESS/BITS; the whole Internet is nobody's proxy. */
function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/', 2)
  const version = text.includes('%') ? 0 : isIP(address)
  if (version === 0 || text.split('/').length > 2) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** No secret, so the wrong ones are named. */
const proxies = v.pipe(
  v.string(),
  v.transform(text => text.split(',').flatMap(part => part.trim() || [])),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const wrong = dataset.value.filter(text => !isNetwork(text))
    if (wrong.length > 0)
      addIssue({
        message: `phải là địa chỉ IP hoặc dải mạng, cách nhau dấu phẩy, ví dụ 127.0.0.1,10.0.0.0/8; sai: ${wrong.join(', ')}`,
      })
  }),
)

/** No secret, so the wrong ones are named. */
const hosts = v.pipe(
  v.string(),
  v.transform(text => text.split(',').flatMap(part => part.trim().toLowerCase() || [])),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const wrong = dataset.value.filter(
      text => !/^(\*\.[\w-]+(\.[\w-]+)+|[\w.-]+(:\d+)?|\[[\da-f:]+\](:\d+)?)$/.test(text),
    )
    if (wrong.length > 0)
      addIssue({
        message: `phải là tên máy chủ, cách nhau dấu phẩy, ví dụ *.zdn.vn,tep.zalo.me; sai: ${wrong.join(', ')}`,
      })
  }),
)

/** Every variable of `.env.example`, with what it must look like and what it is when it is not given. */
export const environmentSchema = v.object({
  DATABASE_URL: optional(like(/^file:(?!\/\/[^/])./, 'phải có dạng file:ĐƯỜNG-DẪN, ví dụ file:./data/nhacviec.db')),
  HOST: withDefault(like(/^[\w.:-]+$/, 'phải là tên máy hoặc địa chỉ IP, ví dụ 127.0.0.1'), '127.0.0.1'),
  PORT: withDefault(
    v.pipe(
      v.string(),
      v.check(text => /^\d+$/.test(text) && Number(text) <= 65_535, 'phải là số từ 0 đến 65535'),
    ),
    '3000',
  ),
  TRUSTED_PROXIES: withDefault(proxies, ''),
  PUBLIC_URL: optional(
    v.pipe(
      v.string(),
      v.check(isSafeAddress, 'phải là địa chỉ web bắt đầu bằng https://, ví dụ https://nhacviec.example.gov.vn'),
    ),
  ),
  TIMEZONE: withDefault(
    v.pipe(v.string(), v.check(knownZone, 'phải là tên múi giờ, ví dụ Asia/Ho_Chi_Minh')),
    usualZone,
  ),
  LOG_LEVEL: withDefault(
    v.picklist(
      ['trace', 'debug', 'info', 'warn', 'error', 'silent'],
      'phải là trace, debug, info, warn, error hoặc silent',
    ),
    'info',
  ),
  TELEGRAM_BOT_TOKEN: optional(like(/^\d+:[\w-]+$/, 'phải có dạng 123456:ABC-def do @BotFather cấp')),
  TELEGRAM_API_ROOT: withDefault(url(['https:', 'http:'], 'phải là địa chỉ web'), 'https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: optional(like(/^[A-Za-z0-9_-]{1,256}$/, 'phải gồm 1–256 ký tự A-Z a-z 0-9 _ -')),
  TELEGRAM_PROXY: optional(url(['http:', 'https:'], 'phải là địa chỉ proxy, ví dụ http://10.0.0.1:3128')),
  ZALO_BOT_TOKEN: optional(like(/^[\w:.-]+$/, 'phải là token do Zalo Bot Platform cấp, ví dụ 123456:abc-xyz')),
  ZALO_BOT_API_ROOT: withDefault(url(['https:', 'http:'], 'phải là địa chỉ web'), 'https://bot-api.zaloplatforms.com'),
  ZALO_BOT_WEBHOOK_SECRET: optional(like(/^[\x21-\x7e]{8,256}$/, 'phải gồm 8–256 ký tự, không có dấu cách')),
  ZALO_FILE_HOSTS: withDefault(hosts, '*.zdn.vn,*.zadn.vn,*.zalo.me,*.zaloapp.com,*.zaloplatforms.com'),
  ZALO_OA_APP_ID: optional(like(/^\d+$/, 'phải là dãy số, xem tại developers.zalo.me')),
  ZALO_OA_APP_SECRET: optional(v.string()),
  ZALO_OA_SECRET_KEY: optional(v.string()),
  ZALO_OA_REFRESH_TOKEN: optional(v.string()),
  ZALO_OA_API_ROOT: withDefault(url(['https:', 'http:'], 'phải là địa chỉ web'), 'https://openapi.zalo.me'),
  ZALO_OA_OAUTH_ROOT: withDefault(url(['https:', 'http:'], 'phải là địa chỉ web'), 'https://oauth.zaloapp.com'),
  ZALO_OA_TEMPLATE_ID: optional(v.string()),
  OPENAI_API_KEY: optional(v.string()),
  OPENAI_BASE_URL: optional(url(['https:', 'http:'], 'phải là địa chỉ web, ví dụ http://10.0.0.2:8000/v1')),
  OPENAI_MODEL: withDefault(v.string(), 'gpt-4.1-mini'),
  OPENAI_MONTHLY_TOKENS: withDefault(like(/^\d{1,12}$/, 'phải là số token mỗi tháng'), '2000000'),
  REMINDER_DAYS: setting('reminderDays', 'phải là các số ngày làm việc cách nhau dấu phẩy, ví dụ 7,3,1,0'),
  REMINDER_AT: setting('reminderAt', 'phải là giờ dạng HH:MM trước 18:00, ví dụ 07:30'),
  OVERDUE_EVERY: setting('overdueEvery', 'phải là số ngày làm việc từ 1 đến 99'),
  APPROVAL: setting('approval', 'phải là off hoặc on'),
  SOURCE_TERMS: setting('sourceTerms', 'phải là nguồn giao và số ngày làm việc, ví dụ 1022: 5; Đơn thư: 10'),
  BACKUP_DIR: withDefault(v.string(), './data/backups'),
  BACKUP_KEEP: withDefault(like(/^[1-9]\d{0,3}$/, 'phải là số bản từ 1 đến 9999'), '14'),
})
