/** One line of the table: what was measured, the figure, and the aim it is held against. */
export interface Figure {
  name: string
  value: number
  unit: string
  aim: string
  met: boolean
}
