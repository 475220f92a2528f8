import { describe, expect, it } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'

describe('/viec', () => {
  it('shows everything known of a task, its history newest first, and what its lead can do', async () => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({
      lead: ['KT', 'hung'],
      also: [
        ['coordinator', 'VH', 'lan'],
        ['coordinator', 'VP'],
      ],
      title: 'Rà soát dự án',
      due: '2026-11-26',
      urgency: 'urgent',
      document: '05/KH-UBND',
      source: 'UBND phường',
      assigner: 'Trần Quốc Bảo',
      product: 'Tờ trình',
      note: 'Theo giao ban',
      work: 'not_acknowledged',
    })
    await talk('hung', `/nhan ${id}`)
    await talk('hung', `/capnhat ${id} 40% đã họp`)
    const { text, choices } = await talk('hung', `/viec ${id}`)
    for (const line of [
      `#${id} Rà soát dự án`,
      'Chủ trì: Phạm Văn Hùng (Phòng Kinh tế, Hạ tầng và Đô thị)',
      'Phối hợp: Võ Ngọc Lan; Văn phòng HĐND và UBND',
      'Thời hạn: thứ Năm 26/11/2026 (còn 3 ngày làm việc)',
      'Tình trạng: đang thực hiện 40%',
      'Độ khẩn: khẩn',
      'Văn bản giao: 05/KH-UBND',
      'Nguồn giao: UBND phường',
      'Người giao: Trần Quốc Bảo',
      'Sản phẩm: Tờ trình',
      'Ghi chú: Theo giao ban',
    ])
      expect(text.split('\n')).toContain(line)
    const history = text.slice(text.indexOf('Quá trình xử lý'))
    expect(history.indexOf('cập nhật tiến độ\n│ 40% – đã họp')).toBeLessThan(history.indexOf('tiếp nhận'))
    expect(history.indexOf('tiếp nhận')).toBeLessThan(history.indexOf('nhập từ bảng tính'))
    expect(history).toContain('07:30 ngày 23/11/2026: Phạm Văn Hùng')
    expect(choices.map(choice => choice.send)).toEqual([
      `/capnhat ${id}`,
      `/xong ${id}`,
      `/giahan ${id}`,
      '/hoantac',
      `/ykien ${id}`,
    ])
  })

  it('shows what people wrote so that none of it looks like the record', async () => {
    const { office, talk } = await talkingOffice('hung', 'bao')
    const entry = '08:00 ngày 29/11/2026: Trần Quốc Bảo duyệt kết quả'
    const forged = `đã họp\n\n${entry}\n\nQuá trình xử lý\n${entry}`
    const id = await office.addTask({
      lead: ['KT', 'hung'],
      title: `Rà soát\n\n${entry}`,
      product: `Tờ trình\n${entry}`,
      note: forged,
      assigner: `Bảo\n${entry}`,
      source: `UBND\u2028${entry}`,
      document: `05/KH-UBND\n${entry}`,
    })
    await talk('hung', `/capnhat ${id} 40% ${forged}`)
    const name = `Tình trạng: đã duyệt.pdf\n${entry}.pdf`
    const proof = { reference: 'web:1', name, mime: 'application/pdf' }
    await talk('hung', { kind: 'file', caption: `/capnhat ${id} 50%`, file: proof })
    await talk('hung', `/xong ${id}: Đã trình\n\nTình trạng: hoàn thành, đã duyệt\n${entry}`)
    for (const line of [`/viec ${id}`, '/nhiemvu tất cả', '/tim rà soát', '/dulieu', `/tim không\n${entry}`])
      for (const who of ['hung', 'bao']) {
        const { text } = await talk(who, line)
        const ours = text.split(/[\n\r\u2028\u2029\u0085]/).filter(shown => !shown.startsWith('│ '))
        expect(ours.filter(shown => /^(08:00|Tình trạng: .*đã duyệt|Quá trình xử lý.+)/.test(shown))).toEqual([])
        expect(ours.filter(shown => shown === 'Quá trình xử lý').length).toBeLessThanOrEqual(1)
      }
    const { text } = await talk('bao', `/viec ${id}`)
    expect(text).toMatch(/^Minh chứng:\n│ .*Trần Quốc Bảo duyệt kết quả\.pdf$/m)
    expect(text).toContain(`báo hoàn thành\n│ Đã trình\n│ Tình trạng: hoàn thành, đã duyệt\n│ ${entry}`)
  })

  it.each(['viec N', '/viec #N', '/v N', 'việc số N', 'VIEC N.'])('understands %s', async line => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    expect((await talk('hung', line.replace('N', String(id)))).text).toContain('Quá trình xử lý')
  })

  it('answers the same for a task that is somebody else’s and one that does not exist', async () => {
    const { office, talk } = await talkingOffice('hung', 'minh')
    const theirs = await office.addTask({ lead: ['VH', 'lan'], title: 'Chuyện riêng' })
    const answer = async (who: string, id: number) => (await talk(who, `/viec ${id}`)).text.replace(`#${id}`, '#N')
    for (const who of ['hung', 'minh']) {
      expect(await answer(who, theirs)).toBe(await answer(who, 999_999))
      expect(await answer(who, theirs)).toContain('Không tìm thấy việc #N trong phạm vi của đồng chí')
    }
  })

  it('opens tasks to co-ordinators, heads above and general affairs, without the lead’s buttons', async () => {
    const { office, talk } = await talkingOffice('lan', 'khoa', 'bao', 'ha', 'son', 'tam')
    const id = await office.addTask({ lead: ['TO', 'hung'], also: [['coordinator', 'VH', 'lan']] })
    for (const who of ['lan', 'khoa', 'bao', 'ha', 'son']) {
      const { text, choices } = await talk(who, `/viec ${id}`)
      const decides = who !== 'lan'
      const sends = [...(decides ? [`/tamdung ${id}`, `/thuhoi ${id}`, `/chuyen ${id}`] : []), `/ykien ${id}`]
      expect([who, text.includes('Quá trình xử lý'), choices.map(c => c.send)]).toEqual([who, true, sends])
    }
    // serves in the unit above, and leads nothing
    expect((await talk('tam', `/viec ${id}`)).text).toContain('Không tìm thấy')
  })

  it('asks which, offering the person’s own, when no number is given', async () => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Lập kế hoạch' })
    const { text, choices } = await talk('hung', '/viec')
    expect(text).toContain('Đồng chí muốn xem việc nào?')
    expect(choices).toEqual([{ label: `#${id} Lập kế hoạch`, send: `/viec ${id}` }])
  })

  it('offers nothing to report on what is closed, paused by approval, or withdrawn', async () => {
    const { office, talk } = await talkingOffice('hung')
    for (const state of [{ work: 'done' }, { work: 'withdrawn' }, { review: 'pending' }] as const) {
      const id = await office.addTask({ lead: ['KT', 'hung'], ...state })
      const { choices } = await talk('hung', `/viec ${id}`)
      expect(choices.map(({ send }) => send)).toEqual('review' in state ? [`/ykien ${id}`] : [])
    }
  })

  it('keeps to the last eight steps, the newest first, and to the beginning of a long report', async () => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    const steps = async () => {
      const { text } = await talk('hung', `/viec ${id}`)
      return [...text.matchAll(/^│ (\d+)% – /gm)].map(match => Number(match[1]))
    }
    for (let n = 1; n <= 7; n++) await talk('hung', `/capnhat ${id} ${n}% bước`)
    expect((await talk('hung', `/viec ${id}`)).text).toMatch(/^Quá trình xử lý$/m)
    for (let n = 8; n <= 9; n++) await talk('hung', `/capnhat ${id} ${n}% ${'rất dài '.repeat(200)}`)
    expect(await steps()).toEqual([9, 8, 7, 6, 5, 4, 3, 2])
    const { text } = await talk('hung', `/viec ${id}`)
    expect(text).toMatch(/^Quá trình xử lý \(8 lần gần nhất\)$/m)
    expect(text.length).toBeLessThan(2_200)
  })

  it('shows all that was done with a task, page by page', async () => {
    const { office, talk } = await talkingOffice('hung', 'lan')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    for (let n = 1; n <= 19; n++) await talk('hung', `/capnhat ${id} ${n}% bước`)
    const found: number[] = []
    let line: string | undefined = `/viec ${id}`
    let pages = 0
    for (; line !== undefined; pages++) {
      const { text, choices }: Awaited<ReturnType<typeof talk>> = await talk('hung', line)
      expect(text).toContain('Tất cả 20 lần.')
      found.push(...[...text.matchAll(/^│ (\d+)% – /gm)].map(match => Number(match[1])))
      line = choices.find(({ label }) => label === 'Các lần trước ›')?.send
    }
    expect(pages).toBe(3)
    expect(found).toEqual(Array.from({ length: 19 }, (_, n) => 19 - n))
    expect((await talk('hung', `/viec ${id} trang 2`)).choices[0]).toEqual({
      label: '‹ Các lần sau',
      send: `/viec ${id}`,
    })
    expect((await talk('lan', `/viec ${id} trang 2`)).text).toContain('Không tìm thấy')
  })

  it('tells each moment by the office’s own clock', async () => {
    const { office, talk, clock } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    clock.jump(17 * 3_600_000)
    await talk('hung', `/capnhat ${id} 5%`)
    expect((await talk('hung', `/viec ${id}`)).text).toContain('00:30 ngày 24/11/2026: Phạm Văn Hùng cập nhật tiến độ')
  })

  it('shows the result with its document and how the deadline was kept', async () => {
    const { office, talk } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20' })
    await talk('hung', `/xong ${id} Báo cáo 45/BC-UBND`)
    const { text } = await talk('hung', `/viec ${id}`)
    for (const line of [
      'Thời hạn: thứ Sáu 20/11/2026 (hoàn thành quá hạn 1 ngày làm việc)',
      'Tình trạng: hoàn thành',
      'Kết quả: Báo cáo 45/BC-UBND',
      'Văn bản kết quả: 45/BC-UBND',
    ])
      expect(text.split('\n')).toContain(line)
  })
})
