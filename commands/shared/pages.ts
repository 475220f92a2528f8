import type { Choice } from '../../src/domain/chat/reply.ts'

export interface Page {
  number: number
  pages: number
  /** how many lie before it */
  offset: number
}

/** The words of a command and the page asked for behind them: `quá hạn trang 2`. */
export function readPage(args: string): { words: string; page: number } {
  const paged = /^(.*?)\s*trang\s+(\d{1,6})$/isu.exec(args)
  return { words: (paged?.[1] ?? args).trim(), page: Number(paged?.[2] ?? 1) }
}

/** The page `wanted` of `total` things, or the nearest that there is. */
export function onePage(total: number, size: number, wanted: number): Page {
  const pages = Math.max(1, Math.ceil(total / size))
  const number = Math.min(Math.max(1, wanted), pages)
  return { number, pages, offset: (number - 1) * size }
}

/** The sentence that numbers the page, and the choices that lead to those beside it; `line` of a page is how it is asked for. */
export function pageTurns(
  { number, pages }: Page,
  line: (page: number) => string,
  labels = { back: '‹ Trang trước', on: 'Trang sau ›' },
): { numbers: string; turns: Choice[] } {
  return {
    numbers: `Trang ${number}/${pages}.`,
    turns: [
      ...(number > 1 ? [{ label: labels.back, send: line(number - 1) }] : []),
      ...(number < pages ? [{ label: labels.on, send: line(number + 1) }] : []),
    ],
  }
}
