import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorkplace, type Workplace } from '../helpers/process.ts'
import { wordDocument } from '../helpers/word-documents.ts'

let office: Workplace
beforeAll(() => {
  office = openWorkplace()
  const rows = [
    ['TT', 'Nội dung', 'Chủ trì', 'Thời hạn UBND giao', 'Thời hạn nội bộ'],
    ['1', 'Rà soát thủ tục', 'Phòng Kinh tế', '30/6/2027', '15/6/2027'],
  ]
  writeFileSync(office.path('ke-hoach.docx'), wordDocument([rows]))
  writeFileSync(office.path('trong.csv'), 'a,b,c\n1,2,3\n')
})
afterAll(() => office.close())

it('a plan in Word goes in once its question is answered and its units are made', async () => {
  const asked = await office.run(['import', 'ke-hoach.docx', '--dry-run'])
  expect(asked).toMatchObject({ code: 3 })
  expect(asked.stdout).toContain('Có 2 cột có thể là Thời hạn: D “Thời hạn UBND giao”, E “Thời hạn nội bộ”.')
  const answer = ['--column', 'D=Thời hạn', '--column', 'E=bỏ qua']
  const units = await office.run(['import', 'ke-hoach.docx', ...answer, '--units-from-plan', 'don-vi.xlsx'])
  expect(units.stdout).toContain('Đã ghi 1 đơn vị vào don-vi.xlsx')
  expect(await office.json(['import', 'don-vi.xlsx'])).toMatchObject([{ new: 1, refused: [] }])
  expect(await office.json(['import', 'ke-hoach.docx', ...answer])).toMatchObject([
    { new: 1, refused: [], unknownUnits: [] },
  ])
  expect(office.query('select title, due from tasks')).toEqual([{ title: 'Rà soát thủ tục', due: '2027-06-30' }])
})

it('a file without a table that can be read is an error', async () => {
  const run = await office.run(['import', 'trong.csv'])
  expect(run).toMatchObject({ code: 1, stdout: '' })
  expect(run.stderr).toContain('Không tìm thấy bảng nào đọc được trong tệp trong.csv.')
})
