import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, parseConfig } from '../../src/config/config.ts'
import { createServer } from '../../src/http/server.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const telegram = { TELEGRAM_BOT_TOKEN: '123456:ABC-def' }
const secret = 'a-secret-nobody-guesses'

/** The variables that are complained of. */
function wrong(environment: Record<string, string>): string[] {
  try {
    parseConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError)
      return [...error.message.matchAll(/^- ([A-Z_]+): phải|^- ([A-Z_]+): bắt buộc/gm)].map(m => m[1] ?? m[2]!)
    throw error
  }
  return []
}

test('nothing set is the demo: every variable has its documented default', () => {
  expect(parseConfig({})).toEqual({
    databaseFile: path.resolve('data/nhacviec.db'),
    trustedProxies: [],
    host: '127.0.0.1',
    port: 3000,
    publicUrl: undefined,
    timeZone: 'Asia/Ho_Chi_Minh',
    logLevel: 'info',
    telegram: undefined,
    zaloBot: undefined,
    zaloOa: undefined,
    assistant: undefined,
    fixed: {},
    backupDir: path.resolve('data/backups'),
    backupKeep: 14,
    secretFiles: [],
  })
})

test('an empty variable counts as absent, and blanks around a value do not count', () => {
  const names = ['DATABASE_URL', 'PORT', 'PUBLIC_URL', 'TELEGRAM_BOT_TOKEN', 'REMINDER_DAYS', 'APPROVAL', 'BACKUP_DIR']
  const blank = Object.fromEntries(names.map(name => [name, ' ']))
  expect(parseConfig(blank)).toEqual(parseConfig({}))
  expect(parseConfig({ PUBLIC_URL: ' ', ...telegram }).publicUrl).toBeUndefined()
  expect(parseConfig({ PORT: ' 8080 ', REMINDER_DAYS: ' 5, 2 ,0 ' })).toMatchObject({
    port: 8080,
    fixed: { reminderDays: [5, 2, 0] },
  })
})

describe('the database', () => {
  test.each([
    ['file:./data/a.db', path.resolve('data/a.db')],
    ['file:data/a.db', path.resolve('data/a.db')],
    ['file:/var/lib/a.db', '/var/lib/a.db'],
    ['file:///var/lib/a.db', '/var/lib/a.db'],
  ])('%s is %s', (given, file) => {
    expect(parseConfig({ DATABASE_URL: given })).toMatchObject({ databaseFile: file })
  })

  // The second would be a folder on the machine "data".
  test.each(['./data/a.db', 'file://data/a.db', 'file:', 'postgres://db/a'])('%s is refused', given => {
    expect(wrong({ DATABASE_URL: given })).toEqual(['DATABASE_URL'])
  })
})

describe('telegram', () => {
  test('needs a token, and a webhook secret as soon as it is called at a public address', () => {
    expect(parseConfig(telegram).telegram).toEqual({
      token: '123456:ABC-def',
      apiRoot: 'https://api.telegram.org',
      webhookSecret: undefined,
      proxy: undefined,
    })
    const open = { ...telegram, PUBLIC_URL: 'https://nhacviec.example.gov.vn//' }
    expect(wrong(open)).toEqual(['TELEGRAM_WEBHOOK_SECRET'])
    expect(wrong({ PUBLIC_URL: open.PUBLIC_URL })).toEqual([])
    const config = parseConfig({ ...open, TELEGRAM_WEBHOOK_SECRET: secret })
    expect(config.publicUrl).toBe('https://nhacviec.example.gov.vn')
    expect(config.telegram?.webhookSecret).toBe(secret)
  })
})

test('a public address without encryption is for trying on this machine alone', () => {
  expect(parseConfig({ PUBLIC_URL: 'http://127.0.0.1:3000/' }).publicUrl).toBe('http://127.0.0.1:3000')
  expect(parseConfig({ PUBLIC_URL: 'http://localhost:3000' }).publicUrl).toBe('http://localhost:3000')
})

