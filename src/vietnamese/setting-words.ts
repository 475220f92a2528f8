import { nfc } from '../domain/chat/tidy-text.ts'
import {
  usualSettings,
  type FixedSettings,
  type OfficeSettings,
  type SettingKey,
} from '../domain/people/office-settings.ts'
import { nearest } from './nearest.ts'
import { fold } from './normalise.ts'

interface Setting<Value> {
  /** the word in the column `Tên` */
  name: string
  /** other usual words for it */
  aliases: readonly string[]
  /** the environment variable that wins where it is set */
  variable?: string
  /** what to write, with an example: follows “đề nghị ghi” */
  form: string
  /** The value of a text in its exact form, as a variable must have it; undefined: it has none. */
  read(text: string): NonNullable<Value> | undefined
  /** What people type, in the exact form where it can be told. */
  typed?(text: string): string
  /** as it is stored and stands in a sheet; `typedForm` reads it */
  write(value: Value): string | undefined
}

const time = /^([01]\d|2[0-3]):[0-5]\d$/
// A morning digest missed until 18:00 is let go (jobs/daily-reminders.ts): set for later it would never be sent.
const latestDigest = '18:00'

/** The number of a cell whose format of a time was lost: a share of the day, 0.3125; undefined: of no whole minute. */
function timeOfShare(text: string): string | undefined {
  if (!/^0[.,]\d{1,17}$/.test(text)) return undefined
  const minutes = Number(text.replace(',', '.')) * 1440
  const whole = Math.round(minutes)
  if (Math.abs(minutes - whole) > 1 / 60 || whole >= 1440) return undefined
  return [Math.floor(whole / 60), whole % 60].map(part => String(part).padStart(2, '0')).join(':')
}

/** `7h30`, `7 giờ`, `7:30`, and `7:30:00 SA` as Excel shows it, as `07:30`. */
const typedTime = (text: string): string =>
  timeOfShare(text) ??
  text
    .replace(/^(\d{1,2}:\d{2})(?::00)?(?: ?(?:AM|SA))?$/i, '$1')
    .replace(
      /(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})?/giu,
      (_, hour: string, minute = '00') => `${hour.padStart(2, '0')}:${minute}`,
    )

const longestText = 200
const line = (names: Pick<Setting<string | undefined>, 'name' | 'aliases' | 'form'>): Setting<string | undefined> => ({
  ...names,
  read: text => {
    // A line that ends in a comma goes on in the next; any other would stand in our sentences as if we had said it.
    const said = nfc(text).replace(/[,;]\n(?!\n)/g, ', ')
    return said !== '' && !said.includes('\n') && said.length <= longestText ? said : undefined
  },
  write: value => value,
})

// Excel makes a truth value of “TRUE”.
const yes = ['có', 'bật', 'on', 'true']
const no = ['không', 'tắt', 'off', 'false']

type Settings = { readonly [Key in SettingKey]: Setting<OfficeSettings[Key]> }

