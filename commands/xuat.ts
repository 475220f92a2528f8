import { taskPage } from '../db/tasks/export.ts'
import { allUnits } from '../db/people/officers.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { localTime } from '../src/domain/days/local-date.ts'
import { say, text, type TaskWorkbook } from '../src/domain/chat/reply.ts'
import { moment } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { readListRequest, type ListRequest } from './shared/asked-list.ts'
import { progressScope } from './shared/progress-scope.ts'

export const xuat: Command = {
  name: 'xuat',
  aliases: [],
  summary: 'Bảng tính Excel các nhiệm vụ',
  usage: '/xuat [CÁN BỘ | ĐƠN VỊ] [quá hạn | chờ duyệt | đã xong | phối hợp | KỲ | từ khóa]',
  who: 'leader',
  changes: 'never',

  async run(context, args) {
    const { tx, now, today, office } = context
    const read = await readListRequest(context, args, '/xuat', ['open', 'waiting', 'done'])
    if ('answer' in read) return read.answer
    const { request } = read
    const { owner, filterWords, list } = request
    const chosen = workbookOf(context, request)
    const title = `${owner?.title(list.filter.role) ?? ' của các đơn vị đồng chí theo dõi'}${filterWords && ` (${filterWords})`}`
    const { units, ...which } = chosen
    const [any] = await taskPage(tx, { units: units && new Set(units), period: undefined, ...which }, 0, 1)
    if (!any && list.filter.words) await refuseWords(context, args)
    if (!any) throw new UserError(`Không có nhiệm vụ nào${title} để xuất.`)
    const notes = [...list.taken.map(note => `${note}.`), ...(owner?.notes ?? [])]
    return {
      blocks: [
        ...say(`Bảng nhiệm vụ${title}, tính đến ${moment(today, localTime(now, office.timeZone))}.`).blocks,
        ...notes.map(note => text(note)),
      ],
      attachment: { kind: 'task-workbook', name: `nhiem-vu-${today}.xlsx`, ...chosen, today },
    }
  },
}

/** Of nobody in particular the tasks of all that one follows, in whatever state they are. */
function workbookOf(
  { actor }: OfficerContext,
  { owner, list: { parts, saysParts, filter } }: ListRequest,
): Pick<TaskWorkbook, 'units' | 'list'> {
  const states = saysParts ? { parts } : {}
  const followed = actor.seesAll ? {} : { units: [...actor.scope] }
  const whose = owner?.whose
  if (!whose) {
    const isAll = !saysParts && Object.keys(filter).length === 0
    return { ...followed, ...(!isAll && { list: { ...states, filter } }) }
  }
  if (whose.kind === 'people') {
    const people = whose.people.map(({ officerId, ledUnits }) => ({ officerId, ledUnits }))
    return { ...(whose.seenBy && followed), list: { people, ...states, filter } }
  }
  const without = whose.without.map(({ officerId, ledUnits }) => ({ officerId, ledUnits }))
  return {
    ...(whose.units && { units: [...whose.units] }),
    list: { ...(without.length > 0 && { without }), ...states, filter },
  }
}

/** @throws UserError for words that are found in no task: a document, or a unit that there is not */
async function refuseWords(context: OfficerContext, args: string): Promise<void> {
  const { document } = await progressScope(context, await allUnits(context.tx), args, '/xuat')
  if (document !== undefined)
    throw new UserError('Bảng tính được xuất theo kỳ, theo đơn vị hoặc cán bộ. Ví dụ: /xuat quý này.', [
      { label: `Tiến độ văn bản ${document}`, send: `/tiendo ${document}` },
    ])
}
