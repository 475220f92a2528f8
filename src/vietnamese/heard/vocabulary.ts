import { fold } from '../normalise.ts'
import { isBare, marksOf, type Word } from '../intent/words.ts'

export const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

// The sets hold words without diacritics: what is typed without may be any of them.

/** Whom one speaks to, and particles: they may stand anywhere and say nothing of their own. */
export const fillers =
  set(`a ah em e anh chi c sep dong dc bac co chu ban bot oi nhe nha nhen minh toi tui chau ad admin thua bao
  cao vay the thi la ma ne hen thu truong lanh dao giam doc lam voi cho giup nay do kia hic hix huhu ay y con van cu`)
export const noise = /^(?:v[cl]+|h+m+|u+m+|ha(?:ha)+h?|hi(?:hi)+|he(?:he)+|k{2,}|z{2,}|[vd]|xd|o+|up|test)$/
export const thanks =
  set(`cam on camon thank thanks you tks thks tk chao xin hello helo hi alo ok oke oki okie okay okey okla okela u uh um vang da
  duoc roi tot hay qua tuyet gioi nhieu lam loi sorry bye tam biet hen gap lai ro yes yep co dung chinh xac nhat tri dong y
  good great hieu biet noted chuc ngay lanh cuoi tuan vui ve chuan buoi sang trua chieu`)
export const negations = set('khong chua chang dung khoi thoi hong hk kh')
export const stops = set('nham lon huy bo dung ngung stop cancel no sai thoi khoi lui thoat')
/** Words that tell nothing of what came out of the work. */
export const soft =
  set(`xong lam hoan thanh tat phai bao cao can muon biet co ket qua du kip the duoc dau nua viec nay do dung dinh gi het
  ca luon ro noi gui nop trinh tra loi ghi nhan hieu y roi da nao cai kia ma thuc hien xu ly giai quyet bam go an chon nut so lenh
  tin khac di lai qua tiep tuc cau vu nhiem cong con van em hinh nhu that ra chac bay gio moi cho la thi toi den bi nhe dang tu nua
  day len xuong vao it nhat phan nho tay click noi chuyen ai de cua`)
/** What comes later, and what waits. */
export const later =
  set(`sau lat mai mot hom khac luc tinh chieu toi sang trua tuan thang ngay se de khi nao ranh hoi bua dip moi
  cuoi dau giua thu chu nhat hai ba tu nam bay file tep anh hinh van ban gio
  doi cho khoan tu lat chut ti xiu ty teo phut giay ban nghi xem kiem coi hoi da ok khoang chac hen h`)

/** One way to say something, by its words. */
export interface Saying {
  words: { folded: string; marks: string }[]
  /** only when typed with exactly these diacritics */
  exact: boolean
}

/** `a | b c | =d`: with diacritics a word must be this one, without it may be any; `=`: it must have them. */
export const sayings = (row: string): Saying[] =>
  row.split('|').map(entry => {
    const said = entry.trim()
    const words = said.replace(/^=/, '').split(/\s+/)
    return { words: words.map(word => ({ folded: fold(word), marks: marksOf(word) })), exact: said.startsWith('=') }
  })

export const isSaid = (words: readonly Word[], of: readonly Saying[]): boolean =>
  words.some((_, at) => isSaidAt(words, at, of))

export const isSaidAt = (words: readonly Word[], at: number, of: readonly Saying[]): boolean =>
  of.some(saying => beginsAt(words, at, saying))

/** How many words the longest of these takes at this place; 0: none begins there. */
export const longestAt = (words: readonly Word[], at: number, of: readonly Saying[]): number =>
  Math.max(0, ...of.filter(saying => beginsAt(words, at, saying)).map(({ words: { length } }) => length))

const beginsAt = (words: readonly Word[], at: number, { words: said, exact }: Saying): boolean =>
  said.every(({ folded, marks }, step) => {
    const word = words[at + step]
    return word?.folded === folded && (word.marks === marks || (!exact && isBare(word)))
  })

export const plain = (word: Word): string => word.folded

export const foldedText = (words: readonly Word[]): string => words.map(plain).join(' ')
