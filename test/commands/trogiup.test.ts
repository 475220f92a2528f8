import { describe, expect, it } from 'vitest'
import { storeSetting } from '../../db/office/settings.ts'
import { openChat } from '../helpers/chat.ts'
import type { OfficerCode } from '../helpers/office.ts'

// Written out, not computed: a right given by mistake must show here.
const everybody =
  'nhiemvu viec tim nhan capnhat xong giahan ykien nhamnguoi hoantac trogiup caidat dulieu xoadulieu huy batdau lienket thoat'
const leaders = `${everybody} duyet tralai giao tamdung tieptuc thuhoi molai chuyen giunguyen nhac tiendo xuat`
const sorted = (names: string) => names.split(' ').toSorted()

describe('/trogiup', () => {
  it.each<[OfficerCode, string, string]>([
    ['hung', 'Phạm Văn Hùng (cán bộ)', everybody],
    ['minh', 'Lê Minh (quản trị)', everybody],
    ['tam', 'Hồ Thanh Tâm (cán bộ)', everybody],
    ['khoa', 'Đỗ Đăng Khoa (lãnh đạo)', leaders],
    ['son', 'Cao Thái Sơn (lãnh đạo)', leaders],
    ['ha', 'Nguyễn Thị Thu Hà (tổng hợp)', leaders],
  ])('lists for %s exactly the commands of %s, as the menu does', async (person, who, names) => {
    const { talk } = await openChat(person)
    const { text, messages } = await talk(person, '/trogiup tất cả')
    expect(text).toContain(who)
    expect([...text.matchAll(/^\/([a-z]+)/gm)].map(match => match[1]).toSorted()).toEqual(sorted(names))
    expect(messages[0]?.menu?.map(entry => entry.name).toSorted()).toEqual(sorted(names))
  })

  it('lets everybody use each command it lists, and nobody another', async () => {
    const { talk } = await openChat('hung', 'khoa')
    for (const name of everybody.split(' ').filter(each => each !== 'thoat'))
      expect((await talk('hung', `/${name}`)).text).not.toMatch(/dành cho lãnh đạo|Không có lệnh/)
    expect((await talk('hung', '/tiendo')).text).toContain('dành cho lãnh đạo')
    expect((await talk('khoa', '/tiendo')).text).toContain('Tổng số')
  })

  it('says what each does, on the line below it', async () => {
    const { talk } = await openChat('hung')
    const { text } = await talk('hung', 'huong dan tat ca')
    expect(text).toMatch(/^\/xong SỐ \[KẾT QUẢ\]\nBáo hoàn thành/m)
    expect(text).toContain('Gõ có dấu hay không dấu')
  })

  it.each<[OfficerCode, string]>([
    ['hung', 'nhiemvu viec xong tim capnhat caidat'],
    ['minh', 'nhiemvu viec xong tim capnhat caidat'],
    ['khoa', 'duyet giao tiendo nhiemvu viec tim'],
    ['ha', 'giao tiendo nhiemvu viec tim xuat'],
  ])('shows %s what is needed most, %s, in eight lines, and the way to the rest', async (person, names) => {
    const { talk } = await openChat(person)
    const { text, choices, messages } = await talk(person, '/trogiup')
    expect(text.split('\n').filter(Boolean).length).toBeLessThanOrEqual(8)
    expect([...text.matchAll(/^\/([a-z]+)/gm)].map(([, name]) => name)).toEqual(names.split(' '))
    expect(text).toContain('/trogiup tất cả')
    expect(text).not.toContain('hỗ trợ')
    expect(choices).toContainEqual({ label: 'Tất cả các lệnh', send: '/trogiup tất cả' })
    expect(messages[0]?.menu?.length).toBeGreaterThan(names.split(' ').length)
  })

  it('names whom to turn to, where the office has said so', async () => {
    const { talk, db } = await openChat('hung')
    await db.transact(tx => storeSetting(tx, 'humanContact', 'Chị Lan, Văn phòng, 0901234567'))
    const { text } = await talk('hung', '/trogiup')
    expect(text).toContain('Cần người hỗ trợ: Chị Lan, Văn phòng, 0901234567.')
    expect(text.split('\n').filter(Boolean).length).toBeLessThanOrEqual(8)
  })
})