export const settingsOf: Settings = {
  humanContact: line({
    name: 'Người hỗ trợ',
    aliases: ['Đầu mối hỗ trợ', 'Cán bộ hỗ trợ', 'Liên hệ hỗ trợ', 'Liên hệ'],
    form: 'họ tên, đơn vị, số điện thoại trên một dòng, không quá 200 ký tự',
  }),
  officeName: line({
    name: 'Tên cơ quan',
    aliases: ['Cơ quan', 'Tên đơn vị', 'Cơ quan ban hành'],
    form: 'tên cơ quan như trên công văn, không quá 200 ký tự',
  }),
  officeAbove: line({
    name: 'Cơ quan cấp trên',
    aliases: ['Tên cơ quan cấp trên', 'Cơ quan chủ quản', 'Cơ quan chủ quản trực tiếp'],
    form: 'tên cơ quan cấp trên như trên công văn, không quá 200 ký tự',
  }),
  place: line({
    name: 'Địa danh',
    aliases: ['Địa danh ban hành', 'Nơi ban hành'],
    form: 'địa danh như trên công văn, ví dụ Hòa Bình, không quá 200 ký tự',
  }),
  workingHours: {
    name: 'Giờ làm việc',
    aliases: ['Giờ hành chính', 'Thời gian làm việc'],
    form: 'các buổi theo thứ tự trong ngày, ví dụ 07:30-11:30; 13:00-17:00',
    read: text => {
      const hours = text.split(';').map(part => part.split('-').map(end => end.trim()))
      const said = hours.flatMap(([from = '', to = '', ...more]) => (more.length === 0 ? [{ from, to }] : []))
      const ends = said.flatMap(({ from, to }) => [from, to])
      const inOrder = ends.every((end, i) => time.test(end) && (i === 0 || end > (ends[i - 1] ?? '')))
      return said.length === hours.length && inOrder ? said : undefined
    },
    typed: text =>
      typedTime(text)
        .replace(/\s*(–|—|đến)\s*/giu, '-')
        .replace(/\s*(,|và|\n)\s*/giu, ';'),
    write: hours => hours.map(({ from, to }) => `${from}-${to}`).join('; '),
  },
  reminderAt: {
    name: 'Giờ nhắc buổi sáng',
    aliases: ['Giờ nhắc', 'Giờ nhắc việc', 'Giờ gửi tin buổi sáng'],
    variable: 'REMINDER_AT',
    form: 'giờ trước 18:00, ví dụ 07:30',
    read: text => (time.test(text) && text < latestDigest ? text : undefined),
    typed: typedTime,
    write: value => value,
  },
  reminderDays: {
    name: 'Nhắc trước hạn',
    aliases: ['Số ngày nhắc trước hạn', 'Nhắc trước hạn (ngày làm việc)', 'Ngày nhắc trước hạn'],
    variable: 'REMINDER_DAYS',
    form: 'các số ngày làm việc cách nhau dấu chấm phẩy, ví dụ 7; 3; 1; 0 (0 là đúng ngày hạn)',
    read: text => (/^\d{1,3}(\s*,\s*\d{1,3})*$/.test(text) ? text.split(',').map(Number) : undefined),
    typed: text => withoutDays(text).replace(/\s*(;|và)\s*/giu, ','),
    write: days => days.join('; '),
  },
  overdueEvery: {
    name: 'Nhắc lại việc quá hạn',
    aliases: ['Nhắc lại việc quá hạn sau mỗi (ngày làm việc)', 'Số ngày nhắc lại việc quá hạn'],
    variable: 'OVERDUE_EVERY',
    form: 'số ngày làm việc giữa hai lần nhắc, từ 1 đến 99',
    read: text => (/^[1-9]\d?$/.test(text) ? Number(text) : undefined),
    typed: text => withoutDays(text),
    write: String,
  },
  approval: {
    name: 'Duyệt kết quả',
    aliases: ['Cần duyệt', 'Cần duyệt kết quả', 'Lãnh đạo duyệt kết quả'],
    variable: 'APPROVAL',
    form: '“có” hoặc “không”',
    read: text => (text === 'on' ? true : text === 'off' ? false : undefined),
    typed: text => {
      const word = text.toLowerCase()
      return yes.includes(word) ? 'on' : no.includes(word) ? 'off' : text
    },
    write: value => (value ? 'có' : 'không'),
  },
  sourceTerms: {
    name: 'Thời hạn theo nguồn giao',
    aliases: ['Hạn theo nguồn giao', 'Thời hạn xử lý theo nguồn', 'Hạn theo nguồn'],
    variable: 'SOURCE_TERMS',
    form: 'nguồn giao và số ngày làm việc kể từ ngày nhận, ví dụ 1022: 5; Đơn thư: 10',
    read: text => {
      const terms = text.split(';').map(part => /^\s*([^:;\n]{1,60}?)\s*:\s*([1-9]\d{0,2})\s*$/u.exec(part))
      return terms.every(term => term !== null)
        ? terms.map(([, source = '', days]) => ({ source, workingDays: Number(days) }))
        : undefined
    },
    typed: text =>
      text
        .replace(/(\d)\s*ngày(?: làm việc)?/giu, '$1')
        .replace(/[\n;]+\s*$/u, '')
        .replace(/\n/g, ';'),
    write: terms =>
      terms.length === 0 ? undefined : terms.map(({ source, workingDays }) => `${source}: ${workingDays}`).join('; '),
  },
}

const withoutDays = (text: string): string => text.replace(/\s*ngày( làm việc)?\s*/giu, ' ').trim()

/** In the order in which a sheet lists them. */
export const settingKeys = Object.keys(settingsOf) as readonly SettingKey[]

/** Reads what somebody typed, or what `write` wrote; undefined: it cannot be read. */
function valueTyped<Key extends SettingKey>(key: Key, text: string): OfficeSettings[Key] | undefined {
  const { read, typed } = settingsOf[key]
  const tidy = nfc(text)
  return read(typed?.(tidy) ?? tidy)
}

const written = <Key extends SettingKey>(key: Key, value: OfficeSettings[Key] | undefined): string | undefined =>
  value === undefined ? undefined : settingsOf[key].write(value)

/** What is typed as it is stored; undefined: it cannot be read. */
export const typedForm = (key: SettingKey, text: string): string | undefined => written(key, valueTyped(key, text))

/** The value of a setting as it stands in a sheet; undefined: nobody has said. */
export const shownForm = (key: SettingKey, settings: OfficeSettings): string | undefined => written(key, settings[key])

const bare = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
const calledSo = new Map(
  settingKeys.flatMap(key =>
    [settingsOf[key].name, ...settingsOf[key].aliases].map(name => [bare(name), key] as const),
  ),
)

/** The setting of a name as people write it. */
export const settingCalled = (name: string): SettingKey | undefined => calledSo.get(bare(name))

/** The setting whose name is nearest to one that names none. */
export function nearestSetting(name: string): SettingKey | undefined {
  const found = nearest(bare(name), calledSo.keys())
  return found === undefined ? undefined : calledSo.get(found)
}

function put<Key extends SettingKey>(into: Partial<OfficeSettings>, key: Key, value: OfficeSettings[Key] | undefined) {
  if (value !== undefined) into[key] = value
}

/** The settings of an office, of what is stored and what is fixed; where neither says anything, as usual. */
export function settingsFrom(stored: ReadonlyMap<SettingKey, string>, fixed: FixedSettings): OfficeSettings {
  const settings = { ...usualSettings }
  for (const [key, text] of stored) put(settings, key, valueTyped(key, text))
  return { ...settings, ...fixed }
}

/** What the environment fixes: `given` is the text of a variable that is set, already found readable. */
export function fixedBy(given: (variable: string) => string | undefined): FixedSettings {
  const fixed: FixedSettings = {}
  for (const key of settingKeys) {
    const { variable, read } = settingsOf[key]
    const text = variable === undefined ? undefined : given(variable)
    if (text !== undefined) put(fixed, key, read(text))
  }
  return fixed
}
