import { describe, expect, test } from 'vitest'
import { understand } from '../../../src/vietnamese/intent.ts'
import { office } from './office.ts'

const read = (text: string) => understand(text, office)

describe('an order in one sentence is read as a new task', () => {
  test.each([
    // the examples, the units of which this office has not
    ['giao Sở Nội vụ lập danh sách cán bộ trước 22/12', '/giao Sở Nội vụ | lập danh sách cán bộ | 2026-12-22'],
    ['giao việc cho Tân Phú: dọn lòng đường, hạn 20/12', '/giao Tân Phú | dọn lòng đường | 2026-12-20'],
    ['giao đồng chí Hùng soạn báo cáo trước thứ sáu', '/giao đồng chí Hùng | soạn báo cáo | 2026-11-27'],
    // their kind
    ['giao Lan soạn tờ trình, hạn thứ 6', '/giao Lan | soạn tờ trình | 2026-11-27'],
    ['giao cho phòng VHXH làm báo cáo', '/giao phòng VHXH | làm báo cáo'],
    [
      'Giao Sở Tài chính tham mưu phân bổ kinh phí, xong trước 15h00 ngày 5/12',
      '/giao Sở Tài chính | tham mưu phân bổ kinh phí | 2026-12-05 15:00',
    ],
    [
      'giao phong kinh te ra soat ho kinh doanh truoc 10/12',
      '/giao phong kinh te | ra soat ho kinh doanh | 2026-12-10',
    ],
    ['em ơi giao phòng Văn hóa tổ chức hội thi trong tháng 12', '/giao phòng Văn hóa | tổ chức hội thi | 2026-12-31'],
    [
      'phân công anh Hùng và chị Lan kiểm tra chợ đêm, chậm nhất 30/11 nhé',
      '/giao anh Hùng và chị Lan | kiểm tra chợ đêm | 2026-11-30',
    ],
    [
      'giao nhiệm vụ cho Phòng Tổng hợp: soạn giấy mời, sản phẩm: giấy mời, hạn 25/11',
      '/giao Phòng Tổng hợp | soạn giấy mời | 2026-11-25 | giấy mời',
    ],
    [
      'giao Phòng Kinh tế chủ trì, phối hợp Phòng Văn hóa lập kế hoạch Tết trước 15/12',
      '/giao Phòng Kinh tế; phối hợp: Phòng Văn hóa | lập kế hoạch Tết | 2026-12-15',
    ],
    [
      'giao Phòng Văn hóa trả lời công văn 123/UBND-VP trước thứ sáu',
      '/giao Phòng Văn hóa | trả lời công văn 123/UBND-VP | 2026-11-27 |  | 123/UBND-VP',
    ],
    ['anh muốn giao Hùng kiểm tra cây xanh ngày mai', '/giao Hùng | kiểm tra cây xanh ngày mai | 2026-11-24'],
    ['giao KTHT | lập danh sách | 22/12', '/giao KTHT | lập danh sách | 22/12'],
    [
      'giao UBND phường Bình Minh dọn lòng đường trong 5 ngày làm việc',
      '/giao UBND phường Bình Minh | dọn lòng đường | 2026-11-30',
    ],
    [
      'giao Võ Ngọc Lan rà soát hộ nghèo, báo cáo trước 17h ngày mai',
      '/giao Võ Ngọc Lan | rà soát hộ nghèo | 2026-11-24 17:00',
    ],
  ])('%j', (text, line) => {
    expect(read(text).line).toBe(line)
  })
})

describe('what only speaks of an assignment is none', () => {
  test.each([
    'tôi được giao lập danh sách cán bộ trước 22/12',
    'ai giao việc này',
    'việc giao cho Sở Tài chính tới đâu rồi',
    'giao Lan soạn tờ trình chưa',
    'giao cho phòng VHXH làm báo cáo rồi',
    'giao cho ai làm báo cáo',
    'đã giao Lan soạn tờ trình, hạn thứ 6',
    'đừng giao Lan soạn tờ trình',
    'chưa giao Hùng kiểm tra cây xanh',
    'sếp giao Lan soạn tờ trình trước thứ sáu',
    'giao em soạn báo cáo trước thứ sáu',
    'giao việc 3 cho anh Hùng trước thứ sáu',
    'giao ban lúc 7h30 ngày mai',
    'giao thông đường Lê Lợi ùn tắc, xử lý trước 22/12',
    'bàn giao mặt bằng cho Sở Tài chính trước 22/12',
    'giao lại cho Lan làm trước 22/12',
    'giao hàng cho dân trước 22/12',
    'giao Sở Tài chính thì bao giờ xong',
    'giao Lan việc gì rồi',
    'hôm qua giao Hùng kiểm tra cây xanh',
    'tuần sau mới giao Phòng Văn hóa tổ chức hội thi',
    'giao Hùng có được không',
    'có nên giao Hùng kiểm tra không',
    'giao nộp hồ sơ trước 22/12',
  ])('%j', text => {
    expect(read(text).line ?? '').not.toMatch(/^\/giao .*\|/)
  })
})
