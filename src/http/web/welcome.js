import { el, may, pressable } from './dom.js'

const forAll = [
  { send: '/nhiemvu', label: 'Nhiệm vụ của tôi', hint: 'Việc đang thực hiện, việc gấp ở trên cùng' },
  { send: '/nhiemvu quá hạn', label: 'Việc quá hạn', hint: 'Những việc cần báo cáo ngay' },
  { send: '/lich', label: 'Lịch trong tuần', hint: 'Các thời hạn từ nay đến cuối tuần' },
]
const forLeaders = [
  { send: '/tiendo', label: 'Tiến độ đơn vị', hint: 'Số liệu theo mẫu câu báo cáo, kèm biểu đồ' },
  { send: '/duyet', label: 'Việc chờ duyệt', hint: 'Kết quả và đề nghị gia hạn đang chờ quyết định' },
]
/** more would push the greeting off a phone */
const shown = 4
const start = { send: '/batdau', label: 'Bắt đầu', hint: 'Xem cách liên kết tài khoản với cán bộ' }

function page(heading, words, extra) {
  const logo = el('img', { src: '/web/icon.svg', alt: '' })
  return el('div', { className: 'welcome' }, logo, el('h2', {}, heading), ...words.map(w => el('p', {}, w)), extra)
}

function suggestions(list, say) {
  const button = one => {
    const words = [el('b', {}, one.label), el('small', {}, one.hint)]
    return el(
      'li',
      {},
      pressable(el('button', { type: 'button', className: 'suggestion' }, ...words), () => say(one)),
    )
  }
  return el('ul', {}, ...list.map(button))
}

/** What an empty conversation says, by who reads it. */
export function welcome(person, say) {
  if (!person.role) {
    const { invitation } = person
    const words = [
      'Trợ lý chưa biết ai đang dùng tài khoản này. Trong cơ quan, quản trị viên cấp cho mỗi cán bộ một mã dùng một lần.',
      ...(invitation ? [`Để dùng thử, đây là mã của đồng chí ${invitation.name}: ${invitation.code}.`] : []),
    ]
    const give = invitation && {
      send: invitation.code,
      label: `Gửi mã ${invitation.code}`,
      hint: 'Xem nội dung được lưu, đồng ý, rồi dùng như cán bộ đó',
    }
    return page('Tài khoản chưa liên kết', words, suggestions(give ? [give, start] : [start], say))
  }
  const offered = [...forLeaders, ...forAll].filter(one => may(person, one.send)).slice(0, shown)
  const words = [
    'Nhắc Việc theo dõi nhiệm vụ được giao, nhắc trước thời hạn và ghi nhận kết quả ngay trong khung chat này.',
    'Đồng chí chọn một gợi ý, hoặc viết như vẫn nói: tuần này tôi có việc gì?',
  ]
  return page(`Chào đồng chí ${person.name}`, words, suggestions(offered, say))
}

/** Before anybody is chosen. */
export function chooseFirst(open) {
  const words = [
    'Đây là bản dùng thử với một cơ quan mẫu. Mỗi vai thấy nhiệm vụ và quyền hạn của mình.',
    'Có thể mở nhiều thẻ trình duyệt để giao việc ở vai này và nhận việc ở vai khác.',
  ]
  const button = el(
    'button',
    { type: 'button', className: 'suggestion to-list', onclick: open },
    el('b', {}, 'Xem danh sách'),
  )
  return page('Đồng chí chọn một người để bắt đầu', words, el('ul', {}, el('li', {}, button)))
}
