import type { Block } from '../../domain/chat/reply.ts'

/** What stands between two blocks: items of one line stand close together, longer ones would run into each other. */
export const gap = (before: Block, after: Block): string => (isLine(before) && isLine(after) ? '\n' : '\n\n')

const isLine = ({ kind, text }: Block): boolean => kind === 'item' && !text.includes('\n')

/** A message's words for platforms that know no marks, in the form (NFC) whose length they count. */
export const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block, i) => {
      const before = blocks[i - 1]
      return before ? [gap(before, block), block.text] : [block.text]
    })
    .join('')
    .normalize('NFC')
