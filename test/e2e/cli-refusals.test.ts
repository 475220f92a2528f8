import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort, openWorkplace, type Run, type Workplace } from '../helpers/process.ts'

let office: Workplace
beforeAll(async () => {
  office = openWorkplace()
  await office.run(['template', 'office.xlsx'])
  await office.run(['import', 'office.xlsx', '--at', '2026-11-23T08:00'])
})
afterAll(() => office.close())

/** A sentence on standard error, nothing else anywhere. */
function expectSentence(run: Run, code: number, sentence: RegExp): void {
  expect(run).toMatchObject({ code, stdout: '' })
  expect(run.stderr).toMatch(sentence)
  expect(run.stderr).not.toMatch(/^\s+at /m)
}

describe('what is typed wrongly at the command line', () => {
  // Each is a process that waits for the disk more than it computes.
  it.concurrent.each([
    ['no command at all', [], /Cách dùng: nhacviec \[tùy chọn\] \[lệnh\]/],
    ['an unknown command', ['nhacviet'], /^Lỗi: không có lệnh 'nhacviet'/],
    ['an unknown option', ['import', 'office.xlsx', '--forse'], /^Lỗi: không có tùy chọn '--forse'/],
    ['a slip of the finger', ['exprot', 'x.xlsx'], /^Lỗi: không có lệnh 'exprot'\n\(Có phải là export\?\)/],
    ['one argument too many', ['migrate', 'now'], /^Lỗi: thừa tham số \(cần 0, có 1\)\./],
    ['an option without its value', ['job', 'run', 'backup', '--at'], /^Lỗi: tùy chọn '--at <giờ>' thiếu giá trị/],
    ['a missing file name', ['import'], /^Lỗi: thiếu <tệp.xlsx>/],
    ['chat as nobody', ['chat'], /^Lỗi: thiếu tùy chọn '--as <cán-bộ>'/],
    [
      'a time that is none',
      ['job', 'run', 'daily-reminders', '--at', 'hôm qua'],
      /^--at: "hôm qua" không phải giờ ISO/,
    ],
    [
      'a job that is none',
      ['job', 'run', 'nightly'],
      /^Không có công việc "nightly"\. Các công việc: daily-reminders, /,
    ],
    ['a status that is none', ['outbox', 'list', '--status', 'lost'], /^--status: queued, sending/],
    ['a message number that is none', ['outbox', 'retry', 'x1'], /^"x1" không phải số tin/],
    ['a port that is none', ['demo', '--port', '70000'], /^--port: phải là số/],
  ])('%s is wrong usage: exit code 2', async (_, args, sentence) => {
    expectSentence(await office.run(args), 2, sentence)
  })

  it.concurrent.each([
    ['an officer nobody knows', ['chat', '--as', 'CB99'], /CB99/],
    ['an invite for nobody', ['invite', 'CB0X'], /^Không có cán bộ nào .*“CB0X”\. Gần giống nhất là CB0\d/],
    ['a workbook that is not there', ['import', 'none.xlsx'], /none\.xlsx|[Kk]hông tìm thấy/],
    ['a unit nobody knows', ['export', 'x.xlsx', '--unit', 'SOVT'], /^Không có đơn vị nào có mã hoặc tên “SOVT”/],
    ['a backup that is not there', ['restore', 'none.db'], /^Không có tệp none\.db/],
  ])('%s fails with a sentence: exit code 1', async (_, args, sentence) => {
    expectSentence(await office.run(args), 1, sentence)
  })

  it('reads and writes files only where it may, and says which', async () => {
    mkdirSync(office.path('folder.db'))
    mkdirSync(office.path('folder.xlsx'))
    const runs = [
      ['restore', 'folder.db'],
      ['import', 'folder.xlsx'],
      ['backup', 'folder.db'],
      ['template', 'folder.xlsx'],
    ]
    for (const run of await Promise.all(runs.map(args => office.run(args))))
      expectSentence(run, 1, /^(?!Lỗi ngoài)[^\n]*(?:thư mục|tệp)[^\n]*\.\n$/)
    expectSentence(
      await office.run(['backup', 'office.db']),
      1,
      /^office\.db là cơ sở dữ liệu đang dùng .*tên tệp khác\.\n$/,
    )
    expectSentence(await office.run(['restore', 'office.db']), 1, /^office\.db là chính cơ sở dữ liệu đang dùng/)
  })

  it.concurrent.each([
    ['template', 'kept.env', /^kept\.env là tệp khác, không phải bảng tính/],
    ['template', 'office.db', /^office\.db là tệp khác, không phải bảng tính/],
    ['export', 'text.csv.xlsx', /^text\.csv\.xlsx là tệp khác/],
    ['backup', 'kept.env', /^kept\.env là tệp khác, không phải bản sao lưu/],
    ['backup', 'office.xlsx', /^office\.xlsx là tệp khác, không phải bản sao lưu/],
    ['backup', 'office.db.rescued', /^office\.db\.rescued là dữ liệu được giữ lại/],
    ['backup', 'office.db.before-restore-2', /^office\.db\.before-restore-2 là dữ liệu được giữ lại/],
  ])('%s %s writes over nothing that it did not make', async (command, file, sentence) => {
    if (!existsSync(office.path(file))) writeFileSync(office.path(file), 'TOKEN=1\n')
    // Not the whole database: other commands write to it meanwhile.
    const begins = () => readFileSync(office.path(file)).subarray(0, 16).toString('latin1')
    const before = begins()
    expectSentence(await office.run([command, file]), 1, sentence)
    expect(begins()).toBe(before)
  })

  it('template keeps a workbook that is there, and backup replaces an earlier backup', async () => {
    writeFileSync(office.path('plan.xlsx'), Buffer.from('PK\x03\x04 filled in'))
    const { code, stderr } = await office.run(['template', 'plan.xlsx'])
    expect([code, stderr]).toEqual([0, 'Lưu ý: plan.xlsx đã có từ trước; bản đó được giữ ở plan-truoc.xlsx.\n'])
    expect(readFileSync(office.path('plan-truoc.xlsx'), 'latin1')).toContain('filled in')
    for (let time = 0; time < 2; time++)
      expect(await office.run(['backup', 'copies/again.db'])).toMatchObject({ code: 0 })
  })

  it('an empty file is no database, and no command makes it one', async () => {
    writeFileSync(office.path('empty.db'), '')
    const env = { DATABASE_URL: 'file:./empty.db' }
    expectSentence(await office.run(['job', 'list'], { env }), 1, /^Tệp .*empty\.db trống, không có dữ liệu nào/)
    const doctor = await office.run(['doctor'], { env })
    expect(doctor.code).not.toBe(0)
    expect(doctor.stdout + doctor.stderr).toContain('trống, không có dữ liệu nào')
    expect(readFileSync(office.path('empty.db'))).toHaveLength(0)
  })

  it.concurrent.each([
    [['job', 'list']],
    [['job', 'run', 'daily-reminders']],
    [['outbox', 'list']],
    [['invite', 'CB01']],
    [['unlink', 'CB01']],
    [['officer', 'leave', 'CB01']],
    [['chat', '--as', 'CB01']],
    [['export', 'none.xlsx']],
    [['backup', 'none-copy.db']],
  ])('%j makes no database where there is none', async args => {
    const env = { DATABASE_URL: `file:./missing-${args.join('').replace(/\W/g, '')}.db` }
    expectSentence(await office.run(args, { env }), 1, /^Chưa có cơ sở dữ liệu .*missing-.*nhacviec import TỆP\.xlsx/)
    expect(readdirSync(office.folder).filter(name => name.includes(env.DATABASE_URL.slice(7)))).toEqual([])
  })

  it('refuses a damaged workbook and imports nothing of it', async () => {
    writeFileSync(office.path('damaged.xlsx'), Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400, 7)]))
    writeFileSync(office.path('text.xlsx'), 'Mã,Tên đơn vị\nVP,Văn phòng\n')
    for (const refused of await Promise.all(['damaged.xlsx', 'text.xlsx'].map(file => office.run(['import', file]))))
      expectSentence(refused, 1, /^\p{Lu}.*\.\n$/u)
    const [again] = await office.json<object>(['import', 'office.xlsx', '--at', '2026-11-23T08:00'])
    expect(again).toMatchObject({ new: 0, changed: 0 })
  })

  it('does not start on a port that is taken, and does not linger', async () => {
    const other = createServer()
    const port = await freePort()
    await new Promise<void>(listening => other.listen(port, '127.0.0.1', listening))
    const env = {
      PORT: String(port),
      TELEGRAM_BOT_TOKEN: '1:a',
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
      LOG_LEVEL: 'silent',
    }
    expectSentence(await office.run(['start'], { env }), 1, /^Cổng đang được chương trình khác dùng .*\.\n$/)
    other.close()
  })

  it('refuses a damaged database, whatever is asked of it', async () => {
    writeFileSync(office.path('damaged.db'), Buffer.alloc(8192, 'không phải SQLite '))
    const env = { DATABASE_URL: 'file:damaged.db' }
    const asked = [['doctor'], ['start'], ['outbox', 'list'], ['import', 'office.xlsx']]
    const [doctor, ...refused] = await Promise.all(asked.map(args => office.run(args, { env })))
    expect(refused).toHaveLength(3)
    for (const run of refused) expectSentence(run, 1, /^Tệp .*damaged\.db bị hỏng .* nhacviec restore TỆP\.\n$/)
    expect(doctor).toMatchObject({ code: 1, stderr: '' })
    expect(doctor?.stdout).toMatch(/^✗ database: Tệp .*bị hỏng/m)
  })
})

