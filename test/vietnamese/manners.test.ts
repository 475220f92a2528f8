import { describe, expect, it, test } from 'vitest'
import { mannerOf, type Manner } from '../../src/vietnamese/manners.ts'
import { fold } from '../../src/vietnamese/normalise.ts'

const said: Record<Manner, string> = {
  greeting: `
    xin chào | Chào em | chào bot | hello | Hi! | alo | a lô | bot ơi | có ai không | em chào ạ | Good morning | hế lô | kính chào trợ lý`,
  thanks: `
    cảm ơn | cảm ơn nhiều nhé | cám ơn em | thanks | tks em | thank you | xin cảm ơn | cảm ơn trợ lý | camon nha | đội ơn em | ok cảm ơn ạ`,
  lost: `
    giúp tôi | em không biết dùng cái này | giúp em với ạ | không hiểu gì cả | chưa biết dùng | dùng sao đây | bắt đầu từ đâu |
    cho hỏi gặp ai để được hỗ trợ | tôi không rành cái này | chào em, chị không biết cách dùng | cứu | có người thật không`,
  complaint: `
    bị lỗi rồi | bot trả lời sai rồi | không dùng được | chậm quá | khó dùng quá | phức tạp quá | tệ quá | app bị treo |
    tôi muốn góp ý | không thấy gì | không bấm được nút | rối quá | ko dùng được`,
  anger: `
    bực mình quá | tức quá đi | phiền quá | chán quá | làm phiền tôi suốt | khó chịu thật | làm ăn kiểu gì thế | nhắc nhiều quá |
    hết chịu nổi | ức chế | spam à | quá đáng`,
  insult: `
    đồ ngu | bot ngu quá | dốt thế | vô dụng | đồ điên | câm đi | cút đi | đm | vcl | óc chó | rác rưởi | mất dạy`,
  praise: `
    giỏi quá | tuyệt vời | hay quá | thông minh đấy | tốt lắm | tiện quá | đỉnh | good job | hữu ích | dễ dùng ghê | xịn | làm tốt lắm`,
  goodbye: `
    tạm biệt | bye | bye em | hẹn gặp lại | ngủ ngon | thôi nhé | về nhé | chúc ngủ ngon | goodbye | nghỉ đây | gặp lại sau | bái bai`,
  'small talk': `
    bạn là ai | em tên gì | khỏe không | ăn cơm chưa | trời mưa to | vui không | kể chuyện đi | bạn bao nhiêu tuổi | đi nhậu không |
    haha | giá vàng hôm nay | người hay máy`,
}

describe.each(Object.entries(said))('%s', (manner, all) => {
  const texts = all.split('|').map(text => text.trim())

  it('has more than ten ways here', () => expect(texts.length).toBeGreaterThan(10))

  test.each(texts)('%j', text => {
    expect(mannerOf(text)).toBe(manner)
    expect(mannerOf(text.normalize('NFD').toUpperCase())).toBe(manner)
    expect(mannerOf(fold(text))).toBeDefined()
  })
})

test.each([
  '',
  '...',
  '👍',
  'ngủ trưa',
  'họp lúc mấy giờ',
  'em ngủ quên',
  'danh sách dự thi',
  'phòng cháy',
  'x '.repeat(60),
])('%j is none', text => expect(mannerOf(text)).toBeUndefined())
