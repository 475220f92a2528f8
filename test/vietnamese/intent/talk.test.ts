import { describe, expect, it } from 'vitest'
import { talkLine } from '../../../src/vietnamese/intent/talk.ts'

describe('words for the other people of a task', () => {
  it.each([
    ['hỏi lại việc 12', '/ykien 12'],
    ['hỏi lại việc 12 nộp bản giấy hay bản mềm ạ?', '/ykien 12: nộp bản giấy hay bản mềm ạ?'],
    ['em xin hỏi lại về nhiệm vụ số 12: mẫu nào', '/ykien 12: mẫu nào'],
    ['hoi lai nguoi giao viec 12: lay mau o dau', '/ykien 12: lay mau o dau'],
    ['hỏi lại anh Bảo về việc #12, đơn vị nào phối hợp', '/ykien 12: đơn vị nào phối hợp'],
    ['cho tôi có ý kiến về việc 12: đề nghị lùi họp', '/ykien 12: đề nghị lùi họp'],
    ['ý kiến việc 12', '/ykien 12'],
    ['trả lời việc 12: dùng mẫu số 2', '/ykien 12: dùng mẫu số 2'],
    ['trao đổi với người giao về việc 12: đã rõ', '/ykien 12: đã rõ'],
    ['phản hồi việc 12: đồng ý', '/ykien 12: đồng ý'],
    ['việc 12 không đúng người', '/nhamnguoi 12'],
    ['việc 12 giao sai người rồi ạ: của phòng Văn hóa', '/nhamnguoi 12: của phòng Văn hóa'],
    ['giữ nguyên việc 12', '/giunguyen 12'],
    ['giu nguyen nguoi chu tri viec 12', '/giunguyen 12'],
  ])('%s', (said, line) => {
    expect(talkLine(said)).toBe(line)
  })

  it.each([
    'hỏi việc 12 hạn khi nào',
    'việc 12 đang hỏi lại Sở Tài chính',
    'ý kiến việc 12 của Sở đã có',
    'trả lời việc 12 cho dân rồi',
    'đã xin ý kiến việc 12',
    'hỏi lại giúp em',
    'hỏi lại việc 12% là sao',
    'có ý kiến 12 hộ dân',
    'tổng hợp ý kiến việc 12: xong',
    'giữ nguyên hiện trạng việc 12',
    'việc 12 không đúng người dân phản ánh',
    'giữ nguyên thời hạn việc 12',
  ])('but not "%s"', said => {
    expect(talkLine(said)).toBeUndefined()
  })
})