describe('a wrong configuration', () => {
  const secret = 'bi-mat-khong-duoc-in-ra'
  const wrong = {
    DATABASE_URL: `postgres://${secret}`,
    PORT: '99999',
    PUBLIC_URL: secret,
    TIMEZONE: 'Asia/Saigonn',
    LOG_LEVEL: 'loud',
    TELEGRAM_BOT_TOKEN: secret,
    TELEGRAM_API_ROOT: secret,
    TELEGRAM_WEBHOOK_SECRET: 'ngắn',
    TELEGRAM_PROXY: `socks5://user:${secret}@proxy`,
    REMINDER_DAYS: 'bảy',
    REMINDER_AT: '7h30',
    OVERDUE_EVERY: '0',
    APPROVAL: 'maybe',
    BACKUP_KEEP: '-1',
  }

  it.concurrent.each([['start'], ['migrate'], ['doctor']])(
    'stops `%s` with every wrong variable named and no value',
    async command => {
      const { code, stdout, stderr } = await office.run([command], { env: wrong })
      const said = stdout + stderr
      expect(code).toBe(1)
      for (const name of Object.keys(wrong)) expect(said).toContain(`- ${name}: `)
      for (const value of [secret, 'ngắn', 'Saigonn', 'loud', 'maybe']) expect(said).not.toContain(value)
    },
  )

  it('is read from .env of the folder too, and the environment wins', async () => {
    writeFileSync(office.path('.env'), 'REMINDER_AT=25:00\nBACKUP_KEEP=\n')
    const runs = [{}, { REMINDER_AT: '07:00' }].map(env => office.run(['migrate'], { env }))
    const [bad, good] = await Promise.all(runs)
    writeFileSync(office.path('.env'), '')
    expectSentence(bad!, 1, /- REMINDER_AT: phải là giờ dạng HH:MM/)
    expect(good?.code).toBe(0)
  })

  it('does not keep --help from working, which writes nothing', async () => {
    const empty = openWorkplace(wrong)
    const help = await empty.run(['--help'])
    expect(help).toMatchObject({ code: 0, stderr: '' })
    expect(help.stdout).toContain('outbox')
    expect(readdirSync(empty.folder)).toEqual([])
    await empty.close()
  })
})

describe('the time given by --at', () => {
  const digestAt = (at: string, TZ: string) =>
    office.json<{ text: string }[]>(['job', 'run', 'daily-reminders', '--dry-run', '--at', at], { env: { TZ } })

  it('is the office’s wall clock without an offset, whatever zone the machine is in', async () => {
    // Still Sunday in the first zone, already Monday evening in the second.
    const zones = ['Pacific/Pago_Pago', 'Pacific/Kiritimati']
    for (const [digest] of await Promise.all(zones.map(zone => digestAt('2026-11-23T00:30', zone))))
      expect(digest?.[0]?.text).toContain('thứ Hai 23/11/2026')
  })

  it('is an instant with an offset', async () => {
    expect((await digestAt('2026-11-23T20:00Z', 'UTC'))[0]?.[0]?.text).toContain('thứ Ba 24/11/2026')
    expect((await digestAt('2026-11-22T23:30+07:00', 'UTC'))[0]).toEqual([])
  })
})
