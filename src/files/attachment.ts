import type { Media } from '../channels/channel.ts'
import type { Attachment } from '../domain/reply.ts'
import { drawProgressChart } from './chart.ts'

/** Draws what a reply only describes. Called by the delivery worker, outside transactions. @throws what the drawing library throws */
export function drawAttachment(attachment: Attachment): Promise<Media> {
  switch (attachment.kind) {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- one kind so far; a second must be drawn here
    case 'progress-chart':
      return drawProgressChart(attachment)
  }
}
