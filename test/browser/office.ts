import type { FastifyInstance } from 'fastify'
import { webChannel } from '../../src/channels/web/index.ts'
import type { Message } from '../../src/channels/channel.ts'
import type { Incoming } from '../../src/domain/chat/incoming.ts'
import { item, text, title } from '../../src/domain/chat/reply.ts'
import { stranger, type Person } from '../../src/http/routes/web-chat.ts'
import { createServer } from '../../src/http/server.ts'
import { drawProgressChart } from '../../src/files/chart.ts'

const person = (code: string, name: string, position: string, unit: string, role: string): Person => ({
  code,
  name,
  position,
  unit,
  role,
  commands: ['nhiemvu', 'viec', 'trogiup', 'batdau', ...(role === 'lãnh đạo' || role === 'tổng hợp' ? ['tiendo'] : [])],
})

const people = [
  person('LD01', 'Trần Thị Minh Hạnh', 'Chánh Văn phòng', 'Văn phòng UBND phường Bến Thành', 'lãnh đạo'),
  person('TH01', 'Lê Quốc Bảo', 'Chuyên viên Tổng hợp', 'Văn phòng UBND phường Bến Thành', 'tổng hợp'),
  person('QT01', 'Phạm Đức Thắng', 'Chuyên viên CNTT', 'Văn phòng UBND phường Bến Thành', 'quản trị'),
  person('CB01', 'Nguyễn Văn An', 'Chuyên viên', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'cán bộ'),
  person('LD02', 'Hoàng Gia Khánh', 'Trưởng phòng', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'lãnh đạo'),
  person('CB02', 'Võ Thị Ngọc Ánh', 'Chuyên viên', 'Phòng Kinh tế, Hạ tầng và Đô thị', 'cán bộ'),
  person('CB03', 'Đặng Thùy Dung', 'Công chức Văn hóa – Xã hội', 'Phòng Văn hóa – Xã hội', 'cán bộ'),
  person('CB04', 'Bùi Hữu Nghĩa', 'Chuyên viên', 'Trung tâm Phục vụ hành chính công', 'cán bộ'),
  person(
    'CB09',
    'Công Huyền Tôn Nữ Nguyễn Phúc Khánh Linh Thị Thanh Phương',
    'Phó Trưởng ban Thường trực Ban Quản lý Dự án đầu tư xây dựng các công trình giao thông',
    'Ban Quản lý Dự án đầu tư xây dựng các công trình giao thông và hạ tầng kỹ thuật đô thị khu vực phía Nam',
    'lãnh đạo',
  ),
  { ...stranger, commands: ['batdau'] },
]

const tasks = [
  [
    'Báo cáo kết quả rà soát thủ tục hành chính tại bộ phận một cửa, quý III',
    'hạn thứ Tư 18/11/2026',
    'quá hạn 3 ngày làm việc',
  ],
  [
    '[KHẨN] Trả lời kiến nghị của cử tri về ngập nước đường Nguyễn Thái Bình',
    'hạn thứ Sáu 20/11/2026',
    'quá hạn 1 ngày làm việc',
  ],
  ['Tổng hợp ý kiến góp ý dự thảo Quy chế làm việc của UBND phường', 'hạn thứ Hai 23/11/2026', 'hạn hôm nay'],
  ['Lập danh sách hộ kinh doanh chưa đăng ký mã số thuế trên địa bàn', 'hạn thứ Tư 25/11/2026', 'còn 2 ngày làm việc'],
  ['Xử lý phản ánh 1022 về lấn chiếm vỉa hè chợ Bến Thành', 'hạn thứ Sáu 27/11/2026', 'còn 4 ngày làm việc'],
  ['Trình kế hoạch tổ chức Ngày hội Chuyển đổi số', 'hạn thứ Sáu 04/12/2026', 'còn 9 ngày làm việc'],
  ['Phối hợp kiểm tra an toàn phòng cháy, chữa cháy các chung cư cũ', 'hạn thứ Ba 15/12/2026', 'còn 16 ngày làm việc'],
  ['Cập nhật cơ sở dữ liệu hộ tịch điện tử', 'không thời hạn'],
] as const

const taskList: Message = {
  blocks: [
    title('Nhiệm vụ của đồng chí: 8 việc, 2 việc quá hạn'),
    ...tasks.map(([name, ...facts], i) =>
      item([`#${i + 12} ${name}`, ['chủ trì', ...facts].join(' · ')], {
        opens: `/viec ${i + 12}`,
        ...(i < 2 ? { tone: 'late' } : i === 2 ? { tone: 'today' } : {}),
      }),
    ),
    text('Nhắn “viec 12” để xem chi tiết và lịch sử một việc.'),
  ],
  choices: [
    { label: '#12', send: '/viec 12' },
    { label: 'Việc quá hạn', send: '/nhiemvu quá hạn' },
    { label: 'Báo hoàn thành #12', send: '/xong 12' },
    { label: 'Xin gia hạn #12', send: '/giahan 12' },
  ],
}

