import { describe, expect, it } from 'vitest'
import { lockInstance } from '../../db/sqlite/instance-lock.ts'
import { hastyClock, obliging, telegramBench, trialOffice, zaloBotBench, zaloOaBench } from './trial-office.ts'

const patient = { timeout: 60_000 }
const found = (lines: string[]) => lines.flatMap(line => /^([✓✗–?] [^:]+):/.exec(line)?.[1] ?? [])

describe('a channel that works', patient, () => {
  it('on Telegram: text, buttons, chart, file and a picture, by asking for updates', async () => {
    const bench = await telegramBench()
    const { run, lines, changed, outbox } = await trialOffice(bench)
    const [works, seen] = await Promise.all([run(), obliging(bench.user)])
    expect(found(lines)).toEqual([
      '✓ Token',
      '✓ Kết nối nhận tin',
      '✓ Gửi tin',
      '✓ Nhận trả lời',
      '✓ Biểu đồ',
      '✓ Tệp bảng tính',
      '✓ Nhận ảnh',
    ])
    expect(lines.find(line => line.startsWith('✓ Nhận trả lời'))).toMatch(
      /nhận được trả lời bằng nút \(\d+,\d giây; trả lời sau \d+,\d giây\)$/,
    )
    expect(works).toBe(true)
    expect(seen.filter(message => message.picture)).toHaveLength(1)
    expect(seen.filter(message => message.file)).toHaveLength(1)
    expect(await changed()).toEqual([])
    expect(new Set((await outbox()).map(row => row.status))).toEqual(new Set(['sent']))
    expect((await outbox()).map(row => row.step)).toEqual(
      ['text', 'answer', 'chart', 'file', 'picture', 'end'].map(step => `try:${step}`),
    )
    expect(bench.fake.violations).toEqual([])
  })

  it('on Zalo Bot without a public address: numbers, the chart in words, no file, and that is said', async () => {
    const bench = await zaloBotBench('polling')
    bench.user.says('nhiem vu')
    const { run, lines, outbox } = await trialOffice(bench)
    const [works] = await Promise.all([run(), obliging(bench.user)])
    expect(found(lines)).toEqual([
      '✓ Token',
      '✓ Kết nối nhận tin',
      '✓ Gửi tin',
      '✓ Nhận trả lời',
      '– Biểu đồ',
      '– Tệp bảng tính',
      '✓ Nhận ảnh',
    ])
    expect(lines.join('\n')).toContain('nhận được trả lời bằng số')
    expect(lines.join('\n')).toContain('chưa gửi hình được vì chưa có PUBLIC_URL')
    expect(works).toBe(true)
    // What was written before the check is the service's: it was answered, not taken for an answer to the check.
    expect((await outbox()).filter(({ step }) => step.startsWith('answer:'))).toHaveLength(1)
    expect(bench.fake.violations).toEqual([])
  })

  it('on Zalo Bot by webhook: the chart as a picture from our address, the file as a link', async () => {
    const bench = await zaloBotBench('webhook')
    bench.user.says('/nhiemvu')
    const { run, lines, transcript } = await trialOffice(bench)
    const [works, seen] = await Promise.all([run(), obliging(bench.user)])
    expect(found(lines)).toContain('✓ Địa chỉ công khai')
    expect(found(lines)).toContain('✓ Biểu đồ')
    expect(found(lines)).toContain('✓ Tệp bảng tính')
    expect(works).toBe(true)
    expect(seen.some(message => message.picture)).toBe(true)
    const written = await transcript()
    expect(written).toMatch(/Zalo lấy hình từ PUBLIC_URL và nhận tin sau \d+ giây/)
    expect(written).toMatch(
      /Điều lần này không quan sát được:\n- nền tảng gọi lại webhook thế nào .* khi dịch vụ trả lỗi/,
    )
    expect(written).not.toContain('refresh token')
    expect(bench.fake.violations).toEqual([])
  })

  it('on a Zalo Official Account: buttons, and numbers beside a picture', async () => {
    const bench = await zaloOaBench()
    const { run, lines, changed, transcript } = await trialOffice(bench)
    const [works] = await Promise.all([run(), obliging(bench.user)])
    expect(found(lines)).toEqual([
      '✓ Kết nối nhận tin',
      '✓ Địa chỉ công khai',
      '✓ Gửi tin',
      '✓ Nhận trả lời',
      '✓ Biểu đồ',
      '✓ Tệp bảng tính',
      '✓ Nhận ảnh',
    ])
    expect((await transcript()).split('không quan sát được:')[1]).toMatch(
      /webhook thế nào.*\n- .*refresh token đã dùng/,
    )
    expect(works).toBe(true)
    expect(await changed()).toEqual([])
    expect(bench.fake.violations).toEqual([])
  })
})

