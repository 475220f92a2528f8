import { taskPage } from '../db/tasks/export.ts'
import { allUnits } from '../db/people/officers.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { localTime } from '../src/domain/days/local-date.ts'
import { say } from '../src/domain/chat/reply.ts'
import { moment } from '../src/vietnamese/phrases.ts'
import type { Command } from './command.ts'
import { progressScope } from './shared/progress-scope.ts'

export const xuat: Command = {
  name: 'xuat',
  aliases: [],
  summary: 'Bảng tính Excel các nhiệm vụ',
  usage: '/xuat [KỲ | ĐƠN VỊ]',
  who: 'leader',
  changes: 'never',

  async run(context, args) {
    const { tx, actor, now, today, office } = context
    const { unit, units, document, period } = await progressScope(context, await allUnits(tx), args, '/xuat')
    if (document !== undefined)
      throw new UserError('Bảng tính được xuất theo kỳ hoặc theo đơn vị. Ví dụ: /xuat quý này.', [
        { label: `Tiến độ văn bản ${document}`, send: `/tiendo ${document}` },
      ])
    const seen = units ?? (actor.seesAll ? undefined : actor.scope)
    const scope = [unit && `của ${unit.name}`, period && `có thời hạn trong ${period.label}`].filter(Boolean).join(' ')
    const [any] = await taskPage(tx, { units: seen, period }, 0, 1)
    if (!any) throw new UserError(`Không có nhiệm vụ nào ${scope || 'trong phạm vi theo dõi của đồng chí'} để xuất.`)
    return {
      ...say(`Bảng nhiệm vụ${scope && ` ${scope}`}, tính đến ${moment(today, localTime(now, office.timeZone))}.`),
      attachment: {
        kind: 'task-workbook',
        name: `nhiem-vu-${today}.xlsx`,
        ...(seen && { units: [...seen] }),
        ...(period && { period: { from: period.from, to: period.to } }),
        today,
      },
    }
  },
}