describe('a wrong variable', () => {
  test.each([
    ['HOST', 'a b'],
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['PUBLIC_URL', 'nhacviec.example.gov.vn'],
    ['PUBLIC_URL', 'ftp://nhacviec.example.gov.vn'],
    ['PUBLIC_URL', 'http://nhacviec.example.gov.vn'],
    ['PUBLIC_URL', 'HTTP://nhacviec.example.gov.vn'],
    ['PUBLIC_URL', 'http://127.0.0.1.example.gov.vn'],
    ['PUBLIC_URL', 'http://10.0.0.5:3000'],
    ['TIMEZONE', 'Asia/Sai_Gon'],
    ['LOG_LEVEL', 'loud'],
    ['TELEGRAM_BOT_TOKEN', 'ABC-def'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org'],
    ['TELEGRAM_WEBHOOK_SECRET', 'a'.repeat(257)],
    ['TELEGRAM_WEBHOOK_SECRET', 'với dấu cách và dấu'],
    ['TELEGRAM_PROXY', 'socks5://10.0.0.1'],
    ['REMINDER_DAYS', '7;3'],
    ['REMINDER_DAYS', '-1'],
    ['REMINDER_AT', '7:30'],
    ['REMINDER_AT', '24:00'],
    ['REMINDER_AT', '18:00'],
    ['OVERDUE_EVERY', '0'],
    ['APPROVAL', 'yes'],
    ['BACKUP_KEEP', '0'],
  ])('%s=%s is named', (name, value) => {
    expect(wrong({ [name]: value })).toEqual([name])
  })

  test('is named together with all others, and no value is shown', () => {
    const given = {
      TELEGRAM_BOT_TOKEN: 'hidden-token',
      TELEGRAM_WEBHOOK_SECRET: 'hidden!',
      PUBLIC_URL: 'hidden-url',
      DATABASE_URL: 'hidden-file',
      LOG_LEVEL: 'hidden-level',
      TIMEZONE: 'hidden-zone',
    }
    expect(wrong(given).sort()).toEqual(Object.keys(given).sort())
    expect(() => parseConfig(given)).toThrow(/^(?![^]*hidden)/)
  })
})

const zaloOa = {
  ZALO_OA_APP_ID: '360846524940903967',
  ZALO_OA_APP_SECRET: 'app-secret',
  ZALO_OA_SECRET_KEY: 'oa-secret-key',
  ZALO_OA_REFRESH_TOKEN: 'refresh',
}

describe('Zalo', () => {
  test('the bot needs its webhook secret only where it is called', () => {
    const bot = { ZALO_BOT_TOKEN: '12345689:abc-xyz' }
    expect(parseConfig(bot).zaloBot).toEqual({
      token: '12345689:abc-xyz',
      apiRoot: 'https://bot-api.zaloplatforms.com',
      webhookSecret: undefined,
      fileHosts: ['*.zdn.vn', '*.zadn.vn', '*.zalo.me', '*.zaloapp.com', '*.zaloplatforms.com'],
    })
    expect(wrong({ ...bot, PUBLIC_URL: 'https://a.vn' })).toEqual(['ZALO_BOT_WEBHOOK_SECRET'])
    expect(wrong({ ...bot, PUBLIC_URL: 'https://a.vn', ZALO_BOT_WEBHOOK_SECRET: '1234567' })).toContain(
      'ZALO_BOT_WEBHOOK_SECRET',
    )
    expect(wrong({ ...bot, PUBLIC_URL: 'https://a.vn', ZALO_BOT_WEBHOOK_SECRET: '12345678' })).toEqual([])
  })

  test('files are fetched from hosts, and from nothing else that may be written there', () => {
    const hosts = (text: string) => parseConfig({ ...zaloOa, ZALO_FILE_HOSTS: text }).zaloOa?.fileHosts
    expect(hosts('*.zdn.vn, Tep.Zalo.me,10.0.0.5:8081')).toEqual(['*.zdn.vn', 'tep.zalo.me', '10.0.0.5:8081'])
    for (const text of ['*', '*.vn', 'https://a.zdn.vn', 'a.zdn.vn/x', '*.a.*', 'a@b'])
      expect(wrong({ ZALO_FILE_HOSTS: text })).toEqual(['ZALO_FILE_HOSTS'])
  })

  test('an Official Account needs all of its four keys', () => {
    expect(parseConfig(zaloOa).zaloOa).toMatchObject({ appId: '360846524940903967', templateId: undefined })
    for (const name of Object.keys(zaloOa)) expect(wrong({ ...zaloOa, [name]: '' })).toEqual([name])
    expect(wrong({ ZALO_OA_APP_ID: 'mine' })).toEqual([
      'ZALO_OA_APP_ID',
      'ZALO_OA_APP_SECRET',
      'ZALO_OA_SECRET_KEY',
      'ZALO_OA_REFRESH_TOKEN',
    ])
  })
})

test('the language model is on with a key or a server of one’s own', () => {
  expect(parseConfig({ OPENAI_API_KEY: 'k' }).assistant).toMatchObject({ apiKey: 'k', baseUrl: undefined })
  expect(parseConfig({ OPENAI_BASE_URL: 'http://10.0.0.2:8000/v1', OPENAI_MONTHLY_TOKENS: '5' }).assistant).toEqual({
    apiKey: undefined,
    baseUrl: 'http://10.0.0.2:8000/v1',
    model: 'gpt-4.1-mini',
    monthlyTokens: 5,
  })
  expect(wrong({ OPENAI_BASE_URL: 'my server' })).toEqual(['OPENAI_BASE_URL'])
})

describe('a secret in a file', () => {
  const holding = async (content: string): Promise<string> => {
    const file = await temporaryPath('secret')
    writeFileSync(file, content)
    return file
  }

  test('is what the file holds, without the line’s end', async () => {
    expect(parseConfig({ TELEGRAM_BOT_TOKEN_FILE: await holding('123456:ABC-def\n') }).telegram?.token).toBe(
      '123456:ABC-def',
    )
    expect(
      parseConfig({ TELEGRAM_BOT_TOKEN: ' ', TELEGRAM_BOT_TOKEN_FILE: await holding('1:a') }).telegram?.token,
    ).toBe('1:a')
  })

  test.each([
    ['cannot be read', { OPENAI_API_KEY_FILE: '/nowhere/key' }],
    ['is empty', { OPENAI_API_KEY_FILE: '/dev/null' }],
    ['stands beside the variable itself', { OPENAI_API_KEY_FILE: '/dev/null', OPENAI_API_KEY: 'k' }],
  ])('is refused when it %s', (_, environment) => {
    expect(() => parseConfig(environment)).toThrow(/^- OPENAI_API_KEY_FILE: /m)
  })

  test('is checked like the variable, and never shown', async () => {
    const given = { TELEGRAM_BOT_TOKEN_FILE: await holding(secret) }
    expect(wrong(given)).toEqual(['TELEGRAM_BOT_TOKEN'])
    expect(() => parseConfig(given)).not.toThrow(new RegExp(secret))
  })
})

test('proxies are addresses and networks, and each wrong one is named', () => {
  const trusted = parseConfig({ TRUSTED_PROXIES: ' 127.0.0.1, 10.0.0.0/8,::1 ,2001:db8::/32,' }).trustedProxies
  expect(trusted).toEqual(['127.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32'])
  const wrong = [
    'nginx',
    '10.0.0.0/33',
    '0.0.0.0/0',
    '::/0',
    '1.2.3',
    '10.0.0.1/8/8',
    'fe80::1%eth0',
    '::1/129',
    '1.1.1.1/',
  ]
  for (const one of wrong)
    expect(() => parseConfig({ TRUSTED_PROXIES: `127.0.0.1,${one}` })).toThrow(
      new RegExp(`TRUSTED_PROXIES: .*; sai: ${one.replaceAll('.', '\\.')}$`),
    )
  expect(() => parseConfig({ TRUSTED_PROXIES: wrong.join(',') })).toThrow(`sai: ${wrong.join(', ')}`)
})

test('whatever is taken for a proxy, the server takes too', () => {
  const quiet = { logger: false, health: async () => ({ ok: true, checks: [] }), metrics: async () => '' } as const
  for (const one of ['127.0.0.1', '10.0.0.0/1', '1.1.1.1/32', '::1', '2001:db8::/128', '::ffff:10.0.0.1', '::/1']) {
    const { trustedProxies } = parseConfig({ TRUSTED_PROXIES: one })
    expect(() => createServer({ ...quiet, webhooks: [], trustedProxies })).not.toThrow()
  }
})
