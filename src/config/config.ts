import path from 'node:path'
import { existsSync } from 'node:fs'
import * as v from 'valibot'
import { environmentSchema, given } from './schema.ts'
import type { FixedSettings } from '../domain/people/office-settings.ts'
import { fixedBy } from '../vietnamese/setting-words.ts'
import { secretFilesOf, withSecretFiles } from './secret-files.ts'

/** Every wrong variable at once, in words an administrator can act on. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

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
  /** where pictures and files that people send on Zalo lie */
  fileHosts: readonly string[]
}

export interface Config {
  databaseFile: string
  host: string
  /** addresses and networks whose X-Forwarded-For counts */
  trustedProxies: string[]
  port: number
  publicUrl: string | undefined
  timeZone: string
  logLevel: string
  telegram: { token: string; apiRoot: string; webhookSecret: string | undefined; proxy: string | undefined } | undefined
  zaloBot:
    { token: string; apiRoot: string; webhookSecret: string | undefined; fileHosts: readonly string[] } | undefined
  zaloOa: ZaloOaConfig | undefined
  /** the language model; undefined: switched off */
  assistant:
    { apiKey: string | undefined; baseUrl: string | undefined; model: string; monthlyTokens: number } | undefined
  /** what the environment fixes of the office's settings */
  fixed: FixedSettings
  backupDir: string
  /** where secrets stand that are given by `…_FILE` */
  secretFiles: string[]
  backupKeep: number
}

/** Reads the environment and the `.env` of the working folder. @throws ConfigError naming every wrong variable */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return parseConfig(process.env)
}

/** @throws ConfigError naming every wrong variable, never its value: it may be a secret */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const { variables, wrong } = withSecretFiles(environment)
  const parsed = v.safeParse(environmentSchema, variables)
  if (!parsed.success) wrong.push(...parsed.issues.map(issue => [v.getDotPath(issue), issue.message].join(': ')))
  const isSet = (name: string): boolean => given(variables[name]) !== undefined
  if (isSet('PUBLIC_URL') && isSet('TELEGRAM_BOT_TOKEN') && !isSet('TELEGRAM_WEBHOOK_SECRET'))
    wrong.push('TELEGRAM_WEBHOOK_SECRET: bắt buộc khi có PUBLIC_URL (webhook), gồm 1–256 ký tự A-Z a-z 0-9 _ -')
  if (isSet('PUBLIC_URL') && isSet('ZALO_BOT_TOKEN') && !isSet('ZALO_BOT_WEBHOOK_SECRET'))
    wrong.push('ZALO_BOT_WEBHOOK_SECRET: bắt buộc khi có PUBLIC_URL (webhook), gồm 8–256 ký tự')
  const missing = zaloOaNames.some(isSet) ? zaloOaNames.filter(name => !isSet(name)) : []
  wrong.push(...missing.map(name => `${name}: bắt buộc khi dùng Zalo OA`))
  if (wrong.length > 0 || !parsed.success)
    throw new ConfigError(`Cấu hình sai, hãy sửa các biến sau trong .env hoặc môi trường:\n- ${wrong.join('\n- ')}`)
  const env = parsed.output
  return {
    databaseFile: path.resolve((env.DATABASE_URL ?? 'file:./data/nhacviec.db').replace(/^file:(\/\/(?=\/))?/, '')),
    host: env.HOST,
    trustedProxies: env.TRUSTED_PROXIES,
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
        : {
            token: env.ZALO_BOT_TOKEN,
            apiRoot: env.ZALO_BOT_API_ROOT,
            webhookSecret: env.ZALO_BOT_WEBHOOK_SECRET,
            fileHosts: env.ZALO_FILE_HOSTS,
          },
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
    fixed: fixedBy(name => given(variables[name])),
    backupDir: path.resolve(env.BACKUP_DIR),
    secretFiles: secretFilesOf(environment).map(file => path.resolve(file)),
    backupKeep: Number(env.BACKUP_KEEP),
  }
}

/** Is there a platform on which people reach the office? */
export const hasChannel = ({ telegram, zaloBot, zaloOa }: Config): boolean =>
  (telegram ?? zaloBot ?? zaloOa) !== undefined

function zaloOaOf(env: v.InferOutput<typeof environmentSchema>): ZaloOaConfig | undefined {
  const { ZALO_OA_APP_ID: appId, ZALO_OA_APP_SECRET: appSecret, ZALO_OA_SECRET_KEY: secretKey } = env
  const refreshToken = env.ZALO_OA_REFRESH_TOKEN
  if (appId === undefined || appSecret === undefined || secretKey === undefined || refreshToken === undefined)
    return undefined
  const roots = { apiRoot: env.ZALO_OA_API_ROOT, oauthRoot: env.ZALO_OA_OAUTH_ROOT }
  return {
    appId,
    appSecret,
    secretKey,
    refreshToken,
    ...roots,
    templateId: env.ZALO_OA_TEMPLATE_ID,
    fileHosts: env.ZALO_FILE_HOSTS,
  }
}
