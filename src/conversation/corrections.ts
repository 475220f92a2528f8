import { isRefused } from '../actions/action.ts'
import { stepToUndo } from '../actions/undo.ts'
import { say, type Reply } from '../domain/chat/reply.ts'
import type { Actor } from '../domain/people/access.ts'
import type { Correction } from '../vietnamese/heard/corrections.ts'
import { confirmation } from '../vietnamese/confirmation.ts'
import { shorten, withContact } from '../vietnamese/phrases.ts'
import type { Asked } from './run.ts'

/** What was just reported is put right: offered with the old and the new, as long as it can be taken back; else, how. */
export async function offerCorrection({ words, task }: Correction, actor: Actor, context: Asked): Promise<Reply> {
  const last = await stepToUndo(context.tx, actor, context, task)
  const kind = isRefused(last) ? undefined : last.kind
  if (isRefused(last) || (kind !== 'completed' && kind !== 'submitted' && kind !== 'progressed')) {
    const { humanContact } = await context.office.settings(context.tx)
    const what =
      task === undefined ? 'Chưa rõ đồng chí sửa kết quả của việc nào' : `Kết quả việc #${task} không sửa được`
    return {
      ...say(
        withContact(
          `${what}: chỉ sửa được điều vừa báo trong 10 phút. Sau đó, đồng chí trao đổi với lãnh đạo hoặc bộ phận tổng hợp.`,
          humanContact,
        ),
      ),
      choices: [
        ...(task === undefined ? [] : [{ label: `Xem #${task}`, send: `/viec ${task}` }]),
        { label: 'Nhiệm vụ', send: '/nhiemvu' },
      ],
    }
  }
  const { taskId } = last
  const result = kind !== 'progressed'
  return {
    ...say(
      `Đồng chí muốn ${result ? `thay kết quả vừa báo của việc #${taskId} bằng` : `ghi lại tiến độ việc #${taskId} là`} «${shorten(words, 200)}»? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
    ),
    choices: confirmation(
      result ? `/xong ${taskId} sửa: ${words}` : `/capnhat ${taskId}: ${words}`,
      result ? 'thay kết quả' : 'ghi như vậy',
    ),
    keepsFiles: true,
  }
}
