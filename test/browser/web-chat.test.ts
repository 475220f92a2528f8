import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { item, text } from '../../src/domain/chat/reply.ts'
import { launch } from './chromium.ts'
import { longAnswer, openOffice, type Office } from './office.ts'

let browser: Browser
let office: Office
let context: BrowserContext
let page: Page
/** what the page should never do: break the content policy, throw, ask for a file that is not there */
let complaints: string[]

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function open(size = { width: 1280, height: 800 }): Promise<Page> {
  context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', timezoneId: 'Asia/Ho_Chi_Minh' })
  const opened = await context.newPage()
  opened.setDefaultTimeout(10_000)
  opened.on('pageerror', error => complaints.push(error.message))
  opened.on('console', line => {
    // A failed connection is the browser's own line, and several tests cut the connection on purpose.
    if (line.type() === 'error' && !line.text().includes('net::ERR_')) complaints.push(line.text())
  })
  await opened.goto(office.url)
  return opened
}

beforeEach(async () => {
  complaints = []
  office = await openOffice()
  page = await open()
})
afterEach(async () => {
  await context.close()
  await office.close()
  expect(complaints).toEqual([])
})

const choose = (name: string, on = page) => on.locator('#people').getByRole('button', { name }).click()
const own = () => page.locator('.message.own')
const answers = () => page.locator('.message.bot:has(time)')
const attributes = (all: { getAttribute: (name: string) => string | null }[], name: string) =>
  all.map(one => one.getAttribute(name))
const lines = () => office.received.map(({ content }) => (content.kind === 'text' ? content.text : content.kind))
async function say(words: string): Promise<void> {
  await page.getByLabel('Tin nhắn').fill(words)
  await page.keyboard.press('Enter')
}

