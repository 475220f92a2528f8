import { expect, it } from 'vitest'
import { staff, words, type Imported, type ZaloOffice } from './zalo-office.ts'
import { patience } from './zalo-products.ts'

const digest = /^Nhắc việc /

/** An office on Zalo alone, from its workbook to its digest, step by step; the same on each of Zalo's products. */
export function zaloPath(at: () => ZaloOffice): void {
  it('begins with the example workbook, and with work that is due today', async () => {
    const { workplace } = at()
    expect((await workplace.run(['template', 'office.xlsx'])).code).toBe(0)
    const [office] = await workplace.json<Imported>(['import', 'office.xlsx'])
    expect(office).toMatchObject({ refused: [] })
    expect(office?.new).toBeGreaterThan(10)
    await at().writeWork('work.xlsx')
    expect((await workplace.json<Imported>(['import', 'work.xlsx']))[0]).toMatchObject({ new: 4, refused: [] })
  })

  it('tells a stranger only how to link', async () => {
    const stranger = at().product.person(666)
    stranger.says(`/viec ${at().task('HN-1')} ${words.question}`)
    const { text } = await stranger.next()
    expect(text).toContain('liên kết')
    expect(text).toContain('mã')
    expect(text).not.toContain(words.title)
    stranger.says('ABCD-2345')
    expect((await stranger.next()).text).toContain('Mã liên kết không đúng')
  })

  it('links by a one-time code, after consent, and greets by full name', async () => {
    const { workplace, person, reply, link } = at()
    const others = Promise.all([link('CB04'), link('CB05')])
    const [invite] = await workplace.json<{ code: string; link?: string }>(['invite', 'CB01'])
    expect(invite?.link).toBeUndefined()
    person('CB01').says(invite?.code ?? '')
    const consent = await reply('CB01')
    expect(consent.text).toContain('Ủy ban nhân dân phường Hòa Bình')
    expect(consent.text).not.toContain('Xin chào')
    expect(consent.choices).toEqual(['Đồng ý', 'Không đồng ý'])
    person('CB01').says('1')
    expect((await reply('CB01')).text).toContain(`Xin chào đồng chí ${staff.CB01}.`)
    expect((await others).map(({ text }) => text.split('.')[0])).toEqual([
      `Xin chào đồng chí ${staff.CB04}`,
      `Xin chào đồng chí ${staff.CB05}`,
    ])
    expect(at().logs()).not.toContain(invite?.code.replace('-', ''))
  })

  it('lists, opens by a number, completes and takes back', async () => {
    const { person, reply, workplace } = at()
    const number = at().task('HN-1')
    const state = () => workplace.query(`select work, result from tasks where id = ${number}`)
    const before = state()
    person('CB04').says('/nhiemvu')
    const list = await reply('CB04')
    expect(list.text).toMatch(/^(?:Cần đồng chí tiếp nhận .*\s+)?Nhiệm vụ: 4 việc/)
    person('CB04').says(`chọn ${list.choices.indexOf(`#${number}`) + 1}`)
    const opened = await reply('CB04')
    expect(opened.text).toContain(`#${number} ${words.title}, tổ 1`)
    person('CB04').says(`số ${opened.choices.indexOf('Báo hoàn thành') + 1}`)
    expect((await reply('CB04')).text).toContain(`Kết quả việc #${number}`)
    person('CB04').says(words.result)
    expect((await reply('CB04')).text).toContain(`Đã ghi nhận hoàn thành việc #${number}`)
    expect(state()).toEqual([{ work: 'done', result: words.result }])
    person('CB04').says('/hoantac')
    expect((await reply('CB04')).text).toContain(`Đã hoàn tác báo hoàn thành việc #${number}`)
    expect(state()).toEqual(before)
  })

  it('shows a leader the progress with its chart, and hands out the workbook', async () => {
    const { person, reply, product } = at()
    person('CB01').says('/tiendo')
    person('CB01').says('/xuat')
    const progress = await reply('CB01')
    expect(progress.text).toContain('Tổng số 7 nhiệm vụ: đã hoàn thành 1 (đúng hạn 1, quá hạn 0)')
    const chart = progress.picture || !product.pictures ? progress : await reply('CB01')
    if (product.pictures) expect(Buffer.from(chart.picture ?? []).toString('latin1', 1, 4)).toBe('PNG')
    else expect(chart.text).toContain('đã hoàn thành 1, đạt ')
    const { text } = await reply('CB01')
    const link = /https:\S+\/media\/[\w-]+/.exec(text)?.[0]
    if (!product.pictures) return expect(text).toContain('Kênh này không gửi được tệp')
    const file = await at().fetched(link ?? '')
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toContain('spreadsheetml')
    expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK')
  })

  it('answers a repeated message once', async () => {
    const { person, reply, product } = at()
    const done = `/xong ${at().task('HN-1')} ${words.result}`
    person('CB04').says(done)
    expect((await reply('CB04')).text).toContain('Đã ghi nhận hoàn thành')
    const before = person('CB04').messages().length
    product.repeat()
    await product.drained()
    // One conversation is answered in order: an answer to the repeat would come before this one.
    person('CB04').says('/nhiemvu')
    expect((await reply('CB04')).text).toMatch(/^(?:Cần đồng chí tiếp nhận .*\s+)?Nhiệm vụ: 3 việc/)
    expect(person('CB04').messages()).toHaveLength(before + 1)
  })

  it('answers after a restart what was written while it was down, once', async () => {
    const { person, reply } = at()
    await at().settled()
    expect(await at().stop()).toBe(0)
    const before = person('CB04').messages().length
    person('CB04').says(`/xong ${at().task('HN-2')} ${words.result}`)
    await at().start()
    expect((await reply('CB04')).text).toContain('Đã ghi nhận hoàn thành')
    person('CB04').says('/hoantac')
    expect((await reply('CB04')).text).toContain('Đã hoàn tác')
    expect(person('CB04').messages()).toHaveLength(before + 2)
  })

  it('sends the digest, holds that of who has left, and delivers it when they are back', async () => {
    const { person, reply, workplace, today } = at()
    const [five] = workplace.query<{ id: number }>(`select id from officers where code = 'CB05'`)
    person('CB05').leaves()
    await at().settled()
    const run = ['job', 'run', 'daily-reminders', '--at', `${today}T08:00`]
    const [queued] = await workplace.json<{ officer: string }[]>(run)
    expect(queued?.map(row => row.officer)).toEqual(expect.arrayContaining(['CB04', 'CB05']))
    expect(await workplace.json(run)).toEqual([[]])
    const sent = await reply('CB04')
    expect(sent.text).toMatch(digest)
    expect(sent.text).toContain(`${words.title}, tổ 2`)
    person('CB04').says('1')
    expect((await reply('CB04')).text).toContain('Tình trạng: ')
    const waits = () =>
      workplace.query(`select status from outbox where officer_id = ${five?.id} and key like 'daily:%'`)
    await expect.poll(waits, { timeout: patience }).toEqual([{ status: 'held' }])
    person('CB05').returns()
    expect((await person('CB05').waitFor(digest)).text).toContain(`${words.title}, tổ 3`)
  })

  it('sent no digest twice, nothing that Zalo would refuse, and wrote no secret and no message into its logs', async () => {
    await at().settled()
    expect(await at().stop()).toBe(0)
    for (const code of ['CB04', 'CB05'] as const) {
      const digests = at()
        .person(code)
        .messages()
        .filter(({ text }) => digest.test(text))
      expect(digests).toHaveLength(1)
    }
    expect(at().product.violations()).toEqual([])
    const logs = at().logs()
    expect(logs).toContain('"msg":"answered"')
    const said = [...Object.values(words), ...Object.values(staff), ...at().product.secrets()]
    expect(said.filter(text => logs.includes(text))).toEqual([])
  })
}
