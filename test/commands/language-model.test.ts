import { describe, expect, it } from 'vitest'
import type { Assistant } from '../../src/assistant/index.ts'
import { openChat, openChatWith } from '../helpers/chat.ts'

const notice = 'được chuyển đến mô hình ngôn ngữ (Trợ lý AI) của cơ quan'
const nobody = 'không gửi dữ liệu của đồng chí cho bên thứ ba'
/** A model that never has anything to say. */
const silent: Assistant = { understand: async () => undefined, summarise: async () => undefined }
const withModel = (...linked: 'hung'[]) => openChatWith({ assistant: silent }, ...linked)

describe('an office with a language model', () => {
  it('shows whether the person lets it be asked, and offers the other', async () => {
    const { talk } = await withModel('hung')
    const on = await talk('hung', '/caidat')
    expect(on.text).toContain('Trợ lý AI: bật.')
    expect(on.choices).toContainEqual({ label: 'Tắt Trợ lý AI', send: '/caidat trợ lý tắt' })
    await talk('hung', 'Tắt Trợ lý AI')
    expect((await talk('hung', '/caidat')).text).toContain('Trợ lý AI: tắt.')
  })

  it('says so where it asks for consent and where it shows what it keeps', async () => {
    const { talk, invite } = await withModel('hung')
    const data = (await talk('hung', '/dulieu')).text
    expect(data).toContain(notice)
    expect(data).not.toContain(nobody)
    expect((await talk('a stranger', `/lienket ${await invite('lan')}`)).text).toContain(notice)
  })
})

describe('an office without one', () => {
  it('speaks of none', async () => {
    const { talk, invite } = await openChat('hung')
    const data = (await talk('hung', '/dulieu')).text
    expect(data).toContain(nobody)
    const consent = (await talk('a stranger', `/lienket ${await invite('lan')}`)).text
    const settings = await talk('hung', '/caidat')
    for (const text of [data, consent, settings.text]) expect(text).not.toMatch(/AI|mô hình/)
    expect(JSON.stringify(settings.choices)).not.toContain('Trợ lý AI')
  })
})
