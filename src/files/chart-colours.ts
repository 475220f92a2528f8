import type { ProgressCounts } from '../domain/reports/progress.ts'

export interface Category {
  key: keyof ProgressCounts
  name: string
  colour: string
  ink: string
}

/**
 * In the order in which a bar is read. The colours differ in lightness by steps of at least 12 (CIE L*), so that they stay
 * apart in black-and-white print and for the colour-blind; `ink` is the figure on the colour, at a contrast of 3:1 or more
 * (WCAG 2.2, 1.4.3, large text).
 */
export const categories: readonly Category[] = [
  { key: 'doneOnTime', name: 'Hoàn thành đúng hạn', colour: '#1f8449', ink: '#ffffff' },
  { key: 'doneLate', name: 'Hoàn thành quá hạn', colour: '#f2bd3a', ink: '#1f2933' },
  { key: 'openOnTime', name: 'Chưa hoàn thành, trong hạn', colour: '#8a9fb5', ink: '#1f2933' },
  { key: 'openLate', name: 'Chưa hoàn thành, quá hạn', colour: '#a3161c', ink: '#ffffff' },
  { key: 'noDeadline', name: 'Không thời hạn (ngoài tổng số)', colour: '#e6e9ed', ink: '#1f2933' },
]
export const palette = { text: '#1f2933', quiet: '#52606d', paper: '#ffffff', track: '#f3f4f6' } as const
