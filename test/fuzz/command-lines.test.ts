import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allCommands } from '../../commands/index.ts'
import { anyText, broken } from './any-text.ts'
import { markedOffice, persons } from './marked-office.ts'
import { runs } from './runs.ts'
import { platformNames } from './shown.ts'

const names = allCommands.flatMap(({ name, aliases }) => [name, ...aliases])
const few = (...texts: string[]) => fc.constantFrom(...texts)
/** A place in the office's list of tasks, filled in when it is said. */
const task = fc.nat({ max: 11 }).map(place => `{${place}}`)
const number = fc.oneof(
  { weight: 4, arbitrary: task },
  { weight: 1, arbitrary: fc.integer({ min: -3, max: 12 }).map(String) },
  { weight: 1, arbitrary: few('0', '-0', '999999999', '99999999999999999999', '1e9', '1.5', '#', '٣', '１２') },
)
const words = fc.oneof(
  few('quá hạn', 'hôm nay', 'tuần này', 'chờ duyệt', 'đã xong', 'tất cả', 'trang 2', 'trang -1', 'trang 99999999'),
  few('quý này', 'tháng 13', 'năm 0', 'tháng 11', 'từ 30/2 đến 1/1', '31/12/2026', '2026-02-30', '23:59', 'mai'),
  few('KT', 'Phòng Kinh tế', 'VH', 'Văn phòng', 'UBND', 'toàn cơ quan', '05/KH-UBND', '5/QĐ', 'tóm tắt', 'hùng'),
  few('-5%', '0%', '50%', '99,9%', '100%', '1000%', '٥٠%', 'nhắc tắt', 'nhắc bật', 'kênh zalo', 'giờ 25:99', 'đồng ý'),
  few(
    'ABCD-2345',
    'đã trình 45/BC-UBND',
    'nội dung "ngoặc',
    'dau4rieng',
    '%',
    '_',
    "'; drop table tasks; --",
    '\u0000',
  ),
  anyText.map(text => text.slice(0, 200)),
)
const args = fc.oneof(
  fc.constant(''),
  number,
  words,
  fc.tuple(number, words).map(parts => parts.join(' ')),
)
const line = fc
  .tuple(few('/', '/', '', '/@', '//'), few(...names), args)
  .map(([slash, name, rest]) => `${slash}${name} ${rest}`)
const step = fc.oneof(
  { weight: 6, arbitrary: line },
  { weight: 2, arbitrary: few('1', '2', '9', '999', 'số 3', 'đúng', 'không', 'ok', '/huy', 'đồng ý', 'đã làm xong') },
  { weight: 1, arbitrary: words },
)
/** What is said, and which of the choices under its answer is then taken, and under that one's. */
const turn = fc
  .record({ who: fc.constantFrom(...persons), said: step, taken: fc.array(fc.nat({ max: 7 }), { maxLength: 3 }) })
  .filter(({ said }) => !broken.test(said))

describe.each(platformNames)('on %s', platform => {
  it('any line by anybody, and any choice, shows and changes only what is theirs', { timeout: 120_000 }, async () => {
    const { ask, ids, witness, link } = await markedOffice(platform)
    const changes = await witness()
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 4 }), async turns => {
        for (const { who, said, taken } of turns) {
          let { choices } = await ask(
            who,
            said.replace(/\{(\d+)\}/g, (_, place: string) => String(ids[Number(place)])),
          )
          for (const place of taken) {
            const choice = choices[place]
            if (choice) ({ choices } = await ask(who, choice.send))
          }
          // Whoever has left is back for the next turn.
          if (who !== 'stranger') await link(who)
        }
      }),
      runs(15),
    )
    await changes()
  })
})

it('each task is shown and reported on by its number only where it is theirs', { timeout: 60_000 }, async () => {
  const { ask, ids, witness } = await markedOffice('telegram')
  const changes = await witness()
  for (const person of persons)
    for (const id of ids) for (const line of [`/viec ${id}`, `/capnhat ${id} 5% đang làm`]) await ask(person, line)
  expect(await changes()).toBeGreaterThan(5)
})
