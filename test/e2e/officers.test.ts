import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkplace, type Workplace } from '../helpers/process.ts'

const monday = ['--at', '2026-11-23T08:00']

let office: Workplace
beforeAll(async () => {
  office = openWorkplace()
  await office.run(['template', 'office.xlsx'])
  await office.run(['import', 'office.xlsx', ...monday])
}, 60_000)
afterAll(() => office.close())

const chat = (code: string, ...lines: string[]) =>
  office.run(['chat', '--as', code, ...monday, '--json'], { input: lines.map(line => `${line}\n`).join('') })

describe('the operator ends access', { timeout: 60_000 }, () => {
  it('of an account and an invitation, where there are any, and says what ended', async () => {
    await chat('CB04', '/nhiemvu')
    await office.run(['invite', 'CB04'])
    expect(await office.json(['unlink', 'cb04', '--channel', 'telegram'])).toEqual([
      { officer: 'CB04', accounts: [], invites: 1 },
    ])
    expect(await office.json(['unlink', 'CB04'])).toEqual([{ officer: 'CB04', accounts: ['terminal'], invites: 0 }])
    expect(office.query('select * from accounts')).toEqual([])
    expect((await office.run(['unlink', 'CB04'])).stdout).toContain('không có tài khoản nào để hủy')
    expect(await office.run(['unlink', 'CB04', '--channel', 'sms'])).toMatchObject({ code: 2 })
    expect(await office.run(['unlink', 'CB99'])).toMatchObject({ code: 1 })
  })

  it('of who leaves, with the open tasks listed, then handed over', async () => {
    const listed = await office.run(['officer', 'leave', 'CB04', '--transferred'])
    expect(listed).toMatchObject({ code: 0, stderr: '' })
    expect(listed.stdout).toMatch(/^Phạm Văn Hùng \(CB04\): đã ghi “chuyển”, hủy 0 tài khoản chat;/)
    expect(listed.stdout).toMatch(
      /Còn 2 việc đang mở:\n {2}#3 .*\n {2}#1 .*\nCho đến khi bàn giao, không ai được nhắc.*nhacviec officer leave CB04 "Phạm Văn Hùng" --to MÃ/,
    )
    expect((await office.run(['doctor'])).stdout).toMatch(/✗ handover: .*Phạm Văn Hùng \(CB04\) 2 việc/)
    const refused = await chat('CB04', '/nhiemvu')
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toContain('không còn công tác (tình trạng: chuyển)')
    for (const args of [
      ['invite', 'CB04'],
      ['unlink', 'CB04'],
      ['understand', 'xem việc', '--as', 'CB04'],
    ])
      expect(await office.run(args)).toMatchObject({ code: 1 })
    expect(await office.json(['officer', 'leave', 'CB04', '--to', 'CB02'])).toMatchObject([
      { officer: 'CB04', to: 'CB02', tasks: [{ id: 3, role: 'chủ trì' }, { id: 1 }] },
    ])
    expect((await chat('CB02', '/viec 3')).stdout).toContain('Chủ trì: Nguyễn Thị Thu Hà')
    expect(await office.run(['officer', 'leave', 'CB04', 'Phạm Văn Hưng'])).toMatchObject({ code: 1 })
    expect((await office.run(['officer', 'leave', 'CB04', 'Pham Van Hung'])).stdout).toContain('thôi công tác từ trước')
    expect((await office.run(['doctor'])).stdout).toContain('✓ handover')
    expect(await office.run(['officer', 'leave', 'CB99'])).toMatchObject({ code: 1 })
    expect(await office.run(['officer', 'leave'])).toMatchObject({ code: 2 })
  })

  it('and not of the same person under a corrected name', async () => {
    const taken = await office.run(['officer', 'rename', 'CB05', 'Nguyễn Thị Thu Hà'])
    expect(taken).toMatchObject({ code: 1, stderr: expect.stringContaining('(CB02, đang làm)') })
    expect((await office.run(['officer', 'rename', 'CB05', 'Võ Ngọc Lan Anh'])).stdout).toContain('vẫn là một người')
    expect((await chat('CB05', '/dulieu')).stdout).toContain('Võ Ngọc Lan Anh (mã CB05)')
  })

  it('as the help says, in Vietnamese', async () => {
    const { stdout } = await office.run(['officer', '--help'])
    expect(stdout).toMatch(/leave .*nghỉ hoặc chuyển đi/)
    expect((await office.run(['--help'])).stdout).toMatch(/unlink .*hủy tài khoản chat và mã liên kết/)
  })
})
