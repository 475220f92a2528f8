import type { Reads, Tx } from '../../../db/db.ts'
import { storedSettings, storeSetting } from '../../../db/office/settings.ts'
import { usualSettings, type FixedSettings, type SettingKey } from '../../domain/people/office-settings.ts'
import {
  nearestSetting,
  settingCalled,
  settingKeys,
  settingsOf,
  shownForm,
  typedForm,
} from '../../vietnamese/setting-words.ts'
import { place } from '../../files/office-sheets/report.ts'
import type { SettingRow } from '../../files/office-sheets/settings.ts'
import { noOutcomes, type Outcomes } from './result.ts'

export interface SettingsPlan extends Outcomes {
  write(tx: Tx): Promise<void>
}

/** In place of a value: from now on the setting is as usual. */
const unset = /^[-–—]$/

/** What the rows of `Thiết lập` would change. An empty cell states nothing. */
export async function planSettings(
  tx: Reads,
  rows: readonly SettingRow[],
  fixed: FixedSettings,
): Promise<SettingsPlan> {
  const stored = await storedSettings(tx)
  const said = new Map<SettingKey, SettingRow>()
  const changes = new Map<SettingKey, string | undefined>()
  const outcomes = noOutcomes()
  for (const row of rows) {
    const read = readRow(row, said)
    if ('refused' in read) {
      outcomes.refused.push({ ...place(row), reason: read.refused })
      continue
    }
    const { key, typed } = read
    said.set(key, row)
    const before = stored.get(key)
    const value = typed === 'nothing' ? before : typed.value
    const same = value === before
    if (!same) changes.set(key, value)
    const outcome = same ? 'unchanged' : before === undefined ? 'new' : 'changed'
    const { name, variable } = settingsOf[key]
    const holds = value ?? shownForm(key, usualSettings)
    outcomes.rows.push({ ...place(row), outcome, title: holds === undefined ? name : `${name}: ${holds}` })
    const locked = shownForm(key, { ...usualSettings, ...fixed })
    if (variable !== undefined && key in fixed && typed !== 'nothing' && locked !== holds)
      outcomes.warnings.push({
        ...place(row),
        reason: `“${name}” đang khóa ở “${locked}” bởi biến môi trường ${variable}. Muốn dùng giá trị trong bảng, hãy bỏ biến đó rồi chạy lại dịch vụ.`,
      })
  }
  return {
    ...outcomes,
    write: async tx => {
      for (const [key, value] of changes) await storeSetting(tx, key, value)
    },
  }
}

interface Typed {
  /** as it is stored; undefined: as usual from now on */
  value: string | undefined
}

function readRow(
  row: SettingRow,
  said: ReadonlyMap<SettingKey, SettingRow>,
): { key: SettingKey; typed: Typed | 'nothing' } | { refused: string } {
  const key = settingCalled(row.name)
  if (!key) return { refused: unknownName(row.name) }
  const { name, form } = settingsOf[key]
  const earlier = said.get(key)
  if (earlier && earlier.value !== row.value)
    return { refused: `“${name}” đã ghi giá trị khác ở dòng ${earlier.row}; đề nghị chỉ giữ một dòng.` }
  if (row.value === '') return { key, typed: 'nothing' }
  if (unset.test(row.value)) return { key, typed: { value: undefined } }
  const value = typedForm(key, row.value)
  if (value === undefined) return { refused: `“${name}” không nhận giá trị “${row.value}”; đề nghị ghi ${form}.` }
  return { key, typed: { value } }
}

function unknownName(name: string): string {
  const near = nearestSetting(name)
  if (near) return `Không có thiết lập “${name}”; gần giống nhất là “${settingsOf[near].name}”.`
  const names = settingKeys.map(key => settingsOf[key].name).join(', ')
  return `Không có thiết lập “${name}”. Các thiết lập: ${names}.`
}
