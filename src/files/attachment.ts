import type { Media } from '../channels/channel.ts'
import type { Attachment, TaskWorkbook } from '../domain/chat/reply.ts'
import { drawProgressChart } from './chart.ts'

/**
 * Draws what a reply only describes; `workbook` writes one from the database. Called by the delivery worker, outside
 * transactions. @throws what the drawing library throws
 */
export function drawAttachment(
  attachment: Attachment,
  workbook: (request: TaskWorkbook) => Promise<Media>,
): Promise<Media> {
  switch (attachment.kind) {
    case 'progress-chart':
      return drawProgressChart(attachment)
    case 'task-workbook':
      return workbook(attachment)
  }
}
