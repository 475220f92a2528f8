import { describe, expect, test } from 'vitest'
import { concernOf, type Concern } from '../../src/vietnamese/concerns.ts'

const said: Record<Concern, readonly string[]> = {
  'not mine': [
    'việc này không phải của em',
    'việc 5 không phải của em',
    'viec nay khong phai cua e',
    'em bị giao nhầm việc 5',
    'việc 5 giao nhầm cho e',
    'giao nhầm người rồi',
    'nhầm người rồi anh ơi',
    'việc này của anh Toàn mà',
  ],
  absence: [
    'tuần này e nghỉ phép',
    'hôm nay e bệnh xin nghỉ',
    'e nghỉ thai sản ai làm thay',
    'e nghỉ ốm 3 ngày',
    'e bị ốm không đi làm được',
    'mai em xin nghỉ',
    'tuần sau em đi công tác',
  ],
  password: ['quên mật khẩu', 'quên pass', 'đăng nhập sao', 'em không đăng nhập được'],
  phone: ['em đổi số điện thoại', 'em mất điện thoại', 'e đổi sim rồi', 'em đổi sdt mới'],
  person: [
    'tôi cần gặp cô Hà',
    'cho e gặp chị Hà',
    'cho xin số cô Hà',
    'cho gặp người thật',
    'ai quản lý cái này',
    'ai phụ trách phần mềm này',
    'liên hệ ai để sửa',
  ],
  'missing task': ['sao e không thấy việc của e', 'danh sách của em thiếu việc', 'sao em không có việc nào'],
  'no reminder': ['sáng nay sao không nhắc e', 'sao em không nhận được tin nhắc', 'em không nhận được thông báo'],
  'compared people': [
    'ai làm tốt nhất',
    'ai giỏi nhất phòng kinh tế',
    'ai chưa có việc',
    'trong phòng ai rảnh',
    'người nào ít việc nhất',
    'cán bộ nào yếu nhất',
    'ai đang rảnh',
    'ai hơn',
  ],
  'sent message': ['xóa tin nhắn vừa rồi', 'thu hồi tin nhắn', 'xóa tin này giùm'],
}

describe('what concerns the person and no list', () => {
  test.each(Object.entries(said).flatMap(([concern, all]) => all.map(text => [text, concern] as const)))(
    '%j: %s',
    (text, concern) => expect(concernOf(text)).toBe(concern),
  )

  test.each([
    'kết quả không phải của phòng em',
    'đã nghỉ hưu 3 người',
    'anh Toàn nghỉ phép nên việc 14 chậm',
    'em đi công tác về rồi, đã nộp báo cáo 45',
    'tuần này em nghỉ phép, còn việc gì không',
    'ngày nghỉ lễ có việc gì không',
    'cập nhật số điện thoại bí thư chi bộ',
    'đổi số nhà đường Lê Lợi',
    'gặp khó khăn về vốn',
    'em gặp anh Toàn bàn giao hồ sơ',
    'em gặp chị Lan rồi',
    'ai phụ trách việc 5',
    'ai phụ trách vụ karaoke',
    'ai quản lý chợ Hòa Bình',
    'em không có việc gì làm',
    'việc của em',
    'việc mới của em đâu',
    'xóa nhà tạm xong 5 căn',
    'thu hồi đất 5 hộ',
    'mất điện cả ngày',
    'ai đang trễ',
    'ai trễ nhiều nhất',
    'ai chưa nhận việc',
    'phòng nào tốt nhất',
    'ai làm việc 5',
    'em giỏi quá',
    'anh Hùng làm tốt lắm',
    'ai chưa có việc thì báo lại',
  ])('%j is none', text => expect(concernOf(text)).toBeUndefined())
})
