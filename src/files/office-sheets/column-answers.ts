import { UserError } from '../../domain/chat/errors.ts'
import type { ColumnAnswers } from './task-columns.ts'
import { fieldNames, taskFields, understandHeader, type TaskField } from './task-vocabulary.ts'
import { words } from './words.ts'

/** What a person says of columns: `D=Thời hạn`, `Phụ lục!E=bỏ qua`. @throws UserError on anything else */
export function columnAnswers(said: readonly string[]): ColumnAnswers {
  return new Map(
    said.map(text => {
      const [, column, name] = /^(.*?(?:^|!)[a-z]{1,2})\s*=\s*(.+)$/iu.exec(text.trim()) ?? []
      const field = name === undefined ? undefined : fieldCalled(name)
      if (column === undefined || field === undefined)
        throw new UserError(
          `Không hiểu “${text}”. Đề nghị ghi chữ cái của cột và ý nghĩa của cột, ví dụ "D=Thời hạn", "Phụ lục!E=bỏ qua". Các ý nghĩa: ${Object.values(fieldNames).join(', ')}.`,
        )
      const mark = column.lastIndexOf('!')
      return [`${column.slice(0, mark + 1)}${column.slice(mark + 1).toUpperCase()}`, field] as const
    }),
  )
}

function fieldCalled(name: string): TaskField | 'skip' | undefined {
  const said = words(name)
  if (['bo qua', 'khong doc', 'bo'].includes(said)) return 'skip'
  const meaning = taskFields.find(field => words(fieldNames[field]) === said) ?? understandHeader(said)?.meaning
  if (meaning === 'deadline-or-done' || meaning === 'deadline-or-progress') return 'deadline'
  return meaning === 'product-or-result' ? 'product' : meaning
}
