import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDocumentNumber, parseDocumentNumber } from '../../src/vietnamese/document-number.ts'
import { fold } from '../../src/vietnamese/normalise.ts'

const canonical = [
  '05/QĐ-UBND',
  '42/2014/QĐ-TTg',
  '30/2020/NĐ-CP',
  '80-NQ/TW',
  '15-KH/ĐU',
  '123/UBND-VP',
  '1270/BC-TCTTTg',
  '12/CTr-UBND',
  '09/TTr-SNV',
  '45/NQ-HĐND',
  '91/2025/QH15',
  '88/BC-BGDĐT',
  '7/UBND',
]

describe('parseDocumentNumber', () => {
  it.each([
    ['Số: 05/QĐ-UBND', '05/QĐ-UBND'],
    ['Số 5/QĐ-UBND', '05/QĐ-UBND'],
    ['so: 05 / QD - UBND.', '05/QĐ-UBND'],
    ['0123/UBND-VP', '123/UBND-VP'],
    ['30/2020/ND-CP', '30/2020/NĐ-CP'],
    ['05/QĐ–UBND'.normalize('NFD'), '05/QĐ-UBND'],
    ['80 - NQ / TƯ', '80-NQ/TW'],
    ['45/nq-hdnd', '45/NQ-HĐND'],
    ['12/ctr-ubnd', '12/CTr-UBND'],
    ['123/ubnd-kt1', '123/UBND-KT1'],
  ])('%s is %s', (text, number) => {
    expect(parseDocumentNumber(text)).toBe(number)
  })

  it('reads a canonical number back from any way of typing it', () => {
    const typing = fc.constantFrom<(text: string) => string>(
      text => text.toLowerCase(),
      text => text.toUpperCase(),
      text => fold(text),
      text => text.normalize('NFD'),
      text => `  Số:  ${text.replaceAll('/', ' / ').replaceAll('-', ' - ')} `,
    )
    fc.assert(
      fc.property(fc.constantFrom(...canonical), typing, (number, type) => {
        expect(parseDocumentNumber(type(number))).toBe(number.replace(/^7/, '07'))
      }),
    )
  })

  it.each([
    '',
    '123',
    '30/6/2026',
    '25/11',
    '2026-06-30',
    '6/2026',
    '24/7',
    '00/QĐ-UBND',
    '/QĐ-UBND',
    'QĐ-UBND',
    '5/lần',
    '12/người-ngày',
    '12/nguoi-ngay',
    '3-lan/tuan',
    '05/QĐ-UBND ngày 02/01/2026',
    '05/QĐ-UBND, 06/QĐ-UBND',
  ])('"%s" is not one', text => {
    expect(parseDocumentNumber(text)).toBeUndefined()
  })
})

describe('findDocumentNumber', () => {
  it.each([
    ['đã trình tại công văn 123/UBND-VP ngày 25/11/2026', '123/UBND-VP'],
    ['Ngày 30/6/2026 đã ban hành Quyết định số 5/QĐ-UBND.', '05/QĐ-UBND'],
    ['(theo Nghị quyết số 80-NQ/TW ngày 07/01/2026 của Bộ Chính trị)', '80-NQ/TW'],
    ['xong, bc 15/bc-snv', '15/BC-SNV'],
    ['gửi kèm 12/KH - UBND, đã ký', '12/KH-UBND'],
    ['tờ trình 12/TTr-SNV - đã gửi', '12/TTr-SNV'],
    ['123/UBND-VP; 124/UBND-VP', '123/UBND-VP'],
    ['Luật 91/2025/QH15', '91/2025/QH15'],
  ])('%s', (sentence, number) => {
    expect(findDocumentNumber(sentence)).toBe(number)
  })

  it.each([
    'hạn 30/6/2026',
    'trước 25/11',
    'hoàn thành 30/6/2026-VP đang rà soát',
    'đạt 39/81 nhiệm vụ',
    'họp 24/7, 2 lần/tháng',
    'chi 50/người-ngày, 10-15/ha',
    'quý I-II/2026',
    'km 5/QL-',
    'ngày 30/6/2026/UBND-VP',
    'mã N12/QĐ-UBND',
  ])('nothing in "%s"', sentence => {
    expect(findDocumentNumber(sentence)).toBeUndefined()
  })

  it('never takes digits, dates and separators for a number', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('0123456789/-. ,')) })
    fc.assert(fc.property(text, digits => findDocumentNumber(digits) === undefined))
  })

  it('finds what parseDocumentNumber accepts, within a sentence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...canonical), number => {
        const found = findDocumentNumber(`Ngày 30/6/2026, văn bản số ${number} ngày 25/11 đã gửi.`)
        expect(found).toBe(parseDocumentNumber(number))
      }),
    )
  })
})
