const tones = new Map(Object.entries({ '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' }))

/** A text as the keys of Telex leave it while the keyboard is set to English: "thứ sáu" is "thuws saus". */
export const rawKeys = (text: string): string => text.replace(/[\p{L}\p{M}]+/gu, keysOf)

function keysOf(word: string): string {
  let [keys, tone] = ['', '']
  for (const letter of word.normalize('NFD').replaceAll('đ', 'dd').replaceAll('Đ', 'DD')) {
    const key = tones.get(letter)
    if (key !== undefined) tone = key
    else if (letter === '\u0302') keys += (keys.at(-1) ?? '').toLowerCase()
    else keys += letter === '\u0306' || letter === '\u031b' ? 'w' : letter
  }
  return keys + tone
}
