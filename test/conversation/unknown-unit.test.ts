import { expect, it } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'

it.each([
  ['phòng tư pháp còn việc gì trễ', 'phòng tư pháp'],
  ['phòng quy hoạch còn việc gì trễ', 'phòng quy hoạch'],
  ['phòng tài nguyên trễ việc gì', 'phòng tài nguyên'],
])('a unit that the office does not have is named whole, and no more: %s', async (said, unit) => {
  const { talk } = await talkingOffice('bao')
  expect((await talk('bao', said)).text).toContain(`"${unit}"`)
})
