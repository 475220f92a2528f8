import { copyFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainTaskSheet } from '../../src/files/layout.ts'
import { readWorkbook, writeWorkbook } from '../../src/files/workbook.ts'
import { openWorkplace, type Workplace } from '../helpers/process.ts'

interface Imported {
  new: number
  changed: number
  unchanged: number
  refused: { sheet: string; row: number; reason: string }[]
}
interface Printed {
  text: string
  choices: { label: string; send: string }[]
  attachments: { kind: string; name: string; mime: string; bytes: number }[]
}
interface Queued {
  officer: string
  kind: string
  text: string
}

// Monday morning in Hà Nội, while the example's tasks are under way.
const monday = ['--at', '2026-11-23T08:00']

let office: Workplace
beforeAll(() => {
  office = openWorkplace()
})
afterAll(() => office.close())

const chat = (code: string, lines: string[], ...options: string[]) =>
  office.json<Printed>(['chat', '--as', code, ...monday, ...options], {
    input: lines.map(line => `${line}\n`).join(''),
  })
const importing = (file: string, ...options: string[]) =>
  office.json<Imported>(['import', file, ...monday, ...options]).then(([result]) => result)

// Up to nine processes one after the other, on a machine that does other things as well.
describe('an office from its spreadsheet to its morning digest, by the command line alone', { timeout: 60_000 }, () => {
  it('writes an example workbook that imports without a refusal', async () => {
    expect(await office.run(['template', 'office.xlsx'])).toMatchObject({ code: 0 })
    const dry = await importing('office.xlsx', '--dry-run')
    expect(dry).toMatchObject({ changed: 0, unchanged: 0, refused: [] })
    // The dry run wrote nothing, or they would not be new now.
    expect(await importing('office.xlsx')).toMatchObject({ new: dry?.new, changed: 0, unchanged: 0, refused: [] })
  })

  it('changes nothing when the same workbook is imported again', async () => {
    const { code, stdout } = await office.run(['import', 'office.xlsx', ...monday])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Đã nhập: 0 mới, 0 thay đổi, \d+ không đổi, 0 bị từ chối\.\n$/)
  })

  it('lists, completes and takes back a task in chat', async () => {
    const [list, done, rest, undone, again] = await chat('CB04', [
      '/nhiemvu',
      '/xong 3 Đã thay 12 bóng đèn, báo cáo 45/BC-KTHT',
      'nhiem vu',
      '/hoantac',
      '/nhiemvu',
    ])
    expect(list?.text).toContain('Nhiệm vụ: 2 việc')
    expect(list?.text).toContain('hạn thứ Sáu 27/11/2026 · còn 4 ngày làm việc')
    expect(list?.choices).toContainEqual({ label: '#3', send: '/viec 3' })
    expect(done?.text).toContain('Đã ghi nhận hoàn thành việc #3 lúc 08:00 ngày 23/11/2026. Hoàn thành đúng hạn.')
    expect(done?.text).toContain('45/BC-KTHT')
    expect(rest?.text).toContain('Nhiệm vụ: 1 việc')
    expect(undone?.text).toContain('Đã hoàn tác báo hoàn thành việc #3')
    expect(again?.text).toBe(list?.text)
  })

  it('shows a leader the progress in the official sentence, with a chart that is saved where asked', async () => {
    const [progress] = await chat('CB01', ['/tiendo'], '--save', 'pictures')
    expect(progress?.text).toContain(
      'Tổng số 4 nhiệm vụ: đã hoàn thành 1 (đúng hạn 1, quá hạn 0); chưa hoàn thành 3 (trong hạn 3, quá hạn 0)',
    )
    const [chart] = progress?.attachments ?? []
    expect(chart).toMatchObject({ kind: 'image', mime: 'image/png' })
    const saved = readFileSync(office.path(`pictures/${chart?.name}`))
    expect(saved.length).toBe(chart?.bytes)
    expect(saved.subarray(1, 4).toString()).toBe('PNG')
  })

  it('plans the digest without sending, then queues it once', async () => {
    const digest = (...options: string[]) =>
      office.json<Queued[]>(['job', 'run', 'daily-reminders', ...monday, ...options])
    const [planned] = await digest('--dry-run')
    // Who leads them is not linked: their leader is told, too.
    expect(planned).toMatchObject([
      { officer: 'CB01', kind: 'daily-reminders' },
      { officer: 'CB04', kind: 'daily-reminders' },
    ])
    expect(planned?.[0]?.text).toContain('chưa báo được vì người chủ trì chưa liên kết tài khoản')
    expect(planned?.[1]?.text).toContain('Nhắc việc thứ Hai 23/11/2026')
    expect(await digest()).toEqual([planned])
    expect(await digest()).toEqual([[]])
    const sunday = ['job', 'run', 'daily-reminders', '--at', '2026-11-22T08:00', '--json']
    expect(await office.run(sunday)).toMatchObject({ code: 0, stdout: '[]\n' })
  })

  it('lets an operator list, drop and retry what waits', async () => {
    const waiting = async () => {
      const [rows] = await office.json<{ id: number; status: string; officer: string; key: string }[]>([
        'outbox',
        'list',
      ])
      return rows?.find(row => row.key === 'daily:2026-11-23:officer-4')
    }
    // Nobody has linked an account on a channel on which the bot may write first.
    const held = await waiting()
    expect(held).toMatchObject({ status: 'held', officer: 'CB04' })
    const id = String(held?.id)
    expect((await office.run(['outbox', 'drop', id])).stdout).toBe('Đã bỏ 1/1 tin.\n')
    expect(await waiting()).toMatchObject({ status: 'dropped' })
    expect(await office.run(['outbox', 'drop', id])).toMatchObject({ code: 1, stderr: `Tin ${id}: đã bỏ từ trước.\n` })
    expect(await office.run(['outbox', 'retry', id, '9999'])).toEqual({
      code: 3,
      stdout: 'Đã xếp hàng lại 1/2 tin.\n',
      stderr: 'Không có tin 9999. Xem số tin bằng: nhacviec outbox list\n',
    })
    expect(await waiting()).toMatchObject({ status: 'held' })
    const again = await office.run(['outbox', 'retry', id, id])
    expect(again).toMatchObject({ code: 1, stdout: 'Đã xếp hàng lại 0/1 tin.\n' })
    expect(again.stderr).toMatch(/: được giữ lại vì cán bộ chưa liên kết tài khoản; .*nhacviec invite/)
    expect(await office.run(['outbox', 'drop', '9999'])).toMatchObject({ code: 1, stdout: 'Đã bỏ 0/1 tin.\n' })
  })

  it('exports what can be imported again without a change', async () => {
    await chat('CB02', ['/xong 2 Báo cáo 99/BC-UBND'])
    expect((await office.run(['export', 'out.xlsx', ...monday])).stdout).toBe('Đã xuất 6 nhiệm vụ vào out.xlsx.\n')
    const [sheet] = await readWorkbook(office.path('out.xlsx'))
    const row = sheet?.rows.find(cells => cells.some(cell => cell.text === 'NV-002'))
    expect(row?.map(cell => cell.text)).toEqual(expect.arrayContaining(['Báo cáo 99/BC-UBND', 'hoàn thành']))
    // 6 tasks and 10 settings
    expect(await importing('out.xlsx')).toMatchObject({ new: 0, changed: 0, unchanged: 16, refused: [] })
    expect((await chat('CB02', ['/viec 2']))[0]?.text).toContain('Báo cáo 99/BC-UBND')
  })

  it('imports the good rows of a workbook with a bad one, and says so by exit code 3', async () => {
    const task = { urgency: 'normal', leads: 'VP' } as const
    const sheet = plainTaskSheet([
      { ...task, code: 'NV-100', title: 'Chuẩn bị hội nghị tổng kết', deadline: '2026-12-18' },
      { ...task, code: 'NV-101', title: 'Việc của đơn vị không có', leads: 'Sở Vũ trụ' },
    ])
    await writeWorkbook(office.path('partly.xlsx'), [sheet])
    const { code, stdout } = await office.run(['import', 'partly.xlsx', ...monday, '--json'])
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ new: 1, refused: [{ sheet: 'Nhiệm vụ', row: 3 }] })
  })

  it('backs up and restores, and refuses a copy that is damaged', async () => {
    expect(await office.run(['backup', 'copies/monday.db'])).toMatchObject({ code: 0 })
    expect(statSync(office.path('copies/monday.db')).mode & 0o077).toBe(0)
    await chat('CB04', ['/xong 1 Đã trình'])
    expect(await office.run(['restore', 'copies/monday.db'])).toMatchObject({ code: 0 })
    expect((await chat('CB04', ['/nhiemvu']))[0]?.text).toContain('#1 ')

    copyFileSync(office.path('out.xlsx'), office.path('copies/no.db'))
    const refused = await office.run(['restore', 'copies/no.db'])
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(/^Tệp copies\/no\.db bị hỏng hoặc không phải .*\n$/)
    expect((await chat('CB04', ['/nhiemvu']))[0]?.text).toContain('#1 ')
    expect(readdirSync(office.folder).filter(name => /partial|tmp/.test(name))).toEqual([])
  })

  it('is found healthy by the doctor', async () => {
    const { code, stdout } = await office.run(['doctor', ...monday, '--json'])
    const checks = JSON.parse(stdout) as { name: string; ok: boolean }[]
    expect(checks.filter(check => !check.ok)).toEqual([])
    expect(checks.map(check => check.name)).toEqual(expect.arrayContaining(['config', 'database', 'clock', 'outbox']))
    expect(code).toBe(0)
  })
})
