import { looksLikeCode } from '../domain/people/link-code.ts'
import { nfc } from '../domain/chat/tidy-text.ts'
import { findNames, type NameFinder } from './person-names.ts'

/** Stands between the office and the model for one question: what it hid it puts back into the answer. */
export interface Mask {
  /** NFC, with names of people, phone numbers, e-mails, link codes and long runs of digits as placeholders. */
  hide(text: string): string
  /** undefined where the text has a placeholder that was never given out */
  reveal(text: string): string | undefined
}

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]/gu
const code = /(?<![\p{L}\p{N}])[A-Za-z\d]{4}[ \p{Pd}]?[A-Za-z\d]{4}(?![\p{L}\p{N}/])/gu
/** A telephone number in groups of any length, or seven digits and more of anything: identity cards, accounts, tax codes. */
const phone =
  /(?<![\p{Nd}/])(?:\+?84|0)(?:[ .()-]{0,2}\p{Nd}){8,11}(?!\p{Nd})|\(0\p{Nd}{1,3}\)(?:[ .-]{0,2}\p{Nd}){6,9}(?!\p{Nd})/gu
const groups = /(?<![\p{Nd}/])\p{Nd}{3,}(?:[ .-]\p{Nd}{3,}){2,}(?!\p{Nd})/gu
const longRun = /\p{Nd}{7,}/gu
const date = /^\(?\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-](?:20)?\p{Nd}{2}(?!\p{Nd})/u

const placeholder = /\[\s*(NGƯỜI|SỐ|EMAIL|MÃ)_(\d+)\s*\]/giu

export function createMask(names: NameFinder): Mask {
  const originals = new Map<string, string>()
  const given = new Map<string, string>()

  function put(kind: 'NGƯỜI' | 'SỐ' | 'EMAIL' | 'MÃ', original: string): string {
    const known = given.get(`${kind} ${original}`)
    if (known !== undefined) return known
    const name = `[${kind}_${originals.size + 1}]`
    originals.set(name, original)
    given.set(`${kind} ${original}`, name)
    return name
  }

  return {
    hide(text) {
      let hidden = nfc(text)
        .replace(email, found => put('EMAIL', found))
        .replace(code, found => (looksLikeCode(found) ? put('MÃ', found) : found))
      for (const numbers of [phone, groups, longRun])
        hidden = hidden.replace(numbers, found => (date.test(found) ? found : put('SỐ', found)))
      let [result, from] = ['', 0]
      for (const { start, end } of findNames(hidden, names)) {
        result += hidden.slice(from, start) + put('NGƯỜI', hidden.slice(start, end))
        from = end
      }
      return result + hidden.slice(from)
    },
    reveal(text) {
      const found = [...text.matchAll(placeholder)].map(([, kind = '', number = '']) => keyOf(kind, number))
      if (found.some(key => !originals.has(key))) return undefined
      return text.replace(placeholder, (_, kind: string, number: string) => originals.get(keyOf(kind, number)) ?? '')
    },
  }
}

const keyOf = (kind: string, number: string): string => `[${kind.toUpperCase()}_${number}]`
