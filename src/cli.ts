#!/usr/bin/env node
import { Command, CommanderError } from 'commander'
import { usageError } from './cli/exit.ts'
import { vietnameseError, vietnameseHelp } from './cli/vietnamese.ts'
import type { ChatOptions } from './cli/chat.ts'
import type { DoctorOptions } from './cli/doctor.ts'
import type { RunOptions } from './cli/jobs.ts'
import type { LeaveOptions, RenameOptions, UnlinkOptions } from './cli/officers.ts'
import type { ListOptions } from './cli/outbox.ts'
import type { ServeOptions } from './cli/serve.ts'
import type { ImportOptions } from './cli/import.ts'
import type { ExportOptions } from './cli/transfer.ts'
import type { TryOptions } from './cli/try.ts'
import type { UnderstandOptions } from './cli/understand.ts'

interface JsonOption {
  json?: boolean
}

// Databases, logs, exports, pictures: whatever is written here is for its own account only.
process.umask(0o077)

// Each command's own parts are loaded only when it runs: --help answers at once.
const program = new Command('nhacviec')
  .description('Nhắc Việc: trợ lý nhắc việc qua chat cho cơ quan nhà nước')
  .helpOption('-h, --help', 'hướng dẫn')
  .helpCommand('help [lệnh]', 'hướng dẫn một lệnh')
  .showHelpAfterError('(thêm --help để xem hướng dẫn)')
  .exitOverride()
  .configureHelp(vietnameseHelp)
  .configureOutput({ outputError: (text, write) => write(vietnameseError(text)) })

const several = (value: string, before: string[] = []): string[] => [...before, value]
const json = ['--json', 'in kết quả dạng JSON'] as const
const at = ['--at <giờ>', 'thay đồng hồ bằng giờ ISO, ví dụ 2026-11-23T07:30'] as const

program
  .command('start')
  .description('chạy dịch vụ; chưa có cơ quan và chưa cấu hình kênh nào thì chạy thử')
  .option('--office', 'chạy dịch vụ cả khi chưa có cơ quan và chưa cấu hình kênh nào')
  .action(async (options: ServeOptions) => (await import('./cli/serve.ts')).serve(options))
program
  .command('demo')
  .description('chạy thử với cơ quan mẫu và trang chat trên máy này')
  .option('--port <N>', 'cổng (mặc định 3000)')
  .action(async (options: ServeOptions) => (await import('./cli/serve.ts')).serve({ ...options, demo: true }))
program
  .command('migrate')
  .description('đưa cơ sở dữ liệu lên phiên bản hiện tại')
  .action(async () => (await import('./cli/maintain.ts')).migrate())
program
  .command('template <tệp.xlsx>')
  .description('ghi bảng tính mẫu để nhập')
  .action(async (file: string) => (await import('./cli/transfer.ts')).template(file))
program
  .command('import [tệp]')
  .description('nhập Đơn vị, Cán bộ, Nhiệm vụ, Ngày nghỉ, Thiết lập từ bảng tính, hoặc một kế hoạch')
  .option('--dry-run', 'chỉ in ra những gì sẽ thay đổi')
  .option('--column <cột=ý nghĩa>', 'cho biết một cột là gì, ví dụ "D=Thời hạn"; ghi được nhiều lần', several)
  .option('--year <năm>', 'năm của kế hoạch, cho các thời hạn không ghi năm')
  .option('--create-units', 'thêm các đơn vị ghi trong kế hoạch mà danh sách chưa có')
  .option('--units-from-plan [tệp.xlsx]', 'chỉ ghi các đơn vị đó ra bảng tính để sửa rồi nhập')
  .option(...json)
  .option(...at)
  .action(async (file: string | undefined, options: ImportOptions) =>
    (await import('./cli/import.ts')).importFile(file, options),
  )
program
  .command('export <tệp.xlsx>')
  .description('xuất nhiệm vụ ra bảng tính')
  .option('--unit <mã>', 'đơn vị và các đơn vị trực thuộc')
  .option('--period <kỳ>', 'kỳ của thời hạn, ví dụ "quý IV/2026"')
  .option(...at)
  .action(async (file: string, options: ExportOptions) => (await import('./cli/transfer.ts')).exportFile(file, options))
program
  .command('invite <cán-bộ>')
  .description('cấp mã liên kết dùng một lần, có hiệu lực 7 ngày; mã cấp trước đó hết hiệu lực')
  .option(...json)
  .action(async (officer: string, options: JsonOption) => (await import('./cli/invite.ts')).invite(officer, options))
program
  .command('unlink <cán-bộ>')
  .description('hủy tài khoản chat và mã liên kết của một cán bộ')
  .option('--channel <kênh>', 'chỉ trên kênh này: telegram, zalo-bot, zalo-oa, web hoặc terminal')
  .option(...json)
  .action(async (officer: string, options: UnlinkOptions) =>
    (await import('./cli/officers.ts')).unlink(officer, options),
  )

