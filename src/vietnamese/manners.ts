import { wordsOf } from './intent/words.ts'
import { fold } from './normalise.ts'
import { nfc } from '../domain/chat/tidy-text.ts'

/** What a message is that asks for nothing: a good clerk has a short answer to each. */
export type Manner =
  'who' | 'insult' | 'anger' | 'complaint' | 'lost' | 'thanks' | 'praise' | 'goodbye' | 'greeting' | 'small talk'

/**
 * How each is said, the weightiest first: "chào em, em không biết dùng cái này" asks for help. With diacritics a word must
 * be this one ("ngủ" is no "ngu"); a message typed wholly without them may mean any, but for phrases that begin with `=`
 * ("may" is no "mày"). One that ends with `*` is said with a word of degree: "dở*" is "dở quá", "sao dở", "dở thế".
 */
const phrases: Record<Manner, string> = {
  who: `
    bạn là ai | em là ai | mày là ai | bot là ai | đây là ai | ai đây | ai đang trả lời | ai đấy | tên gì | tên là gì | bạn là gì | bot là gì |
    bot gì đây | đây là bot gì | đây là cái gì | đây là gì | là robot | là máy | có phải người | người hay máy`,
  insult: `
    đồ dở hơi | dở hơi | đồ dở người | đồ dở | đồ ngu | bot ngu | ngu quá | ngu vậy | ngu thế | ngu như | quá ngu | dốt | ngu ngốc | ngu si | đần | óc chó | đồ chó | vô dụng | vô tích sự |
    đồ rác | rác rưởi | như rác | khùng | đồ điên | hâm à | mất dạy | cút đi | câm đi | câm mồm | im mồm | vcl | vkl | clgt | đm | đmm | đcm | dcm | vãi |
    mẹ mày | bố mày | =mày | đéo | chết tiệt | khốn nạn | đồ khốn | stupid | idiot | fuck | shit`,
  anger: `
    bực | bực mình | bực bội | bực quá | tức quá | tức thật | tức mình | điên quá | điên lên | điên tiết | chán quá | chán lắm | chán thật | chán ghê | phiền quá | phiền thật | phiền phức |
    làm phiền | khó chịu | quá đáng | ức chế | cáu | nổi nóng | phát điên | hết chịu nổi | chịu hết nổi | không chịu nổi | mệt với | mệt mỏi với | mệt ghê |
    làm ăn kiểu gì | không dùng nữa | không thèm dùng | bỏ không dùng | không xài nữa | dẹp đi | dẹp luôn | xàm | nhảm | =vớ vẩn | tào lao | linh tinh* | bực* | tức* | chán* | phiền* | bực cả mình | làm ăn gì | làm ăn như | ghét | spam | nhắn lắm | nhắc lắm | nhắc hoài | nhắc dữ | nhắc miết | nhắc suốt | nhắc gì nhắc | nhắc nhiều quá | nhắn nhiều quá`,
  complaint: `
    =dở* | dở ẹc | =tệ* | kém* | lâu* | =rối* | rắc rối* | khó dùng* | khó hiểu* | =dốt* | trả lời lung tung | trả lời sai bét | trả lời không đúng |
    nói một đằng | hỏi một đằng | hiểu sai ý tôi | hiểu sai ý em | không hiểu ý | không giúp được gì | chẳng giúp được gì | không được tích sự | chẳng được gì |
        lỗi | bị lỗi | báo lỗi | lỗi rồi | sai rồi | sai hết | sai bét | nhầm hết | không dùng được | không chạy | không hoạt động | không trả lời | không bấm được |
    không mở được | không gửi được | không vào được | không xem được | không thấy gì | không nhận được | bị đơ | bị treo | treo máy | đơ rồi | chậm quá | chậm như rùa | lâu quá | chậm thế |
    khó dùng | khó sử dụng | khó hiểu | rối quá | rắc rối | phức tạp | lằng nhằng | tệ quá | quá tệ | tệ thật | dở quá | kém quá | quá kém | chán ngắt | bất tiện | vô lý | phàn nàn |
    khiếu nại | góp ý | phản ánh | ko dùng được | k dùng được | ko chạy | không ổn`,
  lost: `
    =chỉ e | giúp e | cứu e | hướng dẫn e | bó tay | chịu thua | chịu luôn | bấm chỗ nào | bấm vào đâu | bấm đâu | bấm cái nào | bấm nút nào | nhấn chỗ nào | nhấn vào đâu | chọn chỗ nào | gõ cái gì | gõ vào đâu |
    chưa rành | chưa quen | chưa thạo | chưa biết bấm | không biết bấm | ko biết bấm | không biết gõ | không biết phải làm | em mới vào | tôi mới vào | mình mới vào | em mới vô | mới vào làm | mới vào nghề | lính mới | không thạo |
        giúp tôi | giúp em | giúp mình | giúp với | giúp đỡ | giúp tui | giúp anh | giúp chị | cứu | cứu với | cần giúp | không biết dùng | ko biết dùng | k biết dùng | không biết làm | không biết cách | không biết sử dụng |
    chưa biết dùng | chưa biết làm | chưa biết cách | chưa biết sử dụng | không biết bắt đầu | bắt đầu từ đâu | không hiểu gì | không hiểu | chưa hiểu | chả hiểu | chẳng hiểu | ko hiểu | k hiểu |
    dùng sao | dùng thế nào | dùng kiểu gì | dùng làm gì | làm sao đây | làm gì bây giờ | phải làm sao | chỉ em | chỉ tôi | chỉ mình | chỉ giúp | chỉ dẫn | hỗ trợ | người hỗ trợ | gặp ai | hỏi ai | liên hệ ai | gọi ai |
    gặp người | người thật | nói chuyện với người | hotline | đường dây nóng | không rành | không quen dùng | lần đầu dùng | mới dùng | mù công nghệ | help me`,
  thanks: `
    vất vả rồi | vất vả quá | cảm ơn | cám ơn | cám ưn | cảm ưn | cảm mơn | cám mơn | cam on | camon | thank | thanks | thank you | thankyou | thank u | tks | thks | đội ơn | biết ơn | xin cảm tạ | cảm tạ | đa tạ | ơn em`,
  praise: `
    giỏi | giỏi quá | giỏi thế | giỏi ghê | giỏi lắm | tuyệt | tuyệt vời | tốt quá | tốt lắm | rất tốt | hay quá | hay đấy | hay ghê | hay thật | quá hay | thông minh | xịn | xịn quá | đỉnh | tiện quá | tiện lợi |
    tiện ghê | tiện thật | dễ dùng | hữu ích | nhanh quá | nhanh ghê | làm tốt | thích quá | rất thích | quá đã | ngon lành | good job | ok tốt | giỏi* | =hay* | =tốt* | nhanh* | tiện* | very good | great | nice | perfect | khen em | khen bot | khen bạn | đáng khen | chu đáo`,
  goodbye: `
    tạm biệt | bye | bye bye | bái bai | pp | hẹn gặp lại | gặp lại sau | hẹn mai | ngủ ngon | chúc ngủ ngon | nghỉ nhé | nghỉ đây | về nhé | về đây | thôi nhé | good night | goodbye | hết giờ rồi | đi ngủ | chào tạm biệt | đi về`,
  greeting: `
    xin chào | kính chào | chào | chào em | chào bạn | chào bot | chào anh | chào chị | em chào | hello | helo | hế lô | hé lô | hallo | hi | hí | hey | alo | a lô | aloo | ới | bot ơi | em ơi | bạn ơi | trợ lý ơi | ad ơi | admin ơi |
    buổi sáng tốt lành | good morning | good afternoon | chúc buổi sáng | có ai không | có ai ở đó không | có đó không | còn đó không`,
  'small talk': `
    hôm nay thứ mấy | hôm nay là thứ mấy | nay thứ mấy | mai thứ mấy | hôm nay ngày mấy | hôm nay ngày bao nhiêu | hôm nay là ngày gì | hôm nay ngày gì | mấy giờ rồi | bây giờ là mấy giờ | bây giờ mấy giờ | bao nhiêu tuổi | mấy tuổi | khỏe không | có khỏe không | khoẻ không | ăn cơm chưa | ăn gì chưa | ăn chưa | ăn sáng chưa | uống gì | thời tiết | trời mưa | trời nắng | trời đẹp |
    mưa to | nắng quá | nóng quá | lạnh quá | mưa quá | vui không | vui quá | buồn quá | buồn ngủ | buồn thế | rảnh không | yêu em | yêu bạn | có người yêu | có vợ | có chồng | kể chuyện | hát đi | hát cho | đố vui | bóng đá | đá bóng |
    đi nhậu | nhậu | cà phê | cafe | đi chơi | giá vàng | xổ số | tỷ giá | mệt quá | đói quá | haha | hihi | hehe | kkk | hì hì | ha ha | cuối tuần vui | chúc mừng | sinh nhật | test`,
}

