import { text, type Choice, type ProgressChart, type Reply, type TaskWorkbook } from '../../domain/chat/reply.ts'
import type { Delivery, Finding, Heard, Platform, StepName, Verdict } from './steps.ts'
import { deafWords, problemWords } from './words.ts'

export interface TrialPorts {
  /** Queues it as every answer is queued; resolves when the platform has taken it, or will not. */
  send(step: StepName | 'end', reply: Reply): Promise<Delivery>
  /** What the person does next; undefined when nothing came in time, or the check was ended. */
  hear(): Promise<Heard | undefined>
  onFinding(finding: Finding): void
  /** What is waited for now, for whoever sits at the server. */
  onWaiting(words: string): void
}

/** A button that is pressed when the check is long over opens the help and nothing else. */
const choice = (label: string, number: number): Choice => ({ label, send: `/trogiup ${number}` })

/** The number of the choice that a button of this check stands for. */
export const choiceOf = (line: string): number | undefined => {
  const number = /^\/trogiup ([12])$/.exec(line)?.[1]
  return number === undefined ? undefined : Number(number)
}

const steps = 5
const head = (number: number) => `Kiểm tra kênh chat (${number}/${steps}).`

/** Figures of nobody: what is looked at is the picture. */
const chart: ProgressChart = {
  kind: 'progress-chart',
  title: 'Biểu đồ kiểm tra',
  subtitle: 'Số liệu thử',
  rows: [
    { label: 'Đơn vị thứ nhất', doneOnTime: 6, doneLate: 1, openOnTime: 3, openLate: 0, noDeadline: 0 },
    { label: 'Đơn vị thứ hai', doneOnTime: 4, doneLate: 0, openOnTime: 2, openLate: 2, noDeadline: 1 },
  ],
}

/** Of no unit, so that no task is in it. */
const workbook = (today: string): TaskWorkbook => ({ kind: 'task-workbook', name: 'kiem-tra.xlsx', units: [], today })

