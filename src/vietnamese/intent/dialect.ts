/**
 * Words as they are said in the South and the Centre or cut short on a phone, behind the word they stand for. Only words
 * that mean nothing else, or nothing else that officials type; all else of the kind stands in the lexicon.
 */
const variants: Record<string, string> = {
  việc: 'vc vjec viêc dzụ zụ dzu',
  tôi: 'tui tau t',
  mình: 'mik mk m',
  làm: 'mần lm',
  xem: 'coi',
  dùng: 'xài xai',
  không: 'ko k kg khg kô hok hông hổng hem khum khom hăm',
  chưa: 'chx ch',
  được: 'dc đc',
  gì: 'j',
  phải: 'fai phãi',
  rồi: 'r rùi rui ròi rồy roài roy gòi',
  xong: 'xg xog xoq xonq',
  đang: 'đg dag đag',
  nhiều: 'nhìu',
  biết: 'bít bik bjk',
  vậy: 'z v zậy dzậy dzị zị dzay zay dzi rứa zạ',
  nhé: 'nghen nhen nhoa hen',
  giúp: 'giùm dùm zùm gium dum zum jùm',
  với: 'vs',
  thôi: 'thui thoy hoy',
  nữa: 'nx',
  vào: 'vô',
  mới: 'ms',
  trước: 'trc',
  cũng: 'cx',
  nhanh: 'lẹ',
  quá: 'wá',
  người: 'ng',
  nhưng: 'nhg',
}

const standard = new Map(
  Object.entries(variants).flatMap(([word, said]) => said.split(' ').map(variant => [variant, word] as const)),
)

/** One letter or two beside a number are a unit, a choice or a day: 5kg, 200m, 3t, v6, t2. */
const short = new Set(['kg', 'm', 't', 'k', 'v'])

/** The usual spelling of a word in small letters, where it is none; `before` and `next`: the text around it. */
export function usualSpelling(lower: string, before: string, next = ''): string | undefined {
  if (short.has(lower) && (/\d$/.test(before) || /\d/.test(next))) return undefined
  return lower === 'kg' && /\d\s$/.test(before) ? undefined : standard.get(lower)
}
