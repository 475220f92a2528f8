import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { machineEnv } from '../helpers/machine-env.ts'
import { launch } from './chromium.ts'

// The page on the real thing: the built service, its seeded office, its database. SCREENSHOTS=folder keeps the pictures.

let service: ChildProcess
let folder: string
let url: string
let browser: Browser

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'nhacviec-demo-'))
  service = spawn(process.execPath, [path.resolve('dist/src/cli.js'), 'demo', '--port', '0'], {
    cwd: folder,
    env: machineEnv(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: service.stdout! }), 'line')) as [string]
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)![0]
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  service.kill('SIGTERM')
  const [code] = (await once(service, 'exit')) as [number | null]
  rmSync(folder, { recursive: true })
  expect(code).toBe(0)
})

async function open(size: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Ho_Chi_Minh',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(url)
  return page
}

/** Without the digest, which comes by itself in the morning of a working day. */
const answers = (page: Page) =>
  page.locator('.message.bot:has(time)').filter({ hasNotText: /Nhắc việc (thứ|Chủ nhật)/ })
async function say(page: Page, words: string): Promise<string> {
  const before = await answers(page).count()
  await page.getByLabel('Tin nhắn').fill(words)
  await page.keyboard.press('Enter')
  await answers(page).nth(before).waitFor()
  return answers(page).nth(before).innerText()
}
const picture = async (page: Page, name: string) => {
  const shots = process.env['SCREENSHOTS']
  if (shots !== undefined) await page.screenshot({ path: path.join(shots, `${name}.png`) })
}

it('an officer lists, completes by buttons, and takes it back', async () => {
  const page = await open({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Công chức' }).first().click()
  const list = await say(page, 'nhiem vu')
  expect(list).toMatch(/Nhiệm vụ: \d+ việc/)
  await picture(page, 'phone-list')
  const number = /#(\d+)/.exec(list)![1]!
  expect(await say(page, `/viec ${number}`)).toContain(`#${number}`)
  await picture(page, 'phone-task')
  expect(await say(page, `/xong ${number}`)).toContain('Kết quả việc')
  expect(await say(page, 'Đã trình tại Báo cáo 45/BC-UBND')).toMatch(/45\/BC-UBND/)
  await picture(page, 'phone-done')
  const before = await answers(page).count()
  await answers(page).last().getByRole('button', { name: 'Hoàn tác' }).click()
  await answers(page).nth(before).waitFor()
  expect(await answers(page).last().innerText()).toContain('Đã hoàn tác')
  await page.context().close()
})

it('a leader sees the official sentence and the chart', async () => {
  const page = await open({ width: 1280, height: 900 })
  await page.locator('.person').first().click()
  const progress = await say(page, '/tiendo')
  expect(progress).toMatch(
    /Tổng số \d+ nhiệm vụ: đã hoàn thành \d+ \(đúng hạn \d+, quá hạn \d+\); chưa hoàn thành \d+ \(trong hạn \d+, quá hạn \d+\)/,
  )
  const chart = answers(page).last().locator('img[src^="/web/pictures"]')
  await chart.waitFor()
  await expect.poll(() => chart.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(500)
  await picture(page, 'desktop-progress')
  await page.context().close()
})

it('a stranger is handed a code, links with consent, is greeted by name and lists the tasks', async () => {
  const page = await open({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Người chưa liên kết' }).click()
  await page.getByText(/đây là mã của đồng chí .+: [\dA-Z]{4}-[\dA-Z]{4}/).waitFor()
  await picture(page, 'phone-stranger')
  expect(await say(page, 'xin chào')).toMatch(/liên kết.*mã/s)
  const before = await answers(page).count()
  await page.locator('#quick').getByRole('button', { name: 'Gửi mã' }).click()
  await answers(page).nth(before).waitFor()
  expect(await answers(page).last().innerText()).toContain('Đồng chí có đồng ý không?')
  await answers(page).last().getByRole('button', { name: 'Đồng ý', exact: true }).click()
  await answers(page)
    .nth(before + 1)
    .waitFor()
  const name =
    /Xin chào đồng chí (.+?)\./.exec(
      await answers(page)
        .nth(before + 1)
        .innerText(),
    )?.[1] ?? 'nobody'
  await page.locator('#who').getByText(name).waitFor()
  await page.locator('#quick').getByRole('button', { name: 'Nhiệm vụ' }).waitFor()
  await picture(page, 'phone-linked')
  expect(await say(page, '/nhiemvu')).toMatch(/Nhiệm vụ: \d+ việc/)
  // What was handed out once is not handed out again.
  await say(page, '/thoat')
  await page.locator('#quick').getByRole('button', { name: 'Gửi mã' }).waitFor()
  expect(await page.locator('#who').innerText()).toContain('Người chưa liên kết')
  await page.context().close()
})

it('a workbook is a file card, and the year that has no tasks gets no chart', async () => {
  const page = await open({ width: 390, height: 844 })
  await page.locator('.person').first().click()
  await say(page, '/xuat')
  expect(await answers(page).last().locator('.file-card').innerText()).toMatch(/^nhiem-vu-.*\.xlsx\nBảng tính Excel · /)
  await say(page, '/tiendo năm 2031')
  expect(await answers(page).last().locator('img[src^="/web/pictures"]').count()).toBe(0)
  await page.context().close()
})
