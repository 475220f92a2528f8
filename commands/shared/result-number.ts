import { taskNumber, type TaskNumber } from './task-argument.ts'

export interface ResultNumber extends TaskNumber {
  /** the number of the result that was looked at, as a button says it */
  result: number | undefined
}

/** `12`, `12 @345`, `12 @345: thiếu phụ lục` */
export function resultNumber(args: string): ResultNumber | undefined {
  const number = taskNumber(args)
  if (!number) return undefined
  const [, result, mark, rest] = /^@(\d{1,15})(?!\d)\s*(:?)\s*([\s\S]*)$/.exec(number.rest) ?? []
  if (result === undefined) return { ...number, result }
  return { ...number, result: Number(result), rest: rest ?? '', literal: mark === ':', counts: false }
}
