import { el } from './dom.js'

const forAll = [
  { send: '/nhiemvu', label: 'Nhiệm vụ của tôi', hint: 'Việc đang thực hiện, việc gấp ở trên cùng' },
  { send: '/nhiemvu quá hạn', label: 'Việc quá hạn', hint: 'Những việc cần báo cáo ngay' },
  { send: '/lich', label: 'Lịch trong tuần', hint: 'Các thời hạn từ nay đến cuối tuần' },
]
const forLeaders = [
  { send: '/tiendo', label: 'Tiến độ đơn vị', hint: 'Số liệu theo mẫu câu báo cáo, kèm biểu đồ' },
  { send: '/duyet', label: 'Việc chờ duyệt', hint: 'Kết quả và đề nghị gia hạn đang chờ quyết định' },
]
const forStrangers = [{ send: '/batdau', label: 'Bắt đầu', hint: 'Xem cách liên kết tài khoản với cán bộ' }]

function page(heading, words, extra) {
  const logo = el('img', { src: '/web/icon.svg', alt: '' })
  return el('div', { className: 'welcome' }, logo, el('h2', {}, heading), ...words.map(w => el('p', {}, w)), extra)
}

function suggestions(list, say) {
  const button = one => {
    const words = [el('b', {}, one.label), el('small', {}, one.hint)]
    return el('li', {}, el('button', { type: 'button', className: 'suggestion', onclick: () => say(one) }, ...words))
  }
  return el('ul', {}, ...list.map(button))
}

/** What an empty conversation says, by who reads it. */
export function welcome(person, say) {
  if (!person.role) {
    const words = 'Đồng chí đang nhắn từ một tài khoản chưa có trong danh sách cán bộ. Gửi tin bất kỳ để xem hướng dẫn.'
    return page('Tài khoản chưa liên kết', [words], suggestions(forStrangers, say))
  }
  const leads = person.role === 'lãnh đạo' || person.role === 'tổng hợp'
  const words = [
    'Nhắc Việc theo dõi nhiệm vụ được giao, nhắc trước thời hạn và ghi nhận kết quả ngay trong khung chat này.',
    'Đồng chí chọn một gợi ý, hoặc viết như vẫn nói: tuần này tôi có việc gì?',
  ]
  return page(
    `Chào đồng chí ${person.name}`,
    words,
    suggestions(leads ? [...forLeaders, ...forAll.slice(0, 2)] : forAll, say),
  )
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
