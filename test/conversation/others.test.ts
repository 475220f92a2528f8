import { describe, expect, it, test } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'
import type { OfficerCode } from '../helpers/office.ts'

const own = 'Việc riêng của'

async function office() {
  const { talk, office } = await talkingOffice('bao', 'khoa', 'hung', 'lan')
  const due = '2026-11-20'
  for (const [unit, officer] of [
    ['KT', 'khoa'],
    ['KT', 'hung'],
    ['VH', 'lan'],
    ['UBND', 'bao'],
  ] as const)
    for (const day of [due, '2026-11-23', '2026-11-24'])
      await office.addTask({ lead: [unit, officer], title: `${own} ${officer}`, due: day })
  return talk
}

// The first three were answered with the leader's own list.
const aboutOthers = [
  'ai đang chậm việc',
  'danh sách việc quá hạn của sở',
  'đồng chí Toàn đang làm những việc gì',
  'đồng chí Hùng đang làm những việc gì',
  'anh Hùng có việc gì quá hạn không',
  'việc của Hùng',
  'viec cua anh Hung',
  'cô Lan hôm nay có việc gì',
  'việc của anh ấy',
  'chị ấy còn việc gì',
  'sếp đang làm gì',
  'việc của lãnh đạo tuần này',
  'việc quá hạn của phòng tôi',
  'phòng mình có việc gì quá hạn',
  'danh sach viec qua han cua phong',
  'cả phòng đang làm gì',
  'mọi người đang làm gì',
  'chúng ta còn việc gì',
  'bạn tôi có việc gì',
  'các đồng chí còn việc gì',
  'nhân viên nào trễ hạn',
  'nhan vien cua toi con viec gi',
  'ai còn việc quá hạn',
  'trong phòng ai còn nợ việc',
  'việc quá hạn của cụm 1',
  'nhiệm vụ của Sở Ngoại vụ',
  'phòng Văn hóa có việc gì quá hạn',
  '/nhiemvu đơn vị',
  '/nhiemvu đơn vị quá hạn',
  '/nhiemvu anh Toàn',
]

const owners = (text: string) => new Set([...text.matchAll(/Việc riêng của (\w+)/g)].map(([, code]) => code))

