import { describe, expect, test } from 'vitest'
import { understand } from '../../../src/vietnamese/intent.ts'
import { office } from './office.ts'

const lineOf = (text: string) => understand(text, office).line

describe('the words of a result', () => {
  test.each([
    ['việc 12 xong, kết quả loại a', 'loại a'],
    ['viec 12 xong roi, ket qua loai a', 'loai a'],
    ['việc 12 xong, kết quả xếp hạng c', 'xếp hạng c'],
    ['việc 12 đã xong, đã sửa nhà A', 'đã sửa nhà A'],
    ['việc 12 xong, phân loại nhóm e', 'phân loại nhóm e'],
    ['việc 12 xong, đã hỗ trợ 36 hộ', 'đã hỗ trợ 36 hộ'],
    ['việc 12 xong, đã tặng quà 40 cháu', 'đã tặng quà 40 cháu'],
    ['việc 12 xong, đã khám cho 40 em', 'đã khám cho 40 em'],
    ['việc 12 xong, trồng 5 ha', 'trồng 5 ha'],
    ['việc 12 xong, đã tổ chức chiến dịch mùa hè', 'đã tổ chức chiến dịch mùa hè'],
    ['việc 12 xong, đã cấp giấy cho các hộ', 'đã cấp giấy cho các hộ'],
    ['việc 12 xong, đã gửi cho anh', 'đã gửi cho anh'],
    ['việc 12 xong, thi đua đạt loại B', 'thi đua đạt loại B'],
    ['việc 12 xong, qua kiểm tra có 5 hộ', 'qua kiểm tra có 5 hộ'],
  ])('stay whole at both ends: %s', (text, result) => expect(lineOf(text)).toBe(`/xong 12 ${result}`))

  test.each([
    ['việc 12 xong, đã gửi sở rồi anh ạ', 'đã gửi sở rồi'],
    ['viec 12 xong roi, da gui bao cao a', 'da gui bao cao'],
    ['việc 12 xong, đã gửi báo cáo nhé', 'đã gửi báo cáo'],
    ['việc 12 xong, đã trình em nhé', 'đã trình'],
    ['việc 12 xong, đã ban hành rồi đó sếp ơi', 'đã ban hành rồi'],
  ])('are parted from courtesies: %s', (text, result) => expect(lineOf(text)).toBe(`/xong 12 ${result}`))
})