const counts = (label: string, doneOnTime: number, doneLate: number, openOnTime: number, openLate: number) => ({
  label,
  doneOnTime,
  doneLate,
  openOnTime,
  openLate,
  noDeadline: 0,
})

const chart = drawProgressChart({
  kind: 'progress-chart',
  title: 'Tiến độ quý IV/2026',
  subtitle: 'Đến 08:00 thứ Hai 23/11/2026',
  rows: [
    counts('Phòng Kinh tế, Hạ tầng và Đô thị', 14, 2, 11, 6),
    counts('Phòng Văn hóa – Xã hội', 9, 1, 10, 4),
    counts('Trung tâm Phục vụ hành chính công', 11, 2, 9, 2),
  ],
})

const progress = async (): Promise<Message> => ({
  blocks: [
    title('Tiến độ quý IV/2026 – Văn phòng UBND phường Bến Thành'),
    text(
      'Tổng số 81 nhiệm vụ: đã hoàn thành 39 (đúng hạn 34, quá hạn 5); chưa hoàn thành 42 (trong hạn 30, quá hạn 12).',
    ),
    item(['Phòng Kinh tế, Hạ tầng và Đô thị: 33 nhiệm vụ', 'hoàn thành 16 (48,5%) · chưa hoàn thành 17 (quá hạn 6)'], {
      tone: 'late',
      opens: '/tiendo KT',
    }),
  ],
  choices: [{ label: 'Tải bảng tính', send: '/xuat' }],
  picture: await chart,
})

const workbook = {
  name: 'nhiem-vu-2026-11-23.xlsx',
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: new Uint8Array(24 * 1024).fill(80),
}

/** Higher than the window, as a list of a leader's tasks is. */
export const longAnswer: Message = {
  blocks: [
    title('Các lệnh của đồng chí'),
    item(['/nhiemvu [quá hạn | hôm nay | tuần này | từ khóa]', 'Nhiệm vụ đang chờ xử lý, cả việc quá hạn']),
    item(['/xong SỐ [KẾT QUẢ]', 'Báo hoàn thành (hoặc trình kết quả)']),
    ...Array.from({ length: 20 }, (_, i) => item([`/lenh${i} SỐ`, `Để cho câu trả lời dài hơn khung nhìn`])),
  ],
  choices: [],
}

async function answerTo(line: string): Promise<Message> {
  if (line === '/trogiup') return longAnswer
  if (line === '/xuat') return { blocks: [text('Danh sách nhiệm vụ của phòng.')], choices: [], file: workbook }
  if (line === '/nhiemvu') return taskList
  if (line === '/tiendo') return progress()
  if (line === '/xong 12') return { blocks: [text('Đã ghi nhận hoàn thành việc #12.')], choices: [] }
  if (line === '/xong 99') {
    const blocks = [
      text('Không tìm thấy việc #99 trong danh sách của đồng chí. Nhắn “nhiem vu” để xem các việc đang có.'),
    ]
    return { blocks, choices: [{ label: 'Nhiệm vụ của tôi', send: '/nhiemvu' }] }
  }
  return { blocks: [text(`Đã nhận: ${line}`)], choices: [] }
}

export interface Office {
  url: string
  /** what the service was told, repeats left out as its inbox does */
  received: Incoming[]
  push(address: string, message: Message): Promise<unknown>
  close(): Promise<void>
}

/** The web channel and the HTTP server, both real, with an office behind them that knows a few answers. */
export async function openOffice({ port = 0, silent = false } = {}): Promise<Office> {
  const channel = webChannel()
  const received: Incoming[] = []
  const send = (address: string, message: Message) => channel.send(address, message, new AbortController().signal)
  await channel.start(async incoming => {
    if (received.some(one => one.externalId === incoming.externalId)) return
    received.push(incoming)
    const { content, chat } = incoming
    const line = content.kind === 'text' ? content.text : content.kind === 'file' ? `tệp ${content.file.name}` : ''
    if (!silent) setImmediate(() => void answerTo(line).then(answer => send(chat, answer)))
  })
  const server: FastifyInstance = createServer({
    logger: false,
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    webhooks: [],
    webChat: {
      ...channel,
      people: async () => people,
      invitation: async () => ({ code: 'KD4X-7PWN', name: 'Bùi Hữu Nghĩa' }),
    },
  })
  const url = await server.listen({ port, host: '127.0.0.1' })
  return {
    url,
    received,
    push: send,
    close: async () => {
      await channel.stop()
      await server.close()
    },
  }
}