describe('who asks about others', () => {
  test.each(['khoa', 'bao'] as const)(
    'as a leader (%s) is shown a list of theirs, told whom nobody can tell, and never shown their own list',
    async me => {
      const talk = await office()
      for (const said of aboutOthers) {
        const { text } = await talk(me, said)
        expect(text, said).not.toMatch(/^Nhiệm vụ(?: \(|:)/)
        expect(text, said).toMatch(
          /^Nhiệm vụ (?:của|do) |^Không có nhiệm vụ nào (?:của|do) |không thuộc phạm vi|Không tìm thấy|cho biết rõ/,
        )
        if (/^Nhiệm vụ của/.test(text)) expect(owners(text), said).not.toContain(me)
      }
    },
  )

  it('as an officer is told that it is not theirs to see', async () => {
    const talk = await office()
    for (const said of aboutOthers.filter(line => !/H[ùu]ng/.test(line))) {
      const { text, choices } = await talk('hung', said)
      expect(text, said).not.toContain(own)
      expect(text, said).toContain('Đồng chí chỉ xem được việc mình chủ trì hoặc phối hợp')
      expect(choices, said).toEqual([{ label: 'Nhiệm vụ của tôi', send: '/nhiemvu' }])
    }
  })

  it('by a unit in their scope is shown the unit’s list, and told who it is that is not known', async () => {
    const talk = await office()
    const unit = await talk('bao', 'phòng Văn hóa - Xã hội có việc gì')
    expect(unit.text).toContain('Nhiệm vụ do Phòng Văn hóa - Xã hội chủ trì: 3 việc')
    expect(unit.text).toContain('Võ Ngọc Lan chủ trì · hạn')
    expect(owners(unit.text)).toEqual(new Set(['lan']))
    expect((await talk('khoa', 'việc của đồng chí Toàn')).text).toBe(
      'Không tìm thấy cán bộ nào tên "Toàn".\n\nĐồng chí kiểm tra lại họ tên hoặc tên đơn vị.',
    )
    expect((await talk('khoa', 'việc quá hạn của cụm 1')).text).toContain('cụm 1')
    expect((await talk('khoa', 'phòng Văn hóa có việc gì')).text).toContain(
      'Phòng Văn hóa - Xã hội không thuộc phạm vi',
    )
  })
})

describe('who asks about themselves', () => {
  test.each([
    ['hung', 'việc của Hùng'],
    ['hung', '/nhiemvu Phạm Văn Hùng'],
    ['hung', 'anh Khoa ơi em còn việc gì'],
    ['hung', 'sếp ơi em còn việc gì'],
    ['hung', 'cho em xem việc của em'],
    ['hung', 'tuần này tôi phải làm gì'],
    ['hung', 'việc của tôi với phòng Văn hóa'],
    ['khoa', 'việc của tôi'],
    ['khoa', 'anh còn việc gì'],
    ['khoa', 'chào các đồng chí, tôi còn việc gì'],
    ['khoa', 'việc đang chờ lãnh đạo duyệt'],
  ] as const)('%s: %j is shown nobody else’s list, and none of the answer above', async (me, said) => {
    const talk = await office()
    const { text } = await talk(me, said)
    expect(text).not.toContain('người khác')
    for (const other of (['bao', 'khoa', 'hung', 'lan'] as OfficerCode[]).filter(code => code !== me))
      expect(text).not.toContain(`${own} ${other}`)
  })
})

describe('what of a request is not done', () => {
  // What is asked for, and the words that the answer names.
  test.each([
    ['hung', '3 việc gấp nhất', '"3"'],
    ['hung', 'danh sách việc quá hạn dạng pdf', '"dạng pdf"'],
    ['hung', 'việc quá hạn gửi qua email', '"gửi qua email"'],
    ['hung', 'danh sách việc sắp xếp theo hạn', '"sắp xếp theo"'],
    ['hung', 'danh sách việc quá hạn qua zalo', 'zalo"'],
    ['hung', 'danh sách việc bản word', '"bản word"'],
    ['hung', 'việc Văn quá hạn', '"Văn"'],
    ['hung', 'việc quá hạn theo 05/KH-UBND', '"05/KH-UBND"'],
    ['bao', 'xuất excel việc quá hạn gửi qua email', '"gửi qua email"'],
    ['bao', 'việc của Hùng và thịnh', '"thịnh"'],
    ['bao', 'tiến độ của đồng chí Hùng', '"Hùng"'],
    ['bao', 'tiến độ phòng Kinh tế gửi qua email', '"gửi qua email"'],
    ['bao', 'tiến độ Phòng Văn hóa và Phòng Kinh tế', '"Phòng Kinh tế"'],
    ['bao', 'biểu đồ tiến độ các việc sắp đến hạn', '"biểu đồ tiến độ"'],
  ] as const)('%s: %j names what is left out', async (me, said, named) => {
    const talk = await office()
    const { text } = await talk(me, said)
    expect(text).toContain('Câu trả lời chưa xét đến:')
    expect(text).toContain(named)
  })

  test.each([
    ['việc của tôi hôm nay và ngày mai', [20, 23, 24]],
    ['hôm nay với mai em có việc gì', [20, 23, 24]],
    ['viec hom nay va ngay mai cua em', [20, 23, 24]],
    ['việc ngày mai và ngày mốt', [24]],
    ['việc quá hạn và việc ngày mai', [20, 24]],
    ['việc quá hạn tôi phối hợp', []],
    ['việc chủ trì đã quá hạn của tôi', [20]],
    ['việc quá hạn của tôi trong tháng 11', [20]],
  ])('%j is done as a whole', async (said, days) => {
    const talk = await office()
    const { text } = await talk('hung', said)
    expect([...text.matchAll(/hạn \S+ \S+ (\d\d)\/11/g)].map(([, day]) => Number(day))).toEqual(days)
    expect(text).not.toContain('chưa xét đến')
  })
})

describe('a workbook asked for in free words', () => {
  test.each([
    ['xuất excel việc quá hạn', 'Bảng nhiệm vụ của các đơn vị đồng chí theo dõi (quá hạn), tính đến'],
    ['xuất excel việc chờ duyệt', 'Không có nhiệm vụ nào của các đơn vị đồng chí theo dõi (chờ duyệt) để xuất.'],
    ['xuất excel việc của đồng chí Hùng', 'Bảng nhiệm vụ của Phạm Văn Hùng, tính đến'],
    ['xuất excel việc quá hạn của Hùng và Lan', 'Bảng nhiệm vụ của Phạm Văn Hùng và Võ Ngọc Lan (quá hạn), tính đến'],
    [
      'xuất excel phòng Kinh tế và Phòng Văn hóa',
      'Bảng nhiệm vụ do Phòng Kinh tế, Hạ tầng và Đô thị; Phòng Văn hóa - Xã hội chủ trì, tính đến',
    ],
    ['xuat excel phong vhxh thang nay', 'Bảng nhiệm vụ do Phòng Văn hóa - Xã hội chủ trì (tháng này), tính đến'],
  ])('%j has what was asked for', async (said, words) => {
    const talk = await office()
    const { text } = await talk('bao', said)
    expect(text).toContain(words)
    expect(text).not.toContain('chưa xét đến')
  })
})

describe('what is to be done in a time with today in it', () => {
  // "Hôm nay tôi cần làm gì" with three overdue tasks said that there was nothing.
  test.each([
    'hôm nay tôi cần làm gì',
    'hôm nay có việc gì gấp',
    'hom nay lam gi',
    'hôm nay phải làm gì',
    'việc hôm nay',
    'hnay e co viec gi ko',
    'hôm nay có deadline gì không',
    'tôi phải hoàn thành những việc gì hôm nay',
    'tuần này phải làm gì',
    'tuần này em còn việc gì',
    'tháng này phải làm gì',
    '/nhiemvu hôm nay',
    '/nhiemvu tuần này',
    '/nhiemvu quý này',
  ])('%j begins with what is overdue, as its own group', async said => {
    const { talk, office } = await talkingOffice('hung')
    for (const due of ['2026-08-03', '2026-11-19', '2026-11-20'])
      await office.addTask({ lead: ['KT', 'hung'], title: 'Việc đã trễ', due })
    const late = await talk('hung', said)
    expect(late.text).toContain('Gồm 3 việc quá hạn.')
    expect(late.text.match(/Việc đã trễ/g)).toHaveLength(3)
    await office.addTask({ lead: ['KT', 'hung'], title: 'Việc hôm nay', due: '2026-11-23' })
    const both = await talk('hung', said)
    expect(both.text).toContain('Gồm 3 việc quá hạn và 1 việc đến hạn hôm nay.')
    expect(both.text.indexOf('Quá hạn (3)')).toBeLessThan(both.text.indexOf('Hạn hôm nay (1)'))
  })

  test.each(['ngày mai tôi làm gì', 'tuần sau có việc gì', '/nhiemvu tháng 12', '/nhiemvu 24/11'])(
    '%j has no today in it, and nothing overdue',
    async said => {
      const { talk, office } = await talkingOffice('hung')
      await office.addTask({ lead: ['KT', 'hung'], title: 'Việc đã trễ', due: '2026-11-20' })
      expect((await talk('hung', said)).text).not.toContain('Việc đã trễ')
    },
  )
})
