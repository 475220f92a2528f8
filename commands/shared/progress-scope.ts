import { documentExists } from '../../db/tasks/progress.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import { withBelow, type Unit } from '../../src/domain/people/organisation.ts'
import { findUnit } from '../../src/vietnamese/find-unit.ts'
import { findDates, parsePeriod, type Period } from '../../src/vietnamese/dates.ts'
import { parseDocumentNumber } from '../../src/vietnamese/document-number.ts'
import { calledAt } from '../../src/vietnamese/intent/somebody.ts'
import { wordsOf } from '../../src/vietnamese/intent/words.ts'
import { shorten } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'
import { unitCalled } from './unit-called.ts'

export interface ProgressScope {
  unit?: Unit
  /** the unit and everything below it */
  units?: ReadonlySet<number>
  document?: string
  /** `typed`: as the person put it */
  period?: Period & { typed: string }
}

/**
 * What a leader asks `command` about: a unit, a document or a period, or one of the first two followed by a period.
 * @throws UserError naming what was not recognised, with the nearest unit
 */
export async function progressScope(
  context: OfficerContext,
  units: readonly Unit[],
  args: string,
  command = '/tiendo',
): Promise<ProgressScope> {
  const words = args.split(/\s+/).filter(Boolean)
  // The longest ending that is a period is the period; what stands before it names the unit or the document.
  for (let start = 0; start <= words.length; start++) {
    const typed = words.slice(start).join(' ')
    const period = parsePeriod(typed, context.today)
    if (typed !== '' && !period) continue
    const about = await aboutWhat(context, units, words.slice(0, start).join(' '), command)
    return period ? { ...about, period: { ...period, typed } } : about
  }
  return {}
}

async function aboutWhat(
  context: OfficerContext,
  units: readonly Unit[],
  name: string,
  command: string,
): Promise<ProgressScope> {
  if (name === '') return {}
  const document = parseDocumentNumber(name)
  if (document !== undefined && (await documentExists(context.tx, document))) return { document }
  // Their own units first: every ward has a "Văn phòng", and a leader means the one below them.
  const { actor } = context
  const followed = actor.seesAll ? units : units.filter(({ id }) => actor.scope.has(id))
  const unit = unitCalled(followed, name) ?? findUnit(followed, name).unit
  const { suggestion } = findUnit(followed, name)
  if (unit) return { unit, units: withBelow(units, [unit.id]) }
  const elsewhere = unitCalled(units, name) ?? findUnit(units, name).unit
  if (elsewhere)
    throw new UserError(
      `${elsewhere.name} không thuộc phạm vi theo dõi của đồng chí. Gõ ${command} để xem phạm vi của mình.`,
      [whole(command)],
    )
  if (document !== undefined)
    throw new UserError(`Chưa có nhiệm vụ nào theo văn bản ${document}. Đồng chí kiểm tra lại số văn bản.`, [
      whole(command),
    ])
  const person = personCalled(context, name)
  if (person)
    throw new UserError(
      `${command === '/tiendo' ? 'Tiến độ' : 'Bảng này'} tính theo đơn vị, văn bản hoặc kỳ, chưa tính riêng từng cán bộ. Việc của ${person.name} xem trong danh sách.`,
      [{ label: `Việc của ${person.name}`, send: `/nhiemvu ${person.code}` }, whole(command)],
    )
  if (isDay(name, context.today))
    throw new UserError('Tiến độ tính theo tuần, tháng, quý hoặc năm, chưa tính theo ngày.', [
      { label: 'Tuần này', send: `${command} tuần này` },
      { label: 'Tháng này', send: `${command} tháng này` },
      whole(command),
    ])
  const hint = suggestion ? ` Có phải đồng chí muốn xem ${suggestion.name}?` : ''
  throw new UserError(
    `Không có đơn vị, văn bản hay kỳ báo cáo nào là "${shorten(name, 80)}".${hint} Ví dụ: ${command} quý này, ${command} tháng 11.`,
    [...(suggestion ? [{ label: suggestion.name, send: `${command} ${suggestion.code}` }] : []), whole(command)],
  )
}

/** The same without a narrowing. */
const whole = (command: string) => ({ label: command === '/xuat' ? 'Xuất tất cả' : 'Tiến độ chung', send: command })

/** The one officer whom all of the words name. */
function personCalled({ names }: OfficerContext, words: string): { name: string; code: string } | undefined {
  const typed = wordsOf(words)
  const called = names && calledAt(typed, names, 0)
  return called?.last === typed.length - 1 && called.name?.unique ? called.name : undefined
}

const isDay = (words: string, today: string): boolean => {
  const found = findDates(words, { today })
  const [only, another] = found
  return only !== undefined && !another && only.from === only.to && only.why !== 'no-such-day'
}
