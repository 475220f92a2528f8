import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkplace, type Workplace } from '../helpers/process.ts'

// The real program with DATABASE_URL set, as `.env.example` shows, and no channel.

let place: Workplace
beforeAll(async () => {
  place = openWorkplace({ LOG_LEVEL: 'silent' })
  await place.run(['template', 'office.xlsx'])
})
afterAll(() => place.close())

const fingerprint = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
const telegram = { TELEGRAM_BOT_TOKEN: '1:a', TELEGRAM_API_ROOT: 'http://127.0.0.1:9' }

async function page(url: string): Promise<{ status: number; text: string }> {
  const response = await fetch(url)
  return { status: response.status, text: await response.text() }
}

async function startDemo(): Promise<void> {
  const demo = place.spawn()
  const url = await demo.logged(/^Chạy thử: mở (http:\/\/127\.0\.0\.1:\d+) /)
  expect((await page(url)).text).toContain('<html')
  demo.signal('SIGTERM')
  expect(await demo.ended).toEqual({ code: 0, signal: null })
}

describe('without an office and without a channel', () => {
  it('start is the demo, in its own file, and touches nothing of what the environment names', async () => {
    await startDemo()
    expect(existsSync(place.path('data/demo.db'))).toBe(true)
    expect(existsSync(place.database)).toBe(false)
    expect(existsSync(place.path('backups'))).toBe(false)
  })

  it('start --office serves an empty office, and says how to bring it in', async () => {
    const office = place.spawn({}, ['--office'])
    const url = await office.ready
    await office.logged(/^Chưa có cơ quan .*nhacviec import co-quan\.xlsx\.$/m)
    await office.logged(/^Chưa nối kênh chat nào .*TELEGRAM_BOT_TOKEN.*$/m)
    expect(await page(url)).toEqual({
      status: 200,
      text: 'Nhắc Việc đang chạy. Chưa có cơ quan trong cơ sở dữ liệu: chạy nhacviec template co-quan.xlsx, điền bảng tính, rồi nhacviec import co-quan.xlsx.\n',
    })
    expect((await page(`${url}/web/people`)).status).toBe(404)
    expect((await page(`${url}/readyz`)).status).toBe(200)
    expect(await place.run(['import', 'office.xlsx'])).toMatchObject({ code: 0 })
    expect((await page(url)).text).toBe('Nhắc Việc đang chạy. Cơ quan chưa nối kênh chat nào.\n')
    office.signal('SIGTERM')
    await office.ended
  })
})

describe('a file of the demo where the office’s should be', () => {
  const commands = [
    ['import', 'office.xlsx'],
    ['import', 'office.xlsx', '--dry-run'],
    ['export', 'tasks.xlsx'],
    ['invite', 'CB01'],
    ['unlink', 'CB01'],
    ['officer', 'leave', 'CB01'],
    ['officer', 'rename', 'CB01', 'Lê Văn A'],
    ['chat', '--as', 'CB01'],
    ['job', 'run', 'daily-reminders'],
    ['job', 'list'],
    ['outbox', 'list'],
    ['outbox', 'retry', '1'],
    ['outbox', 'drop', '1'],
    ['backup', 'copy.db'],
    ['restore', 'data/demo.db'],
    ['migrate'],
    ['adopt'],
    ['start', '--office'],
  ]
  let before: string
  const env = { DATABASE_URL: 'file:./mistaken.db' }
  beforeAll(() => {
    copyFileSync(place.path('data/demo.db'), place.path('mistaken.db'))
    before = fingerprint(place.path('mistaken.db'))
  })

  it.concurrent.each(commands)('is refused by %s %s', async (...args) => {
    const { code, stdout, stderr } = await place.run(args, { env })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/mistaken\.db (là tệp của bản chạy thử|chỉ có cơ quan mẫu).*\.\n$/)
    expect(fingerprint(place.path('mistaken.db'))).toBe(before)
  })

  it('is refused by a start with a token, and named by doctor', async () => {
    expect(await place.run(['start'], { env: { ...env, ...telegram } })).toMatchObject({ code: 1, stdout: '' })
    const [checks] = await place.json<{ name: string; ok: boolean; detail: string }[]>(['doctor'], { env })
    expect(checks?.find(check => check.name === 'database')).toMatchObject({
      ok: false,
      detail: expect.stringContaining('là tệp của bản chạy thử'),
    })
    expect(fingerprint(place.path('mistaken.db'))).toBe(before)
  })
})

describe('with an office in the database', () => {
  it('start serves it though there is no channel; the demo keeps to its own file', async () => {
    expect(await place.run(['import', 'office.xlsx'])).toMatchObject({ code: 0 })
    const office = await place.start()
    expect(office.output().stdout).not.toContain('Chưa có cơ quan')
    await office.logged(/^Chưa nối kênh chat nào/m)
    office.signal('SIGTERM')
    await office.ended
    const demo = place.spawn({}, [], 'demo')
    await demo.logged(/^Chạy thử: /)
    demo.signal('SIGTERM')
    await demo.ended
    expect(place.query("select value from settings where key = 'demo'")).toEqual([])
    expect(place.query('select 1 from units')).toHaveLength(4)
  })

  it('the demo refuses its file when an office’s lies there', async () => {
    const other = openWorkplace({ LOG_LEVEL: 'silent', DATABASE_URL: 'file:./data/demo.db' })
    await other.run(['template', 'office.xlsx'])
    await other.run(['import', 'office.xlsx'])
    const before = fingerprint(other.path('data/demo.db'))
    const refused = await other.run(['demo'])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/data\/demo\.db có dữ liệu của cơ quan nên không dùng để chạy thử/)
    expect(fingerprint(other.path('data/demo.db'))).toBe(before)
    await other.close()
  })
})
