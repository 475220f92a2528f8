/** Said wherever an office that uses a language model tells what it does with a person's words. */
export const modelNotice =
  'Câu nhắn tự do mà trợ lý chưa hiểu được chuyển đến mô hình ngôn ngữ (Trợ lý AI) của cơ quan, trong đó họ tên, số điện thoại và email được che; đồng chí tắt bằng /caidat trợ lý tắt.'