describe('the transcript', patient, () => {
  it.each([
    ['telegram', telegramBench],
    ['zalo-bot', () => zaloBotBench('webhook')],
    ['zalo-oa', zaloOaBench],
  ])('of %s holds no name, text, token, address or id, whatever the person says', async (channel, open) => {
    const bench = await open()
    if (channel === 'zalo-bot') bench.user.says('trước đó')
    const office = await trialOffice(bench)
    const secretWords = 'Nguyễn Thị Kín 0912345678 số hồ sơ 777/QĐ'
    const answers = async () => {
      for (;;) {
        const { text } = await bench.user.next()
        if (text.includes('Đã kiểm tra xong')) return
        if (/\([2345]\/5\)/.test(text)) bench.user.says(secretWords)
      }
    }
    await Promise.all([office.run(), answers()])
    const written = await office.transcript()
    expect(written).toContain(`Biên bản kiểm tra kênh ${channel}`)
    expect(written).toContain('nhắn trước cho người nhắn lần cuối 3 giờ trước: được')
    const said = [...secretWords.split(' '), secretWords, 'ha', 'trước đó', '127.0.0.1', 'http']
    for (const word of [...office.personal, ...said]) expect(` ${written} `).not.toContain(` ${word} `)
    for (const word of office.personal) expect(written).not.toContain(word)
    expect(written).not.toMatch(/\d{5,}/)
  })
})

describe('the transcript of a refusal that quotes what was sent and to whom', patient, () => {
  const quoting = 'Bad Request: Trần Thu Hà, chat 70112233, token 100200300:fake-token, Kiểm tra kênh chat'
  const bare = (written: string) => {
    expect(written).toMatch(/✗ Gửi tin: nền tảng từ chối nội dung tin.*mã -?\d{3}\)/)
    expect(written).toMatch(/mã lỗi gặp phải: -?\d{3}$/m)
    for (const word of ['Bad', 'Trần', '70112233', 'fake-token', 'Kiểm tra kênh chat'])
      expect(written).not.toContain(word)
  }

  it('on Telegram holds its number alone', async () => {
    const bench = await telegramBench()
    const { run, transcript } = await trialOffice(bench)
    bench.fake.failNext({ method: 'sendMessage', status: 400, description: quoting })
    expect(await run()).toBe(false)
    bare(await transcript())
  })

  it('on Zalo Bot holds its number alone', async () => {
    const bench = await zaloBotBench('polling')
    const { run, transcript } = await trialOffice(bench)
    bench.fake.failNext({ method: 'sendMessage', code: 400, description: quoting })
    expect(await run()).toBe(false)
    bare(await transcript())
  })

  it('on a Zalo Official Account holds its number alone', async () => {
    const bench = await zaloOaBench()
    const { run, transcript } = await trialOffice(bench)
    bench.fake.fail({ path: 'message/cs', error: -201, message: quoting })
    expect(await run()).toBe(false)
    bare(await transcript())
  })
})

describe('a channel that does not work', patient, () => {
  it('says that a token is refused, and sends nothing', async () => {
    const bench = await telegramBench()
    const { run, lines, outbox, transcript } = await trialOffice(bench, { TELEGRAM_BOT_TOKEN: '999:wrong' })
    expect(await run()).toBe(false)
    expect(found(lines)).toEqual(['✗ Token'])
    expect(lines.join('\n')).toContain('kiểm tra TELEGRAM_BOT_TOKEN')
    expect(await outbox()).toEqual([])
    expect(await transcript()).toContain('✗ Token')
    expect(await transcript()).not.toContain('999')
  })

  it('says that an Official Account must be signed in again', async () => {
    const bench = await zaloOaBench()
    const { run, lines, outbox } = await trialOffice(bench, { ZALO_OA_REFRESH_TOKEN: 'used-up' })
    expect(await run({ clock: hastyClock() })).toBe(false)
    expect(found(lines)).toEqual(['✗ Kết nối nhận tin'])
    expect(await outbox()).toEqual([])
  })

  it('gives up a message that is not taken in a minute, and takes it back', async () => {
    const bench = await telegramBench()
    const { run, lines, outbox } = await trialOffice(bench)
    bench.fake.failNext({ method: 'sendMessage', status: 502, times: 99 })
    expect(await run({ clock: hastyClock() })).toBe(false)
    expect(lines.join('\n')).toMatch(/✗ Gửi tin: nền tảng chưa nhận tin trong thời gian chờ.* \(6\d,\d giây; mã 502\)/)
    expect(await outbox()).toEqual([{ step: 'try:text', status: 'dropped' }])
  })

  it('says that the person has blocked the bot, and goes no further', async () => {
    const bench = await telegramBench()
    const { run, lines, outbox } = await trialOffice(bench)
    bench.person.deactivates()
    expect(await run()).toBe(false)
    expect(found(lines)).toEqual(['✓ Token', '✓ Kết nối nhận tin', '✗ Gửi tin'])
    expect(lines.join('\n')).toMatch(/không chuyển được tin cho người nhận.*mã 403/)
    expect(await outbox()).toEqual([{ step: 'try:text', status: 'dropped' }])
  })

  it('says on an Official Account that the window has closed', async () => {
    const bench = await zaloOaBench()
    const { run, lines } = await trialOffice(bench)
    bench.fake.fail({ path: 'message/cs', error: -230 })
    expect(await run()).toBe(false)
    expect(lines.join('\n')).toMatch(/✗ Gửi tin: nền tảng chưa cho nhắn trước lúc này.*mã -230/)
  })

  it('goes on without waiting where nothing of the person arrives, and says where to look', async () => {
    const bench = await telegramBench()
    const { run, lines } = await trialOffice(bench)
    expect(await run({ wait: '1' })).toBe(false)
    expect(found(lines)).toEqual([
      '✓ Token',
      '✓ Kết nối nhận tin',
      '✓ Gửi tin',
      '✗ Nhận trả lời',
      '? Biểu đồ',
      '? Tệp bảng tính',
      '? Nhận ảnh',
    ])
    expect(lines.join('\n')).toContain('không có chương trình nào khác đang nhận tin bằng token này')
  })

  it('believes the person who sees no chart', async () => {
    const bench = await telegramBench()
    const { run, lines } = await trialOffice(bench)
    const person = async () => {
      for (;;) {
        const { text, picture, file } = await bench.user.next()
        if (text.includes('Đã kiểm tra xong')) return
        if (text.includes('(2/5)')) bench.user.choose('Chữ đọc rõ')
        if (picture) bench.user.choose('Không thấy')
        if (file) bench.user.choose('Mở được')
        if (text.includes('(5/5)')) bench.user.choose('Bỏ qua bước này')
      }
    }
    const [works] = await Promise.all([run(), person()])
    expect(works).toBe(false)
    expect(found(lines).slice(-4)).toEqual(['✓ Nhận trả lời', '✗ Biểu đồ', '✓ Tệp bảng tính', '– Nhận ảnh'])
  })
})

