import { fold } from './normalise.ts'
import { nfc } from '../domain/chat/tidy-text.ts'

/** What a message is that asks for nothing: a good clerk has a short answer to each. */
export type Manner =
  'insult' | 'anger' | 'complaint' | 'lost' | 'thanks' | 'praise' | 'goodbye' | 'greeting' | 'small talk'

/**
 * How each is said, the weightiest first: "chào em, em không biết dùng cái này" asks for help. With diacritics a word must
 * be this one ("ngủ" is no "ngu"); a message typed wholly without them may mean any.
 */
const phrases: Record<Manner, string> = {
  insult: `
    đồ ngu | bot ngu | ngu quá | ngu vậy | ngu thế | ngu như | quá ngu | dốt | ngu ngốc | ngu si | đần | óc chó | đồ chó | vô dụng | vô tích sự |
    đồ rác | rác rưởi | như rác | khùng | đồ điên | hâm à | mất dạy | cút đi | câm đi | câm mồm | im mồm | vcl | vkl | clgt | đm | đmm | đcm | dcm | vãi |
    mẹ mày | bố mày | mày | đéo | chết tiệt | khốn nạn | đồ khốn | stupid | idiot | fuck | shit`,
  anger: `
    bực | bực mình | bực bội | bực quá | tức quá | tức thật | tức mình | điên quá | điên lên | điên tiết | chán quá | chán lắm | chán thật | chán ghê | phiền quá | phiền thật | phiền phức |
    làm phiền | khó chịu | quá đáng | ức chế | cáu | nổi nóng | phát điên | hết chịu nổi | chịu hết nổi | không chịu nổi | mệt với | mệt mỏi với | mệt ghê |
    làm ăn kiểu gì | làm ăn gì | làm ăn như | ghét | spam | nhắn lắm | nhắc lắm | nhắc hoài | nhắc nhiều quá | nhắn nhiều quá`,
  complaint: `
    lỗi | bị lỗi | báo lỗi | lỗi rồi | sai rồi | sai hết | sai bét | nhầm hết | không dùng được | không chạy | không hoạt động | không trả lời | không bấm được |
    không mở được | không gửi được | không vào được | không xem được | không thấy gì | không nhận được | bị đơ | bị treo | treo máy | đơ rồi | chậm quá | chậm như rùa | lâu quá | chậm thế |
    khó dùng | khó sử dụng | khó hiểu | rối quá | rắc rối | phức tạp | lằng nhằng | tệ quá | quá tệ | tệ thật | dở quá | kém quá | quá kém | chán ngắt | bất tiện | vô lý | phàn nàn |
    khiếu nại | góp ý | phản ánh | ko dùng được | k dùng được | ko chạy | không ổn`,
  lost: `
    giúp tôi | giúp em | giúp mình | giúp với | giúp đỡ | giúp tui | giúp anh | giúp chị | cứu | cứu với | cần giúp | không biết dùng | ko biết dùng | k biết dùng | không biết làm | không biết cách | không biết sử dụng |
    chưa biết dùng | chưa biết làm | chưa biết cách | chưa biết sử dụng | không biết bắt đầu | bắt đầu từ đâu | không hiểu gì | không hiểu | chưa hiểu | chả hiểu | chẳng hiểu | ko hiểu | k hiểu |
    dùng sao | dùng thế nào | dùng kiểu gì | dùng làm gì | làm sao đây | làm gì bây giờ | phải làm sao | chỉ em | chỉ tôi | chỉ mình | chỉ giúp | chỉ dẫn | hỗ trợ | người hỗ trợ | gặp ai | hỏi ai | liên hệ ai | gọi ai |
    gặp người | người thật | nói chuyện với người | hotline | đường dây nóng | không rành | không quen dùng | lần đầu dùng | mới dùng | mù công nghệ | help me`,
  thanks: `
    cảm ơn | cám ơn | cam on | camon | thank | thanks | thank you | thankyou | thank u | tks | thks | đội ơn | biết ơn | xin cảm tạ | cảm tạ | đa tạ | ơn em`,
  praise: `
    giỏi | giỏi quá | giỏi thế | giỏi ghê | giỏi lắm | tuyệt | tuyệt vời | tốt quá | tốt lắm | rất tốt | hay quá | hay đấy | hay ghê | hay thật | quá hay | thông minh | xịn | xịn quá | đỉnh | tiện quá | tiện lợi |
    tiện ghê | tiện thật | dễ dùng | hữu ích | nhanh quá | nhanh ghê | làm tốt | thích quá | rất thích | quá đã | ngon lành | good job | very good | great | nice | perfect | khen | đáng khen | chu đáo`,
  goodbye: `
    tạm biệt | bye | bye bye | bái bai | pp | hẹn gặp lại | gặp lại sau | hẹn mai | ngủ ngon | chúc ngủ ngon | nghỉ nhé | nghỉ đây | về nhé | về đây | thôi nhé | good night | goodbye | hết giờ rồi | đi ngủ | chào tạm biệt | đi về`,
  greeting: `
    xin chào | kính chào | chào | chào em | chào bạn | chào bot | chào anh | chào chị | em chào | hello | helo | hế lô | hé lô | hallo | hi | hí | hey | alo | a lô | aloo | ới | bot ơi | em ơi | bạn ơi | trợ lý ơi | ad ơi | admin ơi |
    buổi sáng tốt lành | good morning | good afternoon | chúc buổi sáng | có ai không | có ai ở đó không | có đó không | còn đó không`,
  'small talk': `
    bạn là ai | em là ai | mày là ai | bot là ai | tên gì | tên là gì | bao nhiêu tuổi | mấy tuổi | khỏe không | có khỏe không | khoẻ không | ăn cơm chưa | ăn gì chưa | ăn chưa | ăn sáng chưa | uống gì | thời tiết | trời mưa | trời nắng | trời đẹp |
    mưa to | nắng quá | nóng quá | lạnh quá | mưa quá | vui không | vui quá | buồn quá | buồn ngủ | buồn thế | rảnh không | yêu em | yêu bạn | có người yêu | có vợ | có chồng | kể chuyện | hát đi | hát cho | đố vui | bóng đá | đá bóng |
    người hay máy | là robot | là máy | có phải người | đi nhậu | nhậu | cà phê | cafe | đi chơi | giá vàng | xổ số | tỷ giá | mệt quá | đói quá | haha | hihi | hehe | kkk | hì hì | ha ha | cuối tuần vui | chúc mừng | sinh nhật | test`,
}

const weight = Object.keys(phrases) as Manner[]

interface Said {
  exact: string
  folded: string
}

const known: readonly (readonly [Manner, readonly Said[]])[] = weight.map(manner => [
  manner,
  phrases[manner]
    .split('|')
    .map(phrase => phrase.trim())
    .map(phrase => ({ exact: ` ${phrase} `, folded: ` ${fold(phrase)} ` })),
])

/** What is said in more words than these says something. */
const longest = 25

/** How the message greets, thanks, complains …; undefined: it does nothing of the kind. */
export function mannerOf(text: string): Manner | undefined {
  const words = nfc(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (words.length === 0 || words.length > longest) return undefined
  const said = ` ${words.join(' ')} `
  const folded = fold(said)
  const bare = folded === said.trim()
  return known.find(([, all]) =>
    all.some(phrase => said.includes(phrase.exact) || (bare && ` ${folded} `.includes(phrase.folded))),
  )?.[0]
}
