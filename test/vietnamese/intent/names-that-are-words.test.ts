import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../../src/domain/days/working-calendar.ts'
import { understand } from '../../../src/vietnamese/intent.ts'
import { indexNames } from '../../../src/vietnamese/intent/names.ts'

const people = [
  'Trần Văn Toàn',
  'Đỗ Thị Mai',
  'Nguyễn Thị Thu Hà',
  'Lê Minh Đức',
  'Võ Ngọc Lan',
  'Lý Anh Khoa',
  'Hồ Thanh Bình',
  'Đặng Hoài An',
  'Lê Quang Minh',
  'Phan Anh Thu',
  'Vũ Mỹ Hạnh',
  'Ngô Linh Chi',
  'Bùi Tuấn Anh',
  'Hồ Thanh Tâm',
]
const units = [
  { code: 'KTHT', name: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
  { code: 'VHXH', name: 'Phòng Văn hóa - Xã hội' },
]
const context = {
  today: '2026-11-30',
  time: '09:00',
  calendar: workingCalendar([]),
  names: indexNames(
    units,
    people.map((name, at) => ({ code: `CB${at}`, name })),
  ),
}
const read = (text: string) => understand(text, context)

describe('a name that is a word, too', () => {
  test.each([
    ['Toàn trễ mấy việc', 'Trần Văn Toàn quá hạn'],
    ['toan tre may viec', 'Trần Văn Toàn quá hạn'],
    ['TOÀN TRỄ MẤY VIỆC', 'Trần Văn Toàn quá hạn'],
    ['toàn còn bao nhiêu việc', 'Trần Văn Toàn'],
    ['toàn xong mấy việc rồi', 'Trần Văn Toàn đã xong'],
    ['việc toàn đang làm', 'Trần Văn Toàn'],
    ['toan lam toi dau roi', 'Trần Văn Toàn'],
    ['mai trễ mấy việc', 'Đỗ Thị Mai quá hạn'],
    ['cô mai trễ mấy việc', 'Đỗ Thị Mai quá hạn'],
    ['mai xong chưa', 'Đỗ Thị Mai'],
    ['việc của mai', 'Đỗ Thị Mai'],
    ['ha tre may viec', 'Nguyễn Thị Thu Hà quá hạn'],
    ['duc xong chua', 'Lê Minh Đức'],
    ['khoa xong chưa', 'Lý Anh Khoa'],
    ['bình còn việc gì', 'Hồ Thanh Bình'],
    ['an con may viec', 'Đặng Hoài An'],
    ['Minh trễ mấy việc', 'Lê Quang Minh quá hạn'],
    ['thu tre viec nao', 'Phan Anh Thu quá hạn'],
    ['hanh xong chua', 'Vũ Mỹ Hạnh'],
    ['Chi trễ mấy việc', 'Ngô Linh Chi quá hạn'],
    ['Lan hay Toàn trễ nhiều hơn', 'Võ Ngọc Lan, Trần Văn Toàn quá hạn'],
    ['việc của Lan và việc của Toàn', 'Võ Ngọc Lan, Trần Văn Toàn'],
    ['so sánh Lan và Toàn', 'Võ Ngọc Lan, Trần Văn Toàn'],
  ])('%j is about that person', (text, whose) => {
    expect(read(text).line).toBe(`/nhiemvu ${whose}`)
  })

  test.each([
    ['mai có mấy việc', '/nhiemvu mai'],
    ['mai phải nộp gì', '/nhiemvu mai'],
    ['việc mai', '/nhiemvu mai'],
    ['mai làm gì', '/nhiemvu mai'],
    ['ngày mai trễ mấy việc', '/nhiemvu quá hạn ngày mai'],
    ['mai xong', null],
    ['mai em nộp', null],
    ['toàn việc trễ thôi', '/nhiemvu quá hạn'],
    ['toàn trễ hết', null],
    ['toàn phường trễ mấy việc', '/nhiemvu đơn vị quá hạn'],
    ['toàn bộ việc của em', '/nhiemvu tất cả'],
    ['minh còn việc gì', '/nhiemvu'],
    ['chi tre may viec', '/nhiemvu quá hạn'],
    ['Anh còn việc gì', '/nhiemvu'],
    ['anh trễ mấy việc', '/nhiemvu quá hạn'],
    ['an toàn giao thông xong chưa', null],
    ['thu hồi đất xong chưa', null],
    ['khoa học công nghệ có việc gì', null],
  ])('%j is not', (text, line) => {
    expect(read(text).line).toBe(line)
  })

  test('"tam hoan viec 4" is a pause, whoever is called Tâm', () => {
    expect(read('tam hoan viec 4 vi cho von').line).toBe('/tamdung 4: cho von')
  })
})

describe('a word that only contains the name of a command', () => {
  test.each([
    'ai đề xuất việc này',
    'xuất hóa đơn xong chưa',
    'đề xuất khen thưởng xong chưa',
    'đột xuất có việc gì không',
    'nhà xuất bản gửi sách chưa',
    'xuất huyết nhiều quá',
    'kho xuất hàng rồi',
    'tìm hiểu quy định mới',
    'tìm ra nguyên nhân rồi',
    'nhận định tình hình',
    'nhận xét cuối năm xong chưa',
    'dữ liệu giá đất xong chưa',
    'duyệt binh ngày mấy',
    'cài đặt camera xong chưa',
    'đánh giá tác động môi trường',
    'chuyển đổi số có việc gì',
    'trả lương tháng này chưa',
  ])('%j calls none', text => {
    expect(read(text).line).toBeNull()
  })

  test.each([
    ['xuất excel', '/xuat'],
    ['xuất cho anh cái bảng', '/xuat'],
    ['xuất danh sách việc trễ', '/xuat quá hạn'],
    ['xuất file việc quá hạn của Lan', '/xuat Võ Ngọc Lan quá hạn'],
    ['tìm việc camera', '/tim camera'],
    ['trả lại việc 5', '/tralai 5'],
    ['chuyển việc 14 sang Lan', '/chuyen 14 Võ Ngọc Lan'],
    ['dữ liệu của tôi', '/dulieu'],
    ['bot giữ dữ liệu gì của tui', '/dulieu'],
    ['duyệt việc 2', '/duyet 2'],
  ])('%j still does: %s', (text, line) => {
    expect(read(text).line).toBe(line)
  })

  test('what it is about is looked for, or named', () => {
    expect(read('ai phụ trách vụ sốt xuất huyết').line).toBe('/tim sốt xuất huyết')
    expect(read('vụ nước thải hẻm 47 ai làm').line).toBe('/tim nước thải hẻm 47')
    expect(read('kế hoạch sử dụng đất ai làm').line).toBe('/tim kế hoạch sử dụng đất')
    expect(read('dữ liệu dân cư ai làm').line).toBe('/tim dữ liệu dân cư')
    expect(read('việc có chữ camera').line).toBe('/tim camera')
    expect(read('giao thông tháng 12 có việc gì').unused).toEqual(['giao thông'])
  })
})

describe('each condition of a list is used, or named', () => {
  test.each([
    ['việc chưa ai nhận', 'đơn vị chưa tiếp nhận'],
    ['ai chưa nhận việc', 'đơn vị chưa tiếp nhận'],
    ['những việc chưa có ai nhận', 'đơn vị chưa tiếp nhận'],
    ['việc khẩn chưa ai nhận', 'đơn vị chưa tiếp nhận khẩn'],
    ['chưa ai nộp việc gì', 'đơn vị chưa nộp'],
    ['ai chưa nộp', 'đơn vị chưa nộp'],
    ['ai chưa báo cáo', 'đơn vị chưa nộp'],
    ['việc cần trình sếp duyệt', 'chưa nộp'],
    ['việc cần sếp duyệt', 'chờ duyệt'],
    ['tuần rồi phòng vhxh nộp được mấy việc', 'đơn vị Phòng Văn hóa - Xã hội đã nộp tuần rồi'],
    ['tuần trước KTHT nộp mấy việc', 'đơn vị Phòng Kinh tế, Hạ tầng và Đô thị đã nộp tuần trước'],
    ['tuần này Lan nộp được việc nào', 'Võ Ngọc Lan đã nộp tuần này'],
    ['em nộp được mấy việc rồi', 'đã nộp'],
    ['hôm qua Lan nộp gì', 'Võ Ngọc Lan đã nộp hôm qua'],
    ['hôm qua phải nộp gì', 'hôm qua'],
    ['toàn ubnd trễ mấy việc', 'đơn vị quá hạn'],
    ['tuần sau Lan phải nộp việc gì', 'Võ Ngọc Lan tuần sau'],
    ['tuần này phải nộp mấy việc', 'tuần này'],
    ['tuần tới em phải nộp gì', 'tuần tới'],
    ['việc quá hạn với việc khẩn của e', 'quá hạn và khẩn'],
    ['việc phòng tuần này', 'đơn vị tuần này'],
    ['việc phòng quá hạn mà khẩn', 'đơn vị quá hạn khẩn'],
    ['cả phường còn bao nhiêu việc', 'đơn vị'],
    ['đứa nào trễ hạn', 'đơn vị quá hạn'],
    ['ông nào trễ', 'đơn vị quá hạn'],
    ['tụi nó trễ mấy việc', 'đơn vị quá hạn'],
  ])('%j is /nhiemvu %s', (text, list) => {
    expect(read(text)).toMatchObject({ line: `/nhiemvu ${list}`, unused: [] })
  })

  test.each([
    ['nay có gì gấp hok', ['gấp']],
    ['5 người trễ nhiều nhất', ['5', 'nhiều nhất']],
    ['so sánh Lan và Toàn', ['so sánh']],
  ])('%j names %j as left out', (text, unused) => {
    expect(read(text).unused).toEqual(unused)
  })

  test.each([
    ['phòng nào bê bết nhất', '/tiendo'],
    ['bộ phận nào chậm', '/tondong'],
    ['phong nao be bet', '/tiendo'],
    ['khâu nào chậm nhất', '/tondong'],
    ['dv nao cham nhat', '/tondong'],
    ['tổng hợp tình hình toàn phường tuần này', '/tiendo tuần này'],
  ])('%j asks for the units', (text, line) => {
    expect(read(text).line).toBe(line)
  })

  test.each(['việc 12 chưa nhận', 'em chưa nhận việc 12', 'chưa nhận được tin nhắc', 'việc phòng chống dịch'])(
    '%j asks for no such list',
    text => {
      expect(read(text).line).toBeNull()
    },
  )
})
