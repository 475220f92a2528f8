/** `row` is the Excel row number; `reason` a sentence for the person who made the file. */
export interface Refused {
  sheet: string
  row: number
  reason: string
}

export interface Report {
  refused: Refused[]
  warnings: Refused[]
}

/** Where a value was found. */
export interface Place {
  sheet: string
  row: number
}

export const place = ({ sheet, row }: Place): Place => ({ sheet, row })

export const secretReason = (marking: string, what: string): string =>
  `${what} mang dấu chỉ độ mật “${marking}”: không được đưa nội dung thuộc bí mật nhà nước vào hệ thống.`