describe('choosing a person', () => {
  it('greets an officer by name and shows who is speaking', async () => {
    await choose('Nguyễn Văn An')
    await page.getByRole('heading', { name: 'Chào đồng chí Nguyễn Văn An' }).waitFor()
    const who = await page.locator('#who').innerText()
    expect(who).toContain('Chuyên viên · Phòng Kinh tế, Hạ tầng và Đô thị')
    expect(who).toContain('NA')
    expect(await page.title()).toBe('Nguyễn Văn An – Nhắc Việc')
  })

  it('finds people without diacritics, by unit and by role, and says when there is nobody', async () => {
    const shown = () => page.locator('.person:visible b').allInnerTexts()
    await page.locator('#search').fill('vo thi ngoc anh')
    expect(await shown()).toEqual(['Võ Thị Ngọc Ánh'])
    await page.locator('#search').fill('lanh dao kinh te')
    expect(await shown()).toEqual(['Hoàng Gia Khánh'])
    await page.locator('#search').fill('xyz')
    expect(await shown()).toEqual([])
    expect(await page.locator('#people-none').innerText()).toContain('Không có ai phù hợp')
  })

  it('works from the keyboard alone', async () => {
    await page.locator('#search').focus()
    await page.keyboard.type('dang thuy')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Chào đồng chí Đặng Thùy Dung' }).waitFor()
    await page.keyboard.type('xin chào')
    await page.keyboard.press('Enter')
    await answers().waitFor()
    expect(lines()).toEqual(['xin chào'])
  })

  it('keeps conversations apart, and finds each again, also after a reload', async () => {
    await choose('Nguyễn Văn An')
    await say('/xong 12')
    await answers().waitFor()
    await choose('Hoàng Gia Khánh')
    await page.getByRole('heading', { name: 'Chào đồng chí Hoàng Gia Khánh' }).waitFor()
    expect(await own().count()).toBe(0)
    await choose('Nguyễn Văn An')
    await page.reload()
    await answers().waitFor()
    expect(await own().innerText()).toContain('/xong 12')
    expect(await page.locator('#who').innerText()).toContain('Nguyễn Văn An')
  })

  it('lets a stranger in', async () => {
    await choose('Người chưa liên kết')
    await page.getByRole('heading', { name: 'Tài khoản chưa liên kết' }).waitFor()
    await page.getByRole('button', { name: 'Bắt đầu' }).click()
    await answers().waitFor()
    expect(office.received[0]).toMatchObject({ sender: 'chua-lien-ket', content: { text: '/batdau' } })
  })

  it('hands a stranger a code, at first and later', async () => {
    await choose('Người chưa liên kết')
    await page.getByText('đây là mã của đồng chí Bùi Hữu Nghĩa: KD4X-7PWN').waitFor()
    await page.locator('.welcome').getByRole('button', { name: 'Gửi mã KD4X-7PWN' }).click()
    await answers().waitFor()
    await page.locator('#quick').getByRole('button', { name: 'Gửi mã KD4X-7PWN' }).click()
    await answers().nth(1).waitFor()
    expect(lines()).toEqual(['KD4X-7PWN', 'KD4X-7PWN'])
  })

  it('offers each person what they may use, and nothing else', async () => {
    const offered = async (name: string) => {
      await choose(name)
      await page.getByRole('heading', { name }).waitFor()
      return {
        quick: await page.locator('#quick button').allInnerTexts(),
        first: await page.locator('.suggestion b').allInnerTexts(),
      }
    }
    expect(await offered('Nguyễn Văn An')).toEqual({
      quick: ['Nhiệm vụ', 'Trợ giúp'],
      first: ['Nhiệm vụ của tôi', 'Việc quá hạn'],
    })
    expect(await offered('Trần Thị Minh Hạnh')).toEqual({
      quick: ['Nhiệm vụ', 'Tiến độ', 'Trợ giúp'],
      first: ['Tiến độ đơn vị', 'Nhiệm vụ của tôi', 'Việc quá hạn'],
    })
  })

  it('goes back to the person before, and then to the choice', async () => {
    await choose('Nguyễn Văn An')
    await say('/xong 12')
    await answers().waitFor()
    await choose('Hoàng Gia Khánh')
    await page.getByRole('heading', { name: 'Chào đồng chí Hoàng Gia Khánh' }).waitFor()
    await page.goBack()
    await answers().waitFor()
    expect(await page.locator('#who').innerText()).toContain('Nguyễn Văn An')
    expect(await page.locator('.person[aria-current]').innerText()).toContain('Nguyễn Văn An')
    await page.goBack()
    await page.getByRole('heading', { name: 'Đồng chí chọn một người để bắt đầu' }).waitFor()
    expect(await page.title()).toBe('Nhắc Việc')
    expect(await page.locator('#quick button').count()).toBe(0)
    await page.goForward()
    await answers().waitFor()
  })
})