/** Words of degree, behind and before what is found so. */
const degreesBehind = 'quá | thế | vậy | thật | ghê | lắm | dữ | kinh | quá trời | hết sức | vãi'.split(' | ')
const degreesBefore = 'sao | gì mà'.split(' | ')

/** A message of these signs alone. */
const signs: readonly (readonly [Manner, RegExp])[] = [
  ['anger', /^[😡😠🤬👿😤💢🖕]+$/u],
  ['complaint', /^[👎😞😒🙄😩😫😭😢☹😕]+$/u],
  ['thanks', /^[🙏❤💗💖🌹💐🥰😍]+$/u],
  ['greeting', /^[👋]+$/u],
]

const weight = Object.keys(phrases) as Manner[]

interface Said {
  exact: string
  /** undefined: never without its diacritics */
  folded: string | undefined
}

const known: readonly (readonly [Manner, readonly Said[]])[] = weight.map(manner => [
  manner,
  phrases[manner]
    .split('|')
    .map(phrase => phrase.trim())
    .flatMap(waysToSay),
])

function waysToSay(phrase: string): Said[] {
  const words = phrase.replace(/^=|\*$/g, '')
  const ways = phrase.endsWith('*')
    ? [...degreesBehind.map(degree => `${words} ${degree}`), ...degreesBefore.map(degree => `${degree} ${words}`)]
    : [words]
  return ways.map(way => ({ exact: ` ${way} `, folded: phrase.startsWith('=') ? undefined : ` ${fold(way)} ` }))
}

