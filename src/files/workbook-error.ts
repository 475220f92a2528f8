import { UserError } from '../domain/chat/errors.ts'

const sentences = {
  missing: 'Không tìm thấy hoặc không đọc được tệp. Đề nghị kiểm tra lại đường dẫn.',
  'not-a-workbook':
    'Tệp này không phải là bảng tính Excel (.xlsx) hay văn bản Word (.docx). Đề nghị mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi gửi lại.',
  'old-format':
    'Tệp thuộc định dạng Excel cũ (.xls). Đề nghị mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi gửi lại.',
  'old-word':
    'Tệp thuộc định dạng Word cũ (.doc). Đề nghị mở bằng Word, chọn Lưu thành (Save As) dạng .docx rồi gửi lại.',
  pdf: 'Tệp .pdf chỉ để xem nên không đọc được bảng. Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại.',
  'no-table':
    'Văn bản Word này không có bảng nào từ ba cột trở lên. Đề nghị đưa các nhiệm vụ vào bảng (STT, Nội dung, Đơn vị chủ trì, Thời hạn) rồi gửi lại.',
  damaged:
    'Tệp bảng tính bị hỏng hoặc chưa tải đủ. Đề nghị tải lại, hoặc mở bằng Excel, lưu thành tệp mới rồi gửi lại.',
  'part-encoding':
    'Tệp bảng tính được ghi bằng bảng mã UTF-16 mà chương trình không đọc được. Đề nghị mở bằng Excel, lưu thành tệp mới rồi gửi lại.',
  encrypted: 'Tệp được đặt mật khẩu nên không đọc được. Đề nghị gỡ mật khẩu rồi gửi lại.',
  'too-large':
    'Tệp quá lớn (trên 200.000 dòng, trên 160 MB khi giải nén hoặc quá nhiều ô, chuỗi, kiểu). Đề nghị chia thành các tệp nhỏ hơn rồi gửi lại.',
  secret:
    'Tên hoặc thuộc tính của tệp mang dấu chỉ độ mật: không được đưa nội dung thuộc bí mật nhà nước vào hệ thống.',
} as const

export type WorkbookProblem = keyof typeof sentences

/** A file that cannot be read as a workbook; the message says what to do about it. */
export class WorkbookError extends UserError {
  override name = 'WorkbookError'
  readonly problem: WorkbookProblem
  constructor(problem: WorkbookProblem, options?: ErrorOptions) {
    super(sentences[problem])
    this.problem = problem
    if (options) this.cause = options.cause
  }
}
