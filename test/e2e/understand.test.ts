import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiKey, languageModel } from '../helpers/language-model.ts'
import { openWorkplace, type Workplace } from '../helpers/process.ts'

interface Reading {
  text: string
  line: string | null
  command: string | null
  by: string
  alternatives: string[]
  dates: { text: string; from: string; to: string; time?: string; certain: boolean }[]
}

const monday = ['--at', '2026-11-23T08:00']

let office: Workplace
beforeAll(() => {
  office = openWorkplace()
})
afterAll(() => office.close())

const read = (lines: string[], ...options: string[]) =>
  office.json<Reading>(['understand', ...monday, ...options], { input: lines.map(line => `${line}\n`).join('') })

describe('nhacviec understand', () => {
  it('reads each line of standard input without a database, and makes none', async () => {
    const lines = [
      'tuan nay em con viec gi',
      'việc 5 chưa xong',
      'cảm ơn em',
      '/xong 12 đã trình',
      'nhiem vu qua han',
      '',
    ]
    const readings = await read(lines)
    expect(readings.map(({ line }) => line)).toEqual([
      ...['/nhiemvu tuần này', null, null, '/xong 12 đã trình', '/nhiemvu quá hạn', null],
    ])
    expect(readings.map(({ text }) => text)).toEqual(lines)
    expect(readings.map(({ by }) => by)).toEqual(['rules', 'none', 'none', 'rules', 'rules', 'none'])
    expect(readings.map(({ alternatives }) => alternatives)).toEqual([[], ['/viec 5'], [], [], [], []])
    expect(readings[0]?.dates).toEqual([{ text: 'tuan nay', from: '2026-11-23', to: '2026-11-29', certain: true }])
    expect(existsSync(office.database)).toBe(false)
  })

  it('reads a text given as words, with its dates in full', async () => {
    const said = 'xin lùi hạn việc 7 sang thứ sáu tuần sau vì chờ thẩm định'
    for (const words of [[said], said.split(' ')]) {
      const [reading] = await office.json<Reading>(['understand', ...words, ...monday])
      expect(reading).toMatchObject({ text: said, line: '/giahan 7 04/12/2026 chờ thẩm định', command: 'giahan' })
      expect(reading?.dates).toMatchObject([{ from: '2026-12-04', to: '2026-12-04', certain: true }])
    }
  })

  it('takes today from the clock, in the office’s time zone', async () => {
    const today = async (at: string) =>
      (await office.json<Reading>(['understand', 'việc hôm nay', '--at', at]))[0]?.dates[0]?.from
    expect(await today('2026-11-23T23:30')).toBe('2026-11-23')
    expect(await today('2026-11-23T17:30:00Z')).toBe('2026-11-24')
  })

  it('knows the office’s names once there is a database, and changes nothing in it', async () => {
    await office.run(['template', 'office.xlsx'])
    await office.run(['import', 'office.xlsx', ...monday])
    const before = readFileSync(office.database)
    const [unit, person] = await read(['tien do phong kinh te', 'chuyen viec 7 cho a Hung'], '--as', 'CB04')
    expect(unit?.line).toBe('/tiendo Phòng Kinh tế, Hạ tầng và Đô thị')
    expect(person?.line).toBe('/chuyen 7 Phạm Văn Hùng')
    const rows = office.query<{ n: number }>('select count(*) as n from inbox union all select count(*) from outbox')
    expect(rows).toEqual([{ n: 0 }, { n: 0 }])
    expect(before.length).toBeGreaterThan(0)
  })

  it('asks the language model where the rules find nothing, and says that it answered', async () => {
    const model = await languageModel()
    model.onMessage(/.*/, { toolCalls: [{ name: 'nhiemvu', arguments: JSON.stringify({ args: 'tất cả' }) }] })
    const env = { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: `${model.url}/v1`, OPENAI_MODEL: 'office-model' }
    const officer = office.query<{ code: string }>('select code from officers limit 1')[0]?.code ?? ''
    const ask = (text: string, as: string[]) => office.json<Reading>(['understand', text, ...monday, ...as], { env })
    const [asked] = await ask('gà qué ở đâu hết cả', ['--as', officer])
    expect(asked).toMatchObject({ by: 'model', line: '/nhiemvu tất cả', command: 'nhiemvu' })
    expect(model.getRequests()).toHaveLength(1)
    expect((await ask('việc 12 xong rồi', ['--as', officer]))[0]?.by).toBe('rules')
    expect((await ask('gà qué ở đâu hết cả', []))[0]?.by).toBe('none')
    expect(model.getRequests()).toHaveLength(1)
  })

  it('prints a readable line without --json', async () => {
    const { stdout, code } = await office.run(['understand', 'việc 12 xong rồi', ...monday])
    expect({ stdout, code }).toEqual({ stdout: '/xong 12\n', code: 0 })
    expect((await office.run(['understand', 'xong việc 3 và 4', ...monday])).stdout).toBe(
      'chưa rõ: /xong 3 hay /xong 4?\n',
    )
    expect((await office.run(['understand', 'chào em', ...monday])).stdout).toBe('không hiểu\n')
  })

  it('refuses a wrong time and an unknown officer', async () => {
    expect(await office.run(['understand', 'x', '--at', 'mai'])).toMatchObject({ code: 2, stdout: '' })
    const unknown = await office.run(['understand', 'x', '--as', 'khong-co'])
    expect(unknown).toMatchObject({ code: 1, stdout: '' })
    expect(unknown.stderr).toContain('Không có cán bộ nào')
  })
})
