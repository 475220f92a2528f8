import { expect, it } from 'vitest'
import { mondayMorning, testClock } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine, until } from '../helpers/engine.ts'
import { testOffice } from '../helpers/office.ts'

it('asks who floods it to pause, once, keeps the others waiting for nothing, and answers everything in the end', async () => {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const clock = testClock()
  const channel = recordingChannel('telegram')
  const engine = await testEngine(db, office, { channel, clock })
  await engine.link('hung', 'lan')
  const answersTo = (chat: string) => channel.sent.filter(sent => sent.chat === chat)
  const toldTo = (chat: string) =>
    answersTo(chat).filter(({ message }) =>
      message.blocks.some(block => block.text.includes('hơn 20 tin trong một phút')),
    )

  for (let index = 0; index < 25; index++)
    await channel.receive({
      externalId: `h${index}`,
      chat: 'hung',
      sender: 'hung',
      content: { kind: 'text', text: 'mấy giờ rồi' },
    })
  await channel.receive({ externalId: 'l1', chat: 'lan', sender: 'lan', content: { kind: 'text', text: '/nhiemvu' } })
  const passing = (met: () => boolean) =>
    until(async () => {
      if (!met()) await clock.advance(50)
      return met()
    })
  await passing(() => answersTo('lan').length === 1)
  expect(answersTo('hung').length).toBeLessThan(21)
  await passing(() => answersTo('hung').length === 21)
  expect(toldTo('hung')).toHaveLength(1)
  expect(clock.now()).toBeLessThan(mondayMorning + 60_000)
  await passing(() => answersTo('hung').length === 26)
  expect(clock.now()).toBeGreaterThanOrEqual(mondayMorning + 60_000)
  expect(toldTo('hung')).toHaveLength(1)
})