const officer = program.command('officer').description('cán bộ thôi công tác, đổi họ tên')
officer
  .command('leave <mã> [họ-và-tên]')
  .description(
    'cán bộ nghỉ hoặc chuyển đi: hủy mọi tài khoản, mã liên kết; liệt kê hoặc bàn giao việc đang mở. Thêm họ và tên khi mã đã cấp cho người khác',
  )
  .option('--to <mã>', 'bàn giao việc đang mở cho cán bộ này')
  .option('--transferred', 'ghi “chuyển” thay vì “nghỉ”')
  .option(...json)
  .action(async (code: string, name: string | undefined, options: LeaveOptions) =>
    (await import('./cli/officers.ts')).leave(code, name, options),
  )
officer
  .command('rename <mã> <họ-và-tên>')
  .description('sửa họ và tên của cùng một người')
  .option('--same-name', 'đúng là trùng họ tên với một cán bộ khác')
  .action(async (code: string, name: string, options: RenameOptions) =>
    (await import('./cli/officers.ts')).rename(code, name, options),
  )

program
  .command('chat')
  .description('chat qua dòng lệnh: mỗi dòng nhập vào là một tin nhắn')
  .requiredOption('--as <cán-bộ>', 'mã hoặc họ tên cán bộ')
  .option('--save <thư-mục>', 'lưu tệp đính kèm của câu trả lời')
  .option(...at)
  .option(...json)
  .action(async (options: ChatOptions) => (await import('./cli/chat.ts')).chat(options))

const job = program.command('job').description('công việc chạy theo lịch')
job
  .command('list')
  .description('liệt kê')
  .option(...json)
  .action(async (options: JsonOption) => (await import('./cli/jobs.ts')).listJobs(options))
job
  .command('run <tên>')
  .description('chạy một công việc (mỗi kỳ chỉ chạy một lần)')
  .option('--dry-run', 'chỉ in ra ai sẽ nhận gì, không gửi')
  .option(...at)
  .option(...json)
  .action(async (name: string, options: RunOptions) => (await import('./cli/jobs.ts')).runJob(name, options))

const outbox = program.command('outbox').description('tin nhắn chờ gửi và tin không gửi được')
outbox
  .command('list')
  .description('liệt kê')
  .option('--status <trạng-thái>', 'queued, sending, sent, held, dead, expired hoặc dropped')
  .option(...json)
  .action(async (options: ListOptions) => (await import('./cli/outbox.ts')).list(options))
outbox
  .command('retry <id...>')
  .description('gửi lại')
  .action(async (ids: string[]) => (await import('./cli/outbox.ts')).retry(ids))
outbox
  .command('drop <id...>')
  .description('bỏ, không gửi nữa')
  .action(async (ids: string[]) => (await import('./cli/outbox.ts')).drop(ids))

program
  .command('try <kênh>')
  .description(
    'kiểm tra một kênh thật với một cán bộ (telegram, zalo-bot, zalo-oa), ghi biên bản không có dữ liệu cá nhân',
  )
  .requiredOption('--to <cán-bộ>', 'mã hoặc họ tên cán bộ đã liên kết trên kênh đó')
  .option('--transcript <tệp>', 'nơi ghi biên bản (mặc định nhacviec-try-KÊNH-NGÀY.txt)')
  .option('--wait <giây>', 'chờ mỗi câu trả lời bao lâu (mặc định 120)')
  .action(async (channel: string, options: TryOptions) => (await import('./cli/try.ts')).tryChannel(channel, options))

program
  .command('backup <tệp>')
  .description('sao lưu trong khi dịch vụ chạy')
  .action(async (file: string) => (await import('./cli/maintain.ts')).backup(file))
program
  .command('restore <tệp>')
  .description('khôi phục từ bản sao lưu (dừng dịch vụ trước)')
  .action(async (file: string) => (await import('./cli/maintain.ts')).restore(file))
program
  .command('adopt')
  .description('giữ làm dữ liệu của cơ quan một tệp do bản chạy thử tạo ra mà cơ quan đã nhập dữ liệu vào')
  .action(async () => (await import('./cli/maintain.ts')).adopt())
program
  .command('understand [câu...]')
  .description('xem một câu tự do được hiểu thành lệnh nào (không có câu: đọc từng dòng nhập vào); không thay đổi gì')
  .option('--as <cán-bộ>', 'mã hoặc họ tên cán bộ')
  .option(...at)
  .option(...json)
  .action(async (words: string[], options: UnderstandOptions) =>
    (await import('./cli/understand.ts')).understandLines(words, options),
  )
program
  .command('doctor')
  .description('kiểm tra cấu hình, cơ sở dữ liệu, kênh chat, đồng hồ và công việc theo lịch')
  .option(...json)
  .option(...at)
  .action(async (options: DoctorOptions) => (await import('./cli/doctor.ts')).doctor(options))

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : usageError
  else (await import('./cli/failure.ts')).report(error)
}
