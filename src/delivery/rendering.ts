import { toMessages, type Enclosure } from '../channels/split.ts'
import type { Media, Message } from '../channels/channel.ts'
import type { Numbering } from '../vietnamese/choices.ts'
import { text, type EvidenceFile, type ProgressChart, type Reply, type TaskWorkbook } from '../domain/chat/reply.ts'
import type { WorkerParts } from './parts.ts'
import { inBetterWords } from './wording.ts'

type RenderingParts = Pick<WorkerParts, 'channel' | 'draw' | 'describe' | 'publish' | 'offer' | 'word' | 'log'>

/** What becomes of an attachment: it goes along, or these words stand for it. */
type Carried = Enclosure | { words: string }

/** Turns a queued reply into the messages of its channel, with what it only describes drawn or put in words. */
export async function renderReply(parts: RenderingParts, queued: Reply, numbering?: Numbering): Promise<Message[]> {
  const reply = await inBetterWords(parts.word, queued)
  const { capabilities } = parts.channel
  const { attachment } = reply
  if (!attachment) return toMessages(reply, capabilities, undefined, numbering)
  const carried = await carry(parts, attachment)
  if (!('words' in carried)) return toMessages(reply, capabilities, carried, numbering)
  const inWords = { ...reply, blocks: [...reply.blocks, text(...carried.words.split('\n'))] }
  return toMessages(inWords, capabilities, undefined, numbering)
}

function carry(parts: RenderingParts, attachment: NonNullable<Reply['attachment']>): Promise<Carried> {
  switch (attachment.kind) {
    case 'progress-chart':
      return carryChart(parts, attachment)
    case 'task-workbook':
      return carryFile(parts, attachment)
    case 'evidence-file':
      return carryEvidence(parts, attachment)
  }
}

async function carryChart({ channel, draw, describe, log }: RenderingParts, chart: ProgressChart): Promise<Carried> {
  if (!channel.capabilities.images) return { words: describe(chart) }
  try {
    return { picture: await draw(chart) }
  } catch (error) {
    log.error({ err: error }, 'picture not drawn, sending its figures in words')
    return { words: describe(chart) }
  }
}

async function carryFile({ channel, draw, publish, log }: RenderingParts, request: TaskWorkbook): Promise<Carried> {
  if (!channel.capabilities.files && !publish) return { words: elsewhere(request) }
  try {
    const file = await draw(request)
    return channel.capabilities.files || !publish ? { file } : { words: linkTo(file, publish(file)) }
  } catch (error) {
    log.error({ err: error }, 'file not written')
    return { words: `Chưa tạo được tệp ${request.name}. Đồng chí thử lại sau ít phút.` }
  }
}

/** Formats that every platform shows. */
const shown = new Set(['image/jpeg', 'image/png'])

async function carryEvidence({ channel, draw, offer, log }: RenderingParts, proof: EvidenceFile): Promise<Carried> {
  const { images, files, pictureBytes = Infinity } = channel.capabilities
  const isPicture = images && shown.has(proof.mime) && proof.size <= pictureBytes
  try {
    if (isPicture) return { picture: await draw(proof) }
    if (files) return { file: await draw(proof) }
  } catch (error) {
    log.error({ err: error }, 'evidence not read')
    return { words: `Chưa mở được tệp ${proof.name}. Đồng chí thử lại sau ít phút.` }
  }
  if (!offer)
    return {
      words: `Kênh này không gửi được tệp ${proof.name}. Đồng chí xem tệp trên Telegram, hoặc hỏi người đã gửi.`,
    }
  const { name, mime, size } = proof
  return {
    words: `Tệp ${name}: ${offer({ name, mime, size, read: () => draw(proof) })} (mở được một lần, trong 15 phút)`,
  }
}

const linkTo = ({ name }: Media, url: string): string => `Tệp ${name}: ${url} (tải được trong 15 phút)`

const elsewhere = ({ name }: TaskWorkbook): string =>
  `Kênh này không gửi được tệp ${name}. Đồng chí liên hệ quản trị viên để nhận tệp (lệnh trên máy chủ: nhacviec export ${name}).`
