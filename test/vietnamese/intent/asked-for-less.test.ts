import { describe, expect, test } from 'vitest'
import { understand } from '../../../src/vietnamese/intent.ts'
import { indexNames } from '../../../src/vietnamese/intent/names.ts'
import { office } from './office.ts'

const read = (text: string) => {
  const { line, unused } = understand(text, office)
  return { line, unused }
}

describe('a list is of what was asked for, and not of everything', () => {
  test.each([
    ['ds cán bộ chưa nhận việc', '/nhiemvu cấp dưới chưa tiếp nhận'],
    ['việc chị Lan chưa nhận', '/nhiemvu Võ Ngọc Lan chưa tiếp nhận'],
    ['việc Lan chưa tiếp nhận', '/nhiemvu Võ Ngọc Lan chưa tiếp nhận'],
    ['những việc chưa nhận của phòng văn hóa', '/nhiemvu đơn vị Phòng Văn hóa - Xã hội chưa tiếp nhận'],
    ['việc Lan làm xong tháng này', '/nhiemvu Võ Ngọc Lan đã xong tháng này'],
    ['việc Lan hoàn thành tuần này', '/nhiemvu Võ Ngọc Lan đã xong tuần này'],
    ['Lan xong việc gì tuần này', '/nhiemvu Võ Ngọc Lan đã xong tuần này'],
    ['việc em làm xong tháng này', '/nhiemvu đã xong tháng này'],
    ['việc anh Hùng tạm dừng', '/nhiemvu Phạm Văn Hùng tạm dừng'],
    ['việc của chủ tịch', '/nhiemvu chủ tịch'],
    ['chủ tịch có việc gì', '/nhiemvu chủ tịch'],
    ['việc của phó chủ tịch', '/nhiemvu phó chủ tịch'],
  ])('%j is %s', (text, line) => expect(read(text)).toEqual({ line, unused: [] }))

  test.each([
    ['việc Lan phải làm xong tháng này', '/nhiemvu Võ Ngọc Lan tháng này'],
    ['Lan xong việc chưa', '/nhiemvu Võ Ngọc Lan'],
    ['việc Lan sẽ xong tuần này', '/nhiemvu Võ Ngọc Lan tuần này'],
    ['tuần này phải làm xong việc gì', '/nhiemvu tuần này'],
    ['việc nào chưa ai nhận', '/nhiemvu đơn vị chưa tiếp nhận'],
    ['các phòng trừ VP còn mấy việc trễ', '/nhiemvu đơn vị trừ đơn vị Văn phòng HĐND và UBND quá hạn'],
  ])('%j stays %s', (text, line) => expect(read(text)).toEqual({ line, unused: [] }))

  test.each([
    ['việc nào hông có ai làm', ['hông có ai làm']],
    ['việc nào không ai phụ trách', ['không ai phụ trách']],
    ['việc Lan xin gia hạn', ['gia hạn']],
    ['trừ phòng kinh tế ra thì còn phòng nào trễ', ['trừ phòng kinh tế']],
    ['tiến độ các phòng trừ VP', ['trừ VP']],
    ['phòng nào chưa cập nhật tiến độ tuần này', ['chưa cập nhật tiến độ']],
  ])('%j names %j', (text, unused) => expect(read(text)).toMatchObject({ unused }))

  test('figures of one unit are not of one that is left out', () =>
    expect(read('tiến độ trừ phòng kinh tế')).toEqual({ line: '/tiendo', unused: ['trừ phòng kinh tế'] }))
})

describe('what was counted by the officer asks for no figures', () => {
  test.each(['đã thống kê 215 hộ', 'thống kê 215 hộ rồi', 'vừa thống kê 30 hộ', 'em đã thống kê xong rồi'])(
    '%j',
    text => expect(read(text).line).toBeNull(),
  )

  test.each([
    ['thống kê tuần này', '/tiendo tuần này'],
    ['thống kê nhiệm vụ', '/tiendo'],
    ['thống kê 6 tháng đầu năm', '/tiendo 6 tháng đầu năm'],
    ['tiến độ thế nào rồi', '/tiendo'],
  ])('%j is %s', (text, line) => expect(read(text).line).toBe(line))
})

describe('whose tasks they are, as they are spoken of', () => {
  test.each([
    ['dc hung dang lam gi', '/nhiemvu Phạm Văn Hùng'],
    ['a Hùng có gì', '/nhiemvu Phạm Văn Hùng'],
    ['VP tuần này có gì', '/nhiemvu đơn vị Văn phòng HĐND và UBND tuần này'],
    ['vp hđnd còn gì trễ', '/nhiemvu đơn vị Văn phòng HĐND và UBND quá hạn'],
    ['hôm qua ai nộp báo cáo', '/nhiemvu đơn vị đã nộp hôm qua'],
    ['đ/c Mai báo cáo chưa', '/nhiemvu Bùi Tuyết Mai đã nộp'],
    ['Mai nộp mấy báo cáo rồi', '/nhiemvu Bùi Tuyết Mai đã nộp'],
    ['anh Hùng nộp báo cáo gì chưa', '/nhiemvu Phạm Văn Hùng đã nộp'],
    ['phòng tư pháp tới đâu rồi', '/nhiemvu đơn vị phòng tư pháp'],
    ['phòng tư pháp còn việc gì trễ', '/nhiemvu đơn vị phòng tư pháp quá hạn'],
    ['sở ngoại vụ còn việc gì', '/nhiemvu đơn vị sở ngoại vụ'],
    ['khối văn xã tới đâu rồi', '/nhiemvu đơn vị khối văn xã'],
    ['phòng văn hóa làm sao rồi', '/tiendo Phòng Văn hóa - Xã hội'],
    ['việc hỏa tốc', '/nhiemvu khẩn'],
    ['đừng nhắn nữa', '/caidat nhắc tắt'],
    ['trễ mấy ngày rồi', '/nhiemvu quá hạn'],
  ])('%j is %s', (text, line) => expect(read(text)).toEqual({ line, unused: [] }))

  test.each([
    ['anh Hùng chưa nộp báo cáo', '/nhiemvu Phạm Văn Hùng chưa nộp'],
    ['ai chưa nộp báo cáo', '/nhiemvu đơn vị chưa nộp'],
    ['phòng văn hóa tới đâu rồi', '/tiendo Phòng Văn hóa - Xã hội'],
    ['báo cáo anh Hùng việc 5 xong', '/xong 5'],
    ['phòng chống dịch tới đâu rồi', null],
    ['phòng họp còn trống không', null],
    ['số liệu dân cư tới đâu rồi', null],
    ['dc het roi', null],
    ['em nộp báo cáo chưa', null],
    ['mai nộp mấy báo cáo', null],
    ['phòng có gì mới', null],
  ])('%j stays %s', (text, line) => expect(read(text).line).toBe(line))

  test('a unit is known without "Phục vụ" and with the letters of what it is', () => {
    const centre = { code: 'HCC', name: 'Trung tâm Phục vụ hành chính công' }
    const names = indexNames([centre], [])
    for (const said of ['trung tâm hành chính công', 'tt hành chính công', 'tt phục vụ hành chính công'])
      expect(understand(`${said} tới đâu rồi`, { ...office, names }).line).toBe(`/tiendo ${centre.name}`)
  })
})