describe('the check beside everything else', patient, () => {
  it('begins for nobody while the service runs, and says what to do', async () => {
    const bench = await telegramBench()
    const { run, file, lines } = await trialOffice(bench)
    const unlock = lockInstance(file)
    await expect(run()).rejects.toThrow(/Hãy dừng dịch vụ \(systemctl stop nhacviec/)
    unlock()
    expect(lines).toEqual([])
    expect(bench.fake.calls).toEqual([])
  })

  it('refuses an unknown channel, one that is not configured, an unknown officer and one who is not linked', async () => {
    const bench = await telegramBench()
    const { run } = await trialOffice(bench)
    await expect(run({ to: 'không-có' })).rejects.toThrow('Không có cán bộ nào')
    await expect(run({ channel: 'sms' })).rejects.toThrow('telegram, zalo-bot, zalo-oa')
    await expect(run({ to: 'lan' })).rejects.toThrow(/chưa liên kết trên kênh telegram.*nhacviec invite/)
    await expect(run({ wait: 'mãi' })).rejects.toThrow('--wait')
    const zalo = await trialOffice({ ...bench, channel: 'zalo-bot' })
    await expect(zalo.run()).rejects.toThrow('đặt ZALO_BOT_TOKEN')
  })

  it('ends at once when told to, takes back what has not gone, and writes what it has found', async () => {
    const bench = await telegramBench()
    const { run, lines, stop, outbox, transcript, changed } = await trialOffice(bench)
    bench.fake.failNext({ method: 'sendMessage', status: 502, times: 99 })
    const running = run()
    await bench.fake.waitForCall(call => call.method === 'sendMessage')
    stop()
    expect(await running).toBe(false)
    expect(lines).toContain('Đã dừng kiểm tra.')
    expect(await transcript()).toContain('Kiểm tra bị dừng giữa chừng.')
    expect((await outbox()).map(row => row.status)).toEqual(['dropped'])
    expect(await changed()).toEqual([])
  })

  it('leaves a command of the person and what others write to the service', async () => {
    const bench = await telegramBench()
    const { run, outbox } = await trialOffice(bench)
    const other = bench.fake.person({ id: 80_001_002, first_name: 'Khách' })
    const person = async () => {
      for (;;) {
        const { text, picture, file } = await bench.user.next()
        if (text.includes('Đã kiểm tra xong')) return
        if (text.includes('(2/5)')) {
          bench.user.says('/nhiemvu')
          other.says('xin chào')
          await other.nextMessage(20_000)
          bench.user.choose('Chữ đọc rõ')
        }
        if (picture) bench.user.choose('Thấy rõ')
        if (file) bench.user.choose('Mở được')
        if (text.includes('(5/5)')) bench.user.sendsPhoto()
      }
    }
    const [works] = await Promise.all([run(), person()])
    expect(works).toBe(true)
    expect((await outbox()).filter(({ step }) => step.startsWith('answer:'))).toHaveLength(2)
  })
})
