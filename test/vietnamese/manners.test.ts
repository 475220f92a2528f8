import { describe, expect, it, test } from 'vitest'
import { mannerOf, type Manner } from '../../src/vietnamese/manners.ts'
import { fold } from '../../src/vietnamese/normalise.ts'

const said: Record<Manner, string> = {
  greeting: `
    xin chào | a ơi | dạ chị ơi | Chào em | chào bot | hello | Hi! | alo | a lô | bot ơi | có ai không | em chào ạ | Good morning | hế lô | kính chào trợ lý`,
  thanks: `
    cảm ơn | vất vả rồi | cảm ơn nhiều nhé | cám ơn em | thanks | tks em | thank you | xin cảm ơn | cảm ơn trợ lý | camon nha | đội ơn em | ok cảm ơn ạ`,
  lost: `
    giúp tôi | em không biết dùng cái này | giúp em với ạ | không hiểu gì cả | chưa biết dùng | dùng sao đây | bắt đầu từ đâu |
    cho hỏi gặp ai để được hỗ trợ | tôi không rành cái này | chào em, chị không biết cách dùng | cứu | có người thật không |
    ko biết bấm chỗ nào | em mới vào chưa rành | anh bó tay | bấm vào đâu vậy | tôi chưa quen | không biết gõ gì | bấm nút nào đây | chịu thua rồi | em là lính mới |
    chưa thạo lắm | biết gõ cái gì bây giờ`,
  complaint: `
    bị lỗi rồi | bot trả lời sai rồi | không dùng được | chậm quá | khó dùng quá | phức tạp quá | tệ quá | app bị treo |
    tôi muốn góp ý | không thấy gì | không bấm được nút | rối quá | ko dùng được |
    bot gì mà dở thế | sao tệ vậy | kém thật | lâu thế | lâu ghê | khó dùng thế | trả lời lung tung | hỏi một đằng trả lời một nẻo | dở ẹc | rắc rối thật |
    chẳng giúp được gì`,
  anger: `
    bực mình quá | tức quá đi | phiền quá | chán quá | làm phiền tôi suốt | khó chịu thật | làm ăn kiểu gì thế | nhắc nhiều quá |
    hết chịu nổi | ức chế | spam à | quá đáng | trả lời vớ vẩn | không dùng nữa đâu | bực ghê | chán thế | nhảm quá | tào lao | phiền thế nhỉ | dẹp đi | tức ghê | không xài nữa |
    bực cả mình`,
  insult: `
    đồ ngu | bot ngu quá | dốt thế | vô dụng | đồ điên | câm đi | cút đi | đm | vcl | óc chó | rác rưởi | mất dạy`,
  praise: `
    giỏi quá | tuyệt vời | hay quá | thông minh đấy | tốt lắm | tiện quá | đỉnh | good job | hữu ích | dễ dùng ghê | xịn | làm tốt lắm | tốt thế | hay thế | nhanh thật`,
  goodbye: `
    tạm biệt | bye | bye em | hẹn gặp lại | ngủ ngon | thôi nhé | về nhé | chúc ngủ ngon | goodbye | nghỉ đây | gặp lại sau | bái bai`,
  who: `
    bạn là ai | mày là ai | em tên gì | người hay máy | bot là ai vậy | đây là cái gì | bạn là gì thế | ai đang trả lời tôi đấy | đây là bot gì |
    em là ai | có phải người không`,
  'small talk': `
    hôm nay thứ mấy | mấy giờ rồi | khỏe không | ăn cơm chưa | trời mưa to | vui không | kể chuyện đi | bạn bao nhiêu tuổi | đi nhậu không |
    haha | giá vàng hôm nay`,
}

/** Without their diacritics they are other words: "do the", "vo van". */
const spelled = new Set(['sao tệ vậy', 'bot gì mà dở thế', 'hay thế', 'tốt thế', 'trả lời vớ vẩn'])

describe.each(Object.entries(said))('%s', (manner, all) => {
  const texts = all.split('|').map(text => text.trim())

  it('has more than ten ways here', () => expect(texts.length).toBeGreaterThan(10))

  test.each(texts)('%j', text => {
    expect(mannerOf(text)).toBe(manner)
    expect(mannerOf(text.normalize('NFD').toUpperCase())).toBe(manner)
    if (!spelled.has(text)) expect(mannerOf(fold(text))).toBeDefined()
  })
})

test.each([
  ['😡', 'anger'],
  ['😡😡', 'anger'],
  [' 😠 ', 'anger'],
  ['🤬!', 'anger'],
  ['👎', 'complaint'],
  ['😞', 'complaint'],
  ['🙏', 'thanks'],
  ['❤️', 'thanks'],
  ['🌹🌹', 'thanks'],
  ['👋', 'greeting'],
])('a sign alone: %j is %s', (sign, manner) => expect(mannerOf(sign)).toBe(manner))

test.each([
  '',
  '...',
  '👍',
  'nhan 5 may in moi',
  'may tinh phong mot cua',
  'may chu da sua',
  'cap 3 may photo',
  '📎',
  '15 😡',
  'do the',
  'trai choi te nuoc',
  'vo van tuyen da nop',
  'ngủ trưa',
  'họp lúc mấy giờ',
  'em ngủ quên',
  'danh sách dự thi',
  'phòng cháy',
  'x '.repeat(60),
])('%j is none', text => expect(mannerOf(text)).toBeUndefined())