describe('a conversation', () => {
  beforeEach(() => choose('Nguyễn Văn An'))

  it('shows tasks as cards, late ones in red and those of today in amber', async () => {
    await say('/nhiemvu')
    await answers().waitFor()
    const cards = page.locator('.card')
    expect(await cards.count()).toBe(8)
    const tones = await cards.evaluateAll(attributes, 'data-tone')
    expect(tones).toEqual(['late', 'late', 'today', '', '', '', '', ''])
    expect(await cards.first().locator('b').innerText()).toMatch(/^#12 Báo cáo kết quả/)
    expect(await cards.first().locator('small').innerText()).toBe(
      'chủ trì · hạn thứ Tư 18/11/2026 · quá hạn 3 ngày làm việc',
    )
    expect(await page.locator('mark').allInnerTexts()).toEqual([
      'quá hạn 3 ngày làm việc',
      'quá hạn 1 ngày làm việc',
      'hạn hôm nay',
    ])
  })

  it('marks lateness where the service says it is, never in the words of a title or a command', async () => {
    const blocks = [
      item(['#1 Rà soát hồ sơ quá hạn', 'chủ trì · còn 4 ngày làm việc'], { opens: '/viec 1' }),
      item(['#2 Xử lý việc hôm nay', 'đã trình quá hạn 2 ngày'], { opens: '/viec 2' }),
      item(['#3 [KHẨN] Đôn đốc việc quá hạn', 'quá hạn 2 ngày làm việc'], { opens: '/viec 3', tone: 'late' }),
      item(['Phòng B [KẾT QUẢ]: 30 nhiệm vụ', 'hoàn thành quá hạn 2 · chưa hoàn thành 11 (quá hạn 10)'], {
        tone: 'late',
      }),
      item(['08:05 ngày 20/11/2026: Nguyễn Văn An cập nhật tiến độ', 'Hôm nay đã gửi, sở báo quá hạn 5 ngày']),
    ]
    await office.push('CB01', { blocks, choices: [] })
    await answers().waitFor()
    await say('/trogiup')
    await answers().nth(1).waitFor()
    expect(await page.locator('mark').allInnerTexts()).toEqual(['quá hạn 2 ngày làm việc', 'quá hạn 10'])
    expect(await page.locator('.card .urgent').allInnerTexts()).toEqual(['[KHẨN]'])
    expect(await page.locator('.card[data-tone="late"]').count()).toBe(2)
  })

  it('opens a task by a press anywhere on its card, or by the keyboard, and needs no button beside it', async () => {
    await say('/nhiemvu')
    await answers().waitFor()
    expect(await page.locator('.choice').allInnerTexts()).not.toContain('#12')
    await page.locator('.card').nth(1).locator('small').click()
    await answers().nth(1).waitFor()
    await page.getByRole('button', { name: '#14 Tổng hợp ý kiến' }).press('Enter')
    await answers().nth(2).waitFor()
    expect(lines()).toEqual(['/nhiemvu', '/viec 13', '/viec 14'])
    expect(await own().nth(1).locator('.words').innerText()).toBe('/viec 13')
  })

  it('sends once for a double click on a card, though another one has moved under the pointer', async () => {
    await say('/nhiemvu')
    await page.locator('.card').first().dblclick()
    await answers().nth(1).waitFor()
    await say('xong')
    await answers().nth(2).waitFor()
    expect(lines()).toEqual(['/nhiemvu', '/viec 12', 'xong'])
  })

  it('shows a workbook as a file that can be saved', async () => {
    await say('/xuat')
    const card = page.locator('.file-card')
    await card.waitFor()
    expect(await card.innerText()).toBe('nhiem-vu-2026-11-23.xlsx\nBảng tính Excel · 24 KB')
    const [download] = await Promise.all([page.waitForEvent('download'), card.click()])
    expect(download.suggestedFilename()).toBe('nhiem-vu-2026-11-23.xlsx')
    expect((await readFile(await download.path())).length).toBe(24 * 1024)
    expect(await page.locator('#log').innerText()).not.toContain('/web/files/')
  })

  it('sends what a button stands for and shows what it says; an older button still works', async () => {
    await say('/nhiemvu')
    await page.getByRole('button', { name: 'Báo hoàn thành #12' }).click()
    await answers().nth(1).waitFor()
    expect(await own().nth(1).locator('.words').innerText()).toBe('Báo hoàn thành #12')
    await page.getByRole('button', { name: 'Việc quá hạn' }).click()
    await answers().nth(2).waitFor()
    expect(lines()).toEqual(['/nhiemvu', '/xong 12', '/nhiemvu quá hạn'])
  })

  it('sends once for a double click, on a button and on Send', async () => {
    await say('/nhiemvu')
    // Both presses at once: after a real first one the button may have scrolled away from under the pointer.
    const twice = (button: { click: () => void }) => {
      button.click()
      button.click()
    }
    await page.getByRole('button', { name: 'Báo hoàn thành #12' }).evaluate(twice)
    await answers().nth(1).waitFor()
    await page.locator('#quick').getByRole('button', { name: 'Trợ giúp' }).dblclick()
    await answers().nth(2).waitFor()
    await page.getByLabel('Tin nhắn').fill('một lần')
    await page.getByRole('button', { name: 'Gửi', exact: true }).dblclick()
    await answers().nth(3).waitFor()
    expect(lines()).toEqual(['/nhiemvu', '/xong 12', '/trogiup', 'một lần'])
    expect(await own().count()).toBe(4)
  })

  it('opens a picture large, and closes it with Escape', async () => {
    await choose('Trần Thị Minh Hạnh')
    await page.locator('#quick').getByRole('button', { name: 'Tiến độ' }).click()
    const small = page.getByRole('img', { name: 'Tiến độ quý IV/2026' })
    await small.waitFor()
    const loaded = (image: { decode: () => Promise<void> }) => image.decode().then(() => true)
    expect(await small.evaluate(loaded)).toBe(true)
    await page.getByRole('button', { name: 'Phóng to hình' }).click()
    await page.locator('#picture[open] img').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('#picture[open]').count()).toBe(0)
  })

  it('shows HTML as it was written, in messages, answers and cards', async () => {
    const nasty = '<img src=x onerror="document.title=1"><b>đậm</b> & \u003cscript>alert(1)\u003c/script>'
    await say(nasty)
    await answers().waitFor()
    await office.push('CB01', { blocks: [item([nasty, nasty])], choices: [{ label: nasty, send: 'x' }] })
    await page.locator('.card').waitFor()
    expect(await own().locator('.words').innerText()).toBe(nasty)
    expect(await answers().first().locator('.words').innerText()).toBe(`Đã nhận: ${nasty}`)
    expect(await page.locator('.card b').innerText()).toBe(nasty)
    expect(await page.locator('.choice').innerText()).toBe(nasty)
    expect(await page.locator('#log img[src="x"], #log b b, #log script').count()).toBe(0)
    expect(await page.title()).toBe('Nguyễn Văn An – Nhắc Việc')
  })

  it('takes 5,000 characters with line breaks, and wraps a word without end', async () => {
    const long = `Dòng một\n\n${'ặ'.repeat(4990)}`
    expect(long).toHaveLength(5000)
    await page.getByLabel('Tin nhắn').fill(long)
    expect(await page.locator('#count').innerText()).toBe('Còn 0 ký tự')
    await page.keyboard.press('Enter')
    await answers().waitFor()
    expect(lines()).toEqual([long])
    expect(await own().locator('.words').innerText()).toBe(long)
    expect(await page.locator('#log').evaluate(log => log.scrollWidth - log.clientWidth)).toBe(0)
  })

  it('starts a new line with Shift+Enter and leaves Enter to a Vietnamese input method', async () => {
    const field = page.getByLabel('Tin nhắn')
    await field.pressSequentially('một')
    await page.keyboard.press('Shift+Enter')
    await field.pressSequentially('hai')
    await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
    expect(await field.inputValue()).toBe('một\nhai')
    await page.keyboard.press('Enter')
    await answers().waitFor()
    expect(lines()).toEqual(['một\nhai'])
    await page.keyboard.press('Enter')
    expect(await own().count()).toBe(1)
  })

  it('sends the name of a file with its caption, and says that the content stays', async () => {
    const buffer = Buffer.alloc(2048)
    await page.locator('#file').setInputFiles({ name: 'Báo cáo.docx', mimeType: 'application/msword', buffer })
    expect(await page.locator('#file-chip').innerText()).toContain('không gửi nội dung')
    await say('Kết quả việc 12')
    await answers().waitFor()
    const file = { name: 'Báo cáo.docx', mime: 'application/msword', size: 2048 }
    expect(office.received[0]?.content).toMatchObject({ kind: 'file', caption: 'Kết quả việc 12', file })
    expect(await own().innerText()).toContain('Báo cáo.docx (2 KB)')
    expect(await page.locator('#file-chip').isVisible()).toBe(false)
  })

  it('makes an address one can open, without the full stop behind it', async () => {
    const words = 'Lịch: https://nhacviec.example/calendar/abc.ics. Nhấn javascript:alert(1)'
    await office.push('CB01', { blocks: [text(words)], choices: [] })
    await answers().waitFor()
    expect(await page.locator('#log a').evaluateAll(attributes, 'href')).toEqual([
      'https://nhacviec.example/calendar/abc.ics',
    ])
  })
})

