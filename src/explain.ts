import { UserError } from './domain/errors.ts'
import { say, type Reply } from './domain/reply.ts'

/** What a person is told of an error: its own words where it has some for them, else the code under which it was logged. */
export function explain(error: unknown, code: string | undefined): Reply {
  if (error instanceof UserError) return { ...say(error.message), choices: error.choices }
  return say(`Có lỗi, đã ghi nhận (mã ${code}). Đồng chí thử lại sau ít phút; nếu vẫn lỗi, báo quản trị viên mã này.`)
}
