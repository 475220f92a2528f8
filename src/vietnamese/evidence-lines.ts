import { fact, saidFact } from '../domain/chat/apart.ts'
import { text, type Reply } from '../domain/chat/reply.ts'
import type { EvidenceState } from '../domain/tasks/evidence.ts'

/** What is said of a proof beside its name. */
export const evidenceWords: Record<EvidenceState, string> = {
  waiting: 'chưa tải được về, trợ lý đang thử lại',
  kept: 'đã lưu',
  lost: 'không tải được, cần gửi lại',
}

/** To whoever sent a proof that could not be kept. */
export const lostEvidence = (task: number, name: string, why: string): Reply => ({
  blocks: [
    text(
      `Minh chứng gửi kèm việc #${task} chưa lưu được.`,
      ...saidFact('Tệp', name),
      ...fact('Lý do', why),
      'Kết quả đã báo cáo vẫn giữ nguyên. Đồng chí gửi lại ảnh hoặc tài liệu (PDF, Word, Excel), chú thích có số việc.',
    ),
  ],
  choices: [{ label: `Xem #${task}`, send: `/viec ${task}` }],
})