describe('the frame', () => {
  /** In words of the page, since the tests know no DOM: where head and foot stand, and what has been scrolled. */
  const frame = (on: Page): Promise<{ top: number; below: number; scrolled: string[] }> =>
    on.evaluate(`({
      top: document.querySelector('.bar').getBoundingClientRect().top,
      below: innerHeight - document.querySelector('.composer').getBoundingClientRect().bottom,
      scrolled: [...document.querySelectorAll('*')].filter(one => one.scrollTop > 0).map(one => one.id),
    })`)
  const still = { top: 0, below: 0 }

  it.each([
    [390, 844],
    [320, 568],
    [1280, 800],
    [640, 400],
  ])('stays in place at %i × %i after one and after five long answers', async (width, height) => {
    await context.close()
    page = await open({ width, height })
    await choose('Trần Thị Minh Hạnh')
    for (let said = 1; said <= 5; said++) {
      await say('/trogiup')
      await answers()
        .nth(said - 1)
        .waitFor()
      expect(await frame(page)).toMatchObject(still)
      const title = await answers().last().locator('h3').boundingBox()
      const bar = await page.locator('.bar').boundingBox()
      // A long answer is read from its top.
      expect(title!.y - (bar!.y + bar!.height)).toBeGreaterThanOrEqual(0)
      expect(title!.y - (bar!.y + bar!.height)).toBeLessThan(40)
    }
    await page.locator('#to-latest').click()
    expect(await frame(page)).toEqual({ ...still, scrolled: ['log'] })
  })

  it('is not scrolled by the focus, by the end key or by what is hidden from sight', async () => {
    await choose('Nguyễn Văn An')
    for (let said = 0; said < 3; said++) await office.push('CB01', longAnswer)
    await say('cuối')
    await answers().nth(3).waitFor()
    const steps = [
      () =>
        own()
          .locator('.unseen')
          .evaluate((one: { scrollIntoView: () => void }) => one.scrollIntoView()),
      () => page.locator('#log').press('End'),
      () => page.locator('#people-list .person').last().focus(),
      () => page.locator('#text').focus(),
    ]
    for (const step of steps) {
      await step()
      expect(await frame(page)).toMatchObject(still)
    }
  })

  it('holds long names, long words and five hundred messages', async () => {
    await context.close()
    page = await open({ width: 320, height: 568 })
    await page.locator('#search').fill('cong huyen')
    await choose('Công Huyền Tôn Nữ')
    const endless = 'Rà-soát'.repeat(40)
    const blocks = [
      text(endless),
      item([`#9 ${endless}`, `${endless} · ${endless}`], { opens: '/viec 9', tone: 'late' }),
    ]
    const choices = [{ label: endless, send: endless }]
    const file = { name: `${endless}.xlsx`, mime: 'application/octet-stream', bytes: new Uint8Array(9) }
    for (let sent = 0; sent < 500; sent++) await office.push('CB09', { blocks, choices, file })
    await expect.poll(() => answers().count(), { timeout: 30_000 }).toBe(500)
    await say('còn trả lời')
    await page.getByText('Đã nhận: còn trả lời').waitFor()
    expect(await frame(page)).toEqual({ ...still, scrolled: ['log'] })
    const sideways = `[...document.querySelectorAll('.app, .log, .bar, .people, html')].map(one => one.scrollWidth - one.clientWidth)`
    expect(new Set(await page.evaluate<number[]>(sideways))).toEqual(new Set([0]))
  })

  it('puts the chart before the list that spells it out', async () => {
    await choose('Trần Thị Minh Hạnh')
    await page.locator('#quick').getByRole('button', { name: 'Tiến độ' }).click()
    await page.locator('.thumb img').waitFor()
    const kinds = await page
      .locator('.bubble.wide > *')
      .evaluateAll((all: { className: string; tagName: string }[]) => all.map(one => one.className || one.tagName))
    expect(kinds).toEqual(['H3', 'words', 'thumb', 'cards', 'TIME'])
  })

  it('keeps its styles and its conversation however often it is loaded again', async () => {
    await choose('Nguyễn Văn An')
    await say('/nhiemvu')
    for (let reload = 0; reload < 25; reload++) {
      await page.reload()
      await answers().waitFor()
    }
    const panel = await page.evaluate(`getComputedStyle(document.querySelector('.bar')).backgroundColor`)
    expect(panel).toBe('rgb(255, 255, 255)')
    const whole = '[...document.styleSheets].every(sheet => sheet.cssRules.length > 0)'
    expect(await page.evaluate(whole)).toBe(true)
  })

  it('opens in more tabs than a browser has connections, each hearing of what was said when it is looked at', async () => {
    const look = (tab: Page, hidden: boolean) =>
      tab.evaluate(`{
        Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }`)
    await choose('Nguyễn Văn An')
    const tabs = [page]
    for (let tab = 1; tab < 9; tab++) {
      await look(tabs.at(-1)!, true)
      const another = await context.newPage()
      another.setDefaultTimeout(10_000)
      await another.goto(`${office.url}/#CB01`)
      await another.getByRole('heading', { name: 'Chào đồng chí Nguyễn Văn An' }).waitFor()
      tabs.push(another)
    }
    await office.push('CB01', { blocks: [text('Nói cho mọi thẻ.')], choices: [] })
    await tabs[8]!.getByText('Nói cho mọi thẻ.').waitFor()
    expect(await page.getByText('Nói cho mọi thẻ.').count()).toBe(0)
    await look(tabs[8]!, true)
    await look(page, false)
    await page.getByText('Nói cho mọi thẻ.').waitFor()
    expect(await page.locator('#connection').innerText()).toBe('')
  })
})

