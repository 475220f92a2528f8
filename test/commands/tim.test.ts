import { describe, expect, it } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'

describe('/tim', () => {
  it('finds tasks with all the words, without diacritics and by beginnings of words', async () => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo cải cách hành chính quý IV' })
    await office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo công tác trẻ em' })
    for (const words of ['cải cách', 'CAI CACH bao', 'hanh chinh', 'hành chí']) {
      const { text, choices } = await talk('hung', `/tim ${words}`)
      expect([words, choices]).toEqual([words, [{ label: `#${id}`, send: `/viec ${id}` }]])
      expect(text).toContain(`#${id} Báo cáo cải cách hành chính quý IV`)
    }
  })

  it('searches only what the person may see', async () => {
    const { office, talk } = await talkingOffice('hung', 'khoa', 'ha', 'minh', 'son')
    await office.addTask({ lead: ['VH', 'lan'], title: 'Lễ hội đường phố' })
    await office.addTask({ lead: ['TO', 'tam'], title: 'Lễ hội hoa' })
    const found = async (who: string) =>
      [...(await talk(who, '/tim lễ hội')).text.matchAll(/^#\d+ (.*)/gm)].map(m => m[1])
    expect(await found('hung')).toEqual([])
    expect(await found('minh')).toEqual([])
    expect(await found('khoa')).toEqual(['Lễ hội hoa'])
    expect(await found('son')).toHaveLength(2)
    expect(await found('ha')).toHaveLength(2)
  })

  it('names each task once, whatever part the person has in it', async () => {
    const { office, talk } = await talkingOffice('hung')
    await office.addTask({
      lead: ['KT', 'hung'],
      also: [
        ['coordinator', 'VH', 'hung'],
        ['follower', 'KT'],
      ],
      title: 'Chợ hoa',
    })
    expect((await talk('hung', '/tim chợ hoa')).choices).toHaveLength(1)
  })

  it('shows ten, open and urgent ones first, and says that there are more', async () => {
    const { office, talk } = await talkingOffice('hung')
    const done = await office.addTask({ lead: ['KT', 'hung'], title: 'Chợ cũ', work: 'done' })
    const late = await office.addTask({ lead: ['KT', 'hung'], title: 'Chợ gấp', due: '2026-11-01' })
    for (let n = 0; n < 9; n++) await office.addTask({ lead: ['KT', 'hung'], title: `Chợ ${n}`, due: '2026-12-01' })
    const { text, choices } = await talk('hung', '/tim chợ')
    expect(choices[0]?.send).toBe(`/viec ${late}`)
    expect(choices.map(choice => choice.send)).not.toContain(`/viec ${done}`)
    expect(choices.filter(({ send }) => send.startsWith('/viec '))).toHaveLength(10)
    expect(text).toContain('Kết quả tìm "chợ": 11 việc')
    expect(text).toContain('Còn kết quả khác')
    const next = choices.find(({ label }) => label === 'Trang sau ›')!
    const second = await talk('hung', next.send)
    expect(second.text).toContain(`#${done} Chợ cũ`)
    expect(second.choices.map(({ send }) => send)).toEqual([`/viec ${done}`, '/tim chợ trang 1'])
  })

  it.each(['"', "'; drop table tasks; --", 'a OR b', 'NEAR(a b)', '*', 'chợ*', '^', '- -', 'search:chợ', '😀'])(
    'takes %s for words, not for a query',
    async words => {
      const { talk, logged } = await talkingOffice('hung')
      expect((await talk('hung', `/tim ${words}`)).text).toContain('Không tìm thấy')
      expect(logged.filter(line => line.level >= 50)).toEqual([])
    },
  )

  it('asks for words when there are none', async () => {
    const { talk } = await talkingOffice('hung')
    expect((await talk('hung', '/tim')).text).toContain('Đồng chí muốn tìm gì?')
  })

  it('follows a title when it changes', async () => {
    const { db, office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Tên cũ' })
    const { changeTask } = await import('../../db/tasks/import.ts')
    await db.transact(tx => changeTask(tx, id, { title: 'Tên khác', search: 'ten khac' }))
    expect((await talk('hung', '/tim cũ')).text).toContain('Không tìm thấy')
    expect((await talk('hung', '/tim khác')).choices).toHaveLength(1)
  })

  it.each(['05/KH-UBND', '05/kh-ubnd', 'kh ubnd', '05 KH'])('finds by the document: %s', async words => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Chợ hoa', document: '05/KH-UBND' })
    await office.addTask({ lead: ['KT', 'hung'], title: 'Chợ quê', document: '06/QĐ-UBND' })
    const { choices } = await talk('hung', `/tim ${words}`)
    expect(choices).toEqual([{ label: `#${id}`, send: `/viec ${id}` }])
  })

  it.each([
    '"chợ hoa',
    'chợ* hoa',
    'NEAR chợ',
    'chợ -hoa',
    '(chợ) + hoa',
    'chợ AND hoa',
    "'chợ'",
    'search:chợ',
    '^chợ',
  ])('has only words in %s, each of which must be there', async words => {
    const { office, talk, logged } = await talkingOffice('hung')
    const all = await office.addTask({ lead: ['KT', 'hung'], title: 'Near and search chợ hoa' })
    await office.addTask({ lead: ['KT', 'hung'], title: 'Quê' })
    expect((await talk('hung', `/tim ${words}`)).choices).toEqual([{ label: `#${all}`, send: `/viec ${all}` }])
    expect(logged.filter(line => line.level >= 50)).toEqual([])
  })

  it('finds a word by its beginning, not by its middle or end', async () => {
    const { office, talk } = await talkingOffice('hung')
    await office.addTask({ lead: ['KT', 'hung'], title: 'Nghiệm thu công trình' })
    expect((await talk('hung', '/tim nghi tri')).choices).toHaveLength(1)
    for (const words of ['hiem', 'inh', 'nghiem thu xong'])
      expect((await talk('hung', `/tim ${words}`)).text).toContain('Không tìm thấy')
    expect((await talk('hung', '/tim hiem')).choices).toEqual([])
    expect((await talk('hung', '/tim nghiem thu xong')).choices).toEqual([
      { label: 'Tìm "nghiem thu"', send: '/tim nghiem thu' },
    ])
  })

  it('gives of each who has it, its unit, its deadline and how long is left', async () => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Chợ hoa', due: '2026-11-20' })
    const { text } = await talk('hung', '/tim cho')
    expect(text).toBe(
      `Kết quả tìm "cho"\n\n#${id} Chợ hoa\nPhạm Văn Hùng · Phòng Kinh tế, Hạ tầng và Đô thị · hạn 20/11/2026 · quá hạn 1 ngày làm việc`,
    )
  })
})
