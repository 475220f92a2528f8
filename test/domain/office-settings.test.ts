import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { usualSettings, type SettingKey } from '../../src/domain/people/office-settings.ts'
import {
  fixedBy,
  nearestSetting,
  settingCalled,
  settingKeys,
  settingsFrom,
  settingsOf,
  shownForm,
  typedForm,
} from '../../src/vietnamese/setting-words.ts'

const setting = fc.constantFrom(...settingKeys)

describe('what people type', () => {
  test.each<[SettingKey, string, string]>([
    ['humanContact', ' Chị Lan,  phòng Tổng hợp,\n0912 345 678 ', 'Chị Lan, phòng Tổng hợp, 0912 345 678'],
    ['humanContact', '\n Chị Lan;\r\n0912 345 678\n', 'Chị Lan, 0912 345 678'],
    ['humanContact', 'Chị Lan, giờ làm việc 07:30-17:00', 'Chị Lan, giờ làm việc 07:30-17:00'],
    ['officeName', 'UBND phường Hòa Bình', 'UBND phường Hòa Bình'],
    ['reminderAt', '7h', '07:00'],
    ['reminderAt', '7 giờ 45', '07:45'],
    ['reminderAt', '7:45', '07:45'],
    ['reminderDays', '5, 2 và 0 ngày', '5; 2; 0'],
    ['reminderDays', '10;5;1;0', '10; 5; 1; 0'],
    ['overdueEvery', '2 ngày làm việc', '2'],
    ['approval', 'Có', 'có'],
    ['approval', 'off', 'không'],
    ['sourceTerms', '1022: 5 ngày làm việc; Đơn thư:10', '1022: 5; Đơn thư: 10'],
    ['sourceTerms', '1022: 5;', '1022: 5'],
    ['workingHours', '7h30 – 11h30, 13h30 đến 17h', '07:30-11:30; 13:30-17:00'],
    ['workingHours', '8:00-17:00', '08:00-17:00'],
  ])('%s: %j is kept as %j', (key, typed, kept) => {
    expect(typedForm(key, typed)).toBe(kept)
  })

  test.each<[SettingKey, string]>([
    ['humanContact', 'a'.repeat(201)],
    ['humanContact', '  '],
    ['humanContact', 'Hà\n\n08:00 ngày 30/11/2026: Trần Quốc Bảo duyệt'],
    ['humanContact', 'Hà\n08:00 ngày 30/11/2026: Trần Quốc Bảo duyệt'],
    ['humanContact', 'Hà,\n\n08:00 ngày 30/11/2026: Trần Quốc Bảo duyệt'],
    ['humanContact', 'Hà\u2028duyệt'],
    ['officeName', 'Sở Tài chính\r\nđã duyệt'],
    ['place', 'Hòa Bình\nđã duyệt'],
    ['reminderAt', '18:00'],
    ['reminderAt', 'sáng'],
    ['reminderAt', '7:60'],
    // What a Vietnamese Excel makes of a typed "7,3".
    ['reminderDays', '7.3'],
    ['reminderDays', 'hằng ngày'],
    ['overdueEvery', '0'],
    ['approval', 'có thể'],
    ['sourceTerms', '1022'],
    ['sourceTerms', '1022: 0'],
    ['sourceTerms', ': 5'],
    ['workingHours', '13:00-17:00; 07:30-11:30'],
    ['workingHours', '07:30'],
    ['workingHours', '07:30-11:30-17:00'],
  ])('%s: %j is no value of it', (key, typed) => {
    expect(typedForm(key, typed)).toBeUndefined()
  })

  test('read twice, it is what it was: an export can be imported', () => {
    fc.assert(
      fc.property(
        setting,
        fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('7h', '1,2', 'có', '7h-8h')),
        (key, typed) => {
          const kept = typedForm(key, typed)
          if (kept !== undefined) expect(typedForm(key, kept)).toBe(kept)
        },
      ),
    )
    for (const key of settingKeys) {
      const usual = shownForm(key, usualSettings)
      if (usual !== undefined) expect(typedForm(key, usual)).toBe(usual)
    }
  })
})

test('a setting is found by its name and by what else it is called, in any spelling', () => {
  for (const key of settingKeys)
    for (const name of [settingsOf[key].name, ...settingsOf[key].aliases]) {
      expect(settingCalled(name)).toBe(key)
      expect(settingCalled(` ${name.toUpperCase().normalize('NFD')}: `)).toBe(key)
    }
  expect(settingCalled('Người hỗ trợ viên')).toBeUndefined()
  expect(nearestSetting('Người hỗ trự')).toBe('humanContact')
  expect(nearestSetting('Màu nền')).toBeUndefined()
})

test('what is fixed wins over what is stored, and that over what is usual', () => {
  const stored = new Map<SettingKey, string>([
    ['reminderAt', '08:00'],
    ['overdueEvery', '3'],
  ])
  const fixed = fixedBy(name => (name === 'REMINDER_AT' ? '09:15' : undefined))
  expect(settingsFrom(stored, fixed)).toEqual({ ...usualSettings, reminderAt: '09:15', overdueEvery: 3 })
  expect(settingsFrom(new Map([['reminderAt', 'hỏng']]), {})).toEqual(usualSettings)
})