describe('trouble', () => {
  beforeEach(() => choose('Nguyễn Văn An'))

  it('shows that an answer is being prepared until it comes', async () => {
    await office.close()
    office = await openOffice({ port: Number(new URL(office.url).port), silent: true })
    await page.reload()
    await say('/nhiemvu')
    await page.locator('.typing').waitFor()
    await office.push('CB01', { blocks: [text('Xong.')], choices: [] })
    await answers().waitFor()
    expect(await page.locator('.typing').count()).toBe(0)
  })

  it('says that the server is away, comes back by itself and delivers what waited, once', async () => {
    await say('trước')
    await answers().waitFor()
    const port = Number(new URL(office.url).port)
    await office.close()
    await page.getByText('Mất kết nối với máy chủ').waitFor()
    await say('trong khi mất')
    await page.getByText('Chưa gửi được.').waitFor()
    office = await openOffice({ port })
    await page.getByText('Đã kết nối lại.').waitFor()
    await page.getByText('Đã nhận: trong khi mất').waitFor()
    expect(lines()).toEqual(['trong khi mất'])
    expect(await own().locator('.words').allInnerTexts()).toEqual(['trước', 'trong khi mất'])
    expect(await page.locator('.trouble').count()).toBe(0)
  })

  it('sends a message again with the same id when asked to', async () => {
    await page.route('**/web/messages', route => route.abort(), { times: 1 })
    await say('/xong 12')
    await page.getByRole('button', { name: 'Gửi lại' }).click()
    await answers().waitFor()
    expect(await own().count()).toBe(1)
    expect(await page.locator('.trouble').count()).toBe(0)
  })

  it('does not offer to repeat what the server refuses for good', async () => {
    await page.route('**/web/messages', route => route.fulfill({ status: 404 }))
    await say('x')
    await page.getByText('Tin này không gửi được.').waitFor()
    expect(await page.getByRole('button', { name: 'Gửi lại' }).count()).toBe(0)
    complaints = complaints.filter(line => !line.includes('404'))
  })
})

describe('on a phone', () => {
  it.each([390, 320])('chooses in a sheet and never scrolls sideways at %i px', async width => {
    await context.close()
    page = await open({ width, height: 640 })
    await page.locator('#people[open]').waitFor()
    await choose('Trần Thị Minh Hạnh')
    expect(await page.locator('#people[open]').count()).toBe(0)
    await say('/nhiemvu')
    await answers().waitFor()
    await page.locator('#quick').getByRole('button', { name: 'Tiến độ' }).click()
    await page.locator('.thumb img').waitFor()
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBe(0)
    const small = await page.locator('button:visible').evaluateAll(all => all.filter(b => b.clientHeight < 34).length)
    expect(small).toBe(0)
    await page.locator('#who').click()
    await page.keyboard.press('Escape')
    expect(await page.locator('#people[open]').count()).toBe(0)
  })
})
