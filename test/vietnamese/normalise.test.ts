import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/vietnamese/normalise.ts'
import { nfc } from '../../src/domain/chat/tidy-text.ts'

const lettersOfVietnamese = 'aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ'

describe('nfc', () => {
  it('joins letters and marks that macOS keeps apart', () => {
    expect(nfc('Nhiệm vụ'.normalize('NFD'))).toBe('Nhiệm vụ')
  })

  it('removes what cannot be seen and makes every blank a plain one', () => {
    expect(nfc('\ufeffHạn\u200b:\u00a0\u00a030/6\t\u202f2026\u0007\u00ad ')).toBe('Hạn: 30/6 2026')
  })

  it('keeps new lines, two at most, without blanks beside them', () => {
    expect(nfc('\n một  \r\n  hai\r\n \n\n\n ba \n')).toBe('một\nhai\n\nba')
    expect(nfc('a\n\n\nb')).toBe('a\n\nb')
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => nfc(nfc(text)) === nfc(text)))
  })

  it('leaves as it is what is tidy already, and only that', () => {
    const unit = fc.constantFrom(
      'a',
      'Z',
      '0',
      '~',
      ' ',
      'é',
      'đ',
      'ơ',
      'ừ',
      'ỹ',
      'À',
      'ʼ',
      '\u0300',
      '\u00ad',
      '\u00a0',
      '\n',
      '\ud83d',
    )
    fc.assert(
      fc.property(fc.string({ unit }), text => {
        // With something to remove at its end, no text is tidy already.
        expect(nfc(text)).toBe(nfc(`${text}\u200b`))
      }),
    )
  })
})

describe('fold', () => {
  it('brings every Vietnamese letter to plain a–z', () => {
    expect(fold(lettersOfVietnamese)).toMatch(/^[a-z]+$/)
    expect(fold(lettersOfVietnamese.toUpperCase())).toBe(fold(lettersOfVietnamese))
  })

  it('finds the same text whatever its form, case and blanks', () => {
    const forms = [
      'Đôn đốc  Ủy ban',
      'ĐÔN ĐỐC ỦY BAN',
      'Đôn đốc\nỦy ban'.normalize('NFD'),
      ' don doc\u00a0uy\u200b ban ',
    ]
    expect(new Set(forms.map(fold))).toEqual(new Set(['don doc uy ban']))
  })

  it('gives a letter the same whether or not others stand beside it that are not Latin', () => {
    const latin = fc.string({ unit: fc.integer({ min: 0, max: 0x206f }).map(code => String.fromCharCode(code)) })
    fc.assert(
      fc.property(latin, text => {
        expect(fold(`${text}\n日`)).toBe(`${fold(text)} 日`.trim())
      }),
    )
  })

  it('is the same for typed and stored text, and changes nothing the second time', () => {
    const vietnamese = fc.string({
      unit: fc.constantFrom(...Array.from(`${lettersOfVietnamese}ĐẮỘ 0/-\n\t\u00a0\u0301\u0323`)),
    })
    fc.assert(
      fc.property(vietnamese, text => {
        expect(fold(nfc(text))).toBe(fold(text))
        expect(fold(fold(text))).toBe(fold(text))
        expect(fold(text.normalize('NFD'))).toBe(fold(text))
      }),
    )
  })
})