/** Sends, asks and listens step by step; ends early where nothing more could be learnt. `today`: the office's day */
export async function walk(
  ports: TrialPorts,
  platform: Platform,
  today: string,
  signal: AbortSignal,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const found = (step: StepName, verdict: Verdict, words: string, more: Partial<Finding> = {}): void => {
    const finding = { step, verdict, words, ...more }
    findings.push(finding)
    ports.onFinding(finding)
  }
  /** Nothing that the person sends arrives: the later steps do not wait for it. */
  let deaf = false

  /** Sends a step's message. Undefined, and told as a finding, where the platform did not take it. */
  async function deliver(step: StepName, reply: Reply): Promise<Delivery | undefined> {
    if (signal.aborted) return undefined
    const delivery = await ports.send(step, reply)
    const { problem, ms, code } = delivery
    if (problem === undefined) return delivery
    if (problem !== 'ended')
      found(step, 'fails', problemWords(problem, platform), { ms, ...(code !== undefined && { code }) })
    return undefined
  }

  async function hear(words: string): Promise<Heard | undefined> {
    if (deaf || signal.aborted) return undefined
    ports.onWaiting(words)
    const heard = await ports.hear()
    deaf = heard === undefined
    return heard
  }

  /** A message that the person looks at, and says whether it is right. */
  async function shown(
    step: 'chart' | 'file',
    reply: Reply,
    good: string,
    bad: string,
    waiting: string,
  ): Promise<void> {
    const delivery = await deliver(step, reply)
    if (!delivery) return
    const { ms } = delivery
    const heard = await hear(waiting)
    if (!heard) found(step, 'unclear', 'đã gửi, chưa được xác nhận', { ms })
    else if (heard.choice === 2) found(step, 'fails', bad, { ms, heardMs: heard.ms })
    else if (heard.choice === 1) found(step, 'works', good, { ms, heardMs: heard.ms })
    else found(step, 'unclear', 'đã gửi, người nhận trả lời khác', { ms, heardMs: heard.ms })
  }

  const said = await deliver('text', {
    blocks: [
      text(`${head(1)} Đây là tin thử của Nhắc Việc. Không việc nào thay đổi, đồng chí không cần trả lời tin này.`),
    ],
  })
  if (!said) return findings
  found('text', 'works', 'nền tảng đã nhận tin', { ms: said.ms })

  const way = platform.buttons ? 'bấm một nút bên dưới' : 'nhắn lại số 1 hoặc 2'
  const asked = await deliver('answer', {
    blocks: [text(`${head(2)} Đồng chí ${way}.`)],
    choices: [choice('Chữ đọc rõ', 1), choice('Chữ bị lỗi', 2)],
  })
  if (asked) {
    const heard = await hear(`Đang chờ người nhận ${way}…`)
    const more = { ms: asked.ms, ...(heard && { heardMs: heard.ms }) }
    if (heard) found('answer', heard.choice === 2 ? 'fails' : 'works', answerWords(heard), more)
    else if (!signal.aborted) found('answer', 'fails', deafWords(platform), more)
  }

  if (!platform.pictures) {
    const words = 'kênh này chưa gửi hình được vì chưa có PUBLIC_URL; biểu đồ đến bằng chữ'
    if (await deliver('chart', { blocks: [text(head(3))], attachment: chart })) found('chart', 'skipped', words)
  } else
    await shown(
      'chart',
      {
        blocks: [text(`${head(3)} Đồng chí có thấy biểu đồ không?`)],
        choices: [choice('Thấy rõ', 1), choice('Không thấy', 2)],
        attachment: chart,
      },
      'người nhận thấy biểu đồ',
      'người nhận không thấy biểu đồ',
      'Đang chờ người nhận xem biểu đồ…',
    )

  if (platform.files === 'none')
    found('file', 'skipped', 'kênh này không gửi được tệp; bảng tính gửi bằng liên kết khi có PUBLIC_URL')
  else
    await shown(
      'file',
      {
        blocks: [text(`${head(4)} Đồng chí mở bảng tính (chỉ có dòng tiêu đề). Có mở được không?`)],
        choices: [choice('Mở được', 1), choice('Không mở được', 2)],
        attachment: workbook(today),
      },
      platform.files === 'whole' ? 'người nhận mở được tệp' : 'người nhận mở được tệp qua liên kết',
      'người nhận không mở được tệp',
      'Đang chờ người nhận mở bảng tính…',
    )

  const wanted = await deliver('picture', {
    blocks: [text(`${head(5)} Đồng chí gửi vào đây một ảnh bất kỳ (ảnh không được lưu).`)],
    choices: [choice('Bỏ qua bước này', 1)],
  })
  if (wanted) {
    const heard = await hear('Đang chờ người nhận gửi một ảnh…')
    const more = heard && { heardMs: heard.ms }
    if (!heard) found('picture', 'unclear', 'không thấy ảnh nào đến')
    else if (heard.by === 'picture') found('picture', 'works', 'ảnh của người nhận đã đến', more)
    else if (heard.by === 'file') found('picture', 'works', 'ảnh của người nhận đã đến dưới dạng tệp', more)
    else if (heard.choice === 1) found('picture', 'skipped', 'người nhận bỏ qua', more)
    else found('picture', 'unclear', 'tin đến không phải là ảnh', more)
    if (!signal.aborted)
      await ports.send('end', {
        blocks: [text('Đã kiểm tra xong, cảm ơn đồng chí. Trợ lý trả lời như thường khi dịch vụ chạy lại.')],
      })
  }
  return findings
}

function answerWords({ by, choice }: Heard): string {
  if (choice === 2) return 'người nhận báo chữ bị lỗi'
  switch (by) {
    case 'button':
      return 'nhận được trả lời bằng nút'
    case 'number':
      return 'nhận được trả lời bằng số'
    case 'words':
      return 'nhận được trả lời bằng chữ'
    case 'picture':
    case 'file':
    case 'other':
      return 'nhận được trả lời, không phải bằng chữ'
  }
}