const assents =
  /^(?:ok|oke|okie|okay|okela|vang|da|u|uh|um|uhm|duoc|duoc roi|hieu|hieu roi|ro|ro roi|good|fine|yes|tot|nhat tri)(?: (?:ok|oke|vang|da|roi|nhe|nha|a|em|anh|chi|ban|bot|sep|luon|do))*$/

/** Is it no more than a nod? With no question open it is said to nothing. */
export const isNod = (text: string): boolean =>
  assents.test(
    fold(nfc(text))
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )

/** What is said in more words than these says something. */
const longest = 25

/** "a ơi", "dạ chị ơi": somebody is called, and no more is said. */
const calls = /^(?:(?:da|alo|nay|u) )*(?:a|anh|c|chi|e|sep|co|chu|bac|thay|tro ly) (?:[\p{L}]+ )?oi(?: oi)?$/u

/** How the message greets, thanks, complains …; undefined: it does nothing of the kind. */
export function mannerOf(text: string): Manner | undefined {
  const words = nfc(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (words.length === 0) return signs.find(([, alone]) => alone.test(text.replace(/[\s\ufe0e\ufe0f.!?]/gu, '')))?.[0]
  if (words.length > longest) return undefined
  // "hông biết xài" is "không biết dùng".
  const usual = wordsOf(nfc(text)).flatMap(word => (word.kind === 'mark' ? [] : [word.usual]))
  return mannerIn(words) ?? mannerIn(usual) ?? (calls.test(fold(words.join(' '))) ? 'greeting' : undefined)
}

function mannerIn(words: readonly string[]): Manner | undefined {
  const said = ` ${words.join(' ')} `
  const folded = fold(said)
  const bare = folded === said.trim()
  return known.find(([, all]) =>
    all.some(
      phrase =>
        said.includes(phrase.exact) || (bare && phrase.folded !== undefined && ` ${folded} `.includes(phrase.folded)),
    ),
  )?.[0]
}
