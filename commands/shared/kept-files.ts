import { fileName } from '../../src/actions/evidence.ts'
import type { FileReference } from '../../src/domain/chat/incoming.ts'
import { joinList } from '../../src/vietnamese/phrases.ts'

/** The sentence that tells which files were kept with the report, or nothing. */
export function keptFiles(files: readonly FileReference[]): string {
  if (files.length === 0) return ''
  const others = files.some(({ album }) => album !== undefined) ? ' và các tệp gửi cùng lượt' : ''
  return ` Đã lưu minh chứng: ${joinList([...new Set(files.map(fileName))])}${others}.`
}
