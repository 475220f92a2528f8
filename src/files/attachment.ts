import type { Media } from '../channels/channel.ts'
import type { Attachment, EvidenceFile, TaskWorkbook } from '../domain/chat/reply.ts'
import { drawProgressChart } from './chart.ts'

export interface AttachmentSources {
  /** writes one from the database */
  workbook: (request: TaskWorkbook) => Promise<Media>
  /** reads one from beside the database */
  evidence: (request: EvidenceFile) => Promise<Media>
}

/**
 * Draws what a reply only describes. Called by the delivery worker, outside
 * transactions. @throws what the drawing library throws
 */
export function drawAttachment(attachment: Attachment, from: AttachmentSources): Promise<Media> {
  switch (attachment.kind) {
    case 'progress-chart':
      return drawProgressChart(attachment)
    case 'task-workbook':
      return from.workbook(attachment)
    case 'evidence-file':
      return from.evidence(attachment)
  }
}
