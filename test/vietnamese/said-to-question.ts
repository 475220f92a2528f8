import type { HeardKind } from '../../src/vietnamese/heard.ts'

type NoAnswer = Exclude<HeardKind, 'answer' | 'under way' | 'unsure' | 'negative' | 'figure'>

/** What people write while they are asked for a result of task 1, and that is none. */
export const noAnswers: Record<NoAnswer, readonly string[]> = {
  refusal: [
    ...[
      'chưa xong',
      'chưa',
      'nhầm rồi',
      'thôi',
      'khỏi',
      'hủy',
      'dạ chưa',
      'dạ chưa ạ',
      'vẫn chưa xong',
      'chưa đâu anh',
    ],
    ...['chưa làm xong', 'chưa hoàn thành', 'nhầm việc rồi', 'bấm nhầm', 'em bấm nhầm ạ', 'gửi nhầm rồi', 'thôi khỏi'],
    ...[
      'thôi bỏ đi',
      'hủy đi',
      'không báo nữa',
      'chưa có kết quả',
      'chưa kịp làm',
      'không làm kịp',
      'lộn rồi',
      'k phải',
    ],
    ...[
      'chx xong',
      'chưa xg',
      'hủy bỏ',
      'không muốn báo',
      'chưa trình được',
      'đã xong đâu',
      'không xong',
      'chưa gửi ạ',
    ],
    ...['việc này chưa xong', 'việc 1 chưa xong', 'hông phải', 'không phải việc này', 'sai rồi', 'nhầm, thôi nhé'],
    ...['thôi để em làm lại', 'không giao nữa', 'thôi không nộp việc này nữa'],
  ],
  wait: [
    ...['đợi chút', 'để xem', 'từ từ', 'đợi tí', 'chờ xíu', 'chờ em chút', 'khoan đã', 'đợi 5 phút', 'để em xem lại'],
    ...[
      'để em kiểm tra lại đã',
      'lát nữa',
      'tí em gửi',
      'mai em báo',
      'chiều em gửi',
      'từ từ đã',
      'để sau',
      'để sau nhé',
    ],
    ...['lúc khác', 'mai tính', 'đang họp', 'đang bận', 'để em hỏi lại', 'chút nữa em gửi', 'tuần sau mới xong'],
  ],
  question: [
    ...['gửi gì vậy?', 'gửi gì vậy', 'là sao', 'cần gì', 'gui gi v', 'sao lại hỏi', 'kết quả là gì', 'ghi gì vào đây'],
    ...['thế nào', 'như thế nào ạ', 'gửi ở đâu', 'xong chưa', 'được không', 'không hiểu', 'chưa hiểu ý', 'hả', 'ủa'],
    ...[
      'không biết ghi gì',
      'sao vậy',
      'ai hỏi',
      'hướng dẫn em với',
      'ghi sao',
      'gửi file được không',
      'đã trình chưa',
    ],
  ],
  courtesy: [
    ...[
      'cảm ơn',
      'ok cảm ơn',
      'chào em',
      'cam on em',
      'thanks',
      'ok',
      'vâng',
      'dạ vâng ạ',
      'ừ',
      'chào buổi sáng',
      'hello',
    ],
    ...['tks bot', 'cảm ơn nhiều nhé', 'được rồi', 'em chào anh', 'tốt quá', 'xin lỗi', 'ok em', 'oki', 'đúng rồi'],
  ],
  request: [
    ...['nhắc tôi lúc 3 giờ', 'gửi tôi số điện thoại của chị Lan', 'cho tôi số của chị Lan', 'in giúp em báo cáo'],
    ...[
      'xin gia hạn đến thứ 6',
      'cho em lùi hạn',
      'xin thêm 3 ngày',
      'giao việc này cho Lan',
      'chuyển cho chị Lan làm',
    ],
    ...['gửi file mẫu cho em', 'soạn giúp tôi báo cáo', 'gửi lại cho em', 'đề nghị gia hạn thêm 1 tuần'],
  ],
  chatter: ['đồ ngu', 'bực mình quá', 'bị lỗi rồi', 'trời mưa to quá', 'không gửi được ảnh', 'mệt quá', 'phiền quá đi'],
  signs: ['?', '.', '👍', '...', '!!!', ':)', '=))', 'hmm', '😂😂', 'ừm', 'haha', '???', '-', ':D', 'zzz'],
  'other task': [
    ...['việc 99 chứ', 'ý tôi là việc 5', '#7', 'viec 7', 'nhiệm vụ 8 mới đúng', 'không phải, việc 5 cơ', 'nv 12'],
    ...['việc số 9', 'nhầm, việc 4', 'task 6', 'việc 99 đã trình', 'viec 3 chua xong', 'việc 2 đến đâu rồi'],
  ],
}

/** What came out of task 1. */
export const results: readonly string[] = [
  ...['đã trình', 'ok đã gửi báo cáo cho sở', 'không có phát sinh, đã báo cáo', 'Đã trình báo cáo', '45/BC-UBND'],
  ...['chưa phát sinh trường hợp nào, đã báo cáo số 12/BC-UBND', 'Tờ trình 12/TTr-UBND', 'đã xong', 'xong rồi ạ'],
  ...['Nhiệm vụ đã xong', 'đã hoàn thành', 'gửi báo cáo cho sở rồi', 'Đã tặng quà 36 gia đình chính sách'],
  ...['tham mưu ban hành kế hoạch', 'đã ban hành quyết định', 'cảm ơn em, đã trình báo cáo', 'báo cáo 45', 'đã nộp'],
  ...['vừa trình xong', 'mới gửi sở sáng nay', 'kết quả loại a', 'dạ em đã gửi rồi ạ'],
  ...['hoàn thành 100%', 'tổ chức hội nghị ngày 20/11', 'Đã triển khai đến 12 thôn', 'đạt 95%', 'Huy động 40 người'],
]

/** Results that something in their own words takes back, puts off, divides or doubts: asked back, never recorded at once. */
export const qualified: readonly string[] = [
  ...[
    'hình như xong rồi',
    'chắc là xong rồi',
    'có lẽ đã xong',
    'đã trình nhưng bị trả lại',
    'đã gửi nhưng chưa được duyệt',
  ],
  ...[
    'đã họp nhưng chưa thống nhất',
    'đã trình sếp, chờ ký',
    'đã thất bại',
    'đã mất hồ sơ',
    'đã quên',
    'đã xin gia hạn',
  ],
  ...[
    'đã đề nghị lùi thời hạn',
    'đã xong 3/10',
    'đã giải quyết 40/42 hồ sơ',
    'đã làm 3 trên 10 hồ sơ',
    'đã xong phần 1',
  ],
  ...[
    'đã xong bước 1/3',
    'đã xong được một ít',
    'đã bắt đầu làm',
    'đã dự thảo',
    'đã lên kế hoạch',
    'đã tiếp nhận',
    'đã xem',
  ],
  ...[
    'chờ văn bản 12/UBND',
    'theo công văn 12/UBND thì chưa phải nộp',
    'mai tôi gửi báo cáo 12/BC',
    'báo cáo 12/BC chưa ký',
  ],
  ...['dự thảo 12/BC đang lấy ý kiến', 'đã gửi nhầm văn bản 12/UBND', 'việc này liên quan kế hoạch 05/KH-UBND'],
  ...[
    'đã xong việc khác rồi',
    'đã chuyển việc này cho Lan',
    'đã phân công Lan làm',
    'hôm qua tôi đã hỏi rồi mà',
    '25/11 mới xong',
  ],
]
