/** What an office sets for itself: in the sheet `Thiết lập`, some of it also by an environment variable. */
export interface OfficeSettings {
  /** who helps people when they are stuck, as it is shown to them: name, unit, telephone */
  humanContact: string | undefined
  /** the office's names in its letters */
  officeName: string | undefined
  officeAbove: string | undefined
  place: string | undefined
  workingHours: readonly Hours[]
  /** HH:MM of the morning digest */
  reminderAt: string
  /** working days before the deadline, e.g. 7, 3, 1, 0 */
  reminderDays: readonly number[]
  /** an overdue task comes again in each so many working days */
  overdueEvery: number
  /** does a result need a leader's approval where the spreadsheet does not say? */
  approval: boolean
  /** by when a new task of a source is due that has no deadline of its own */
  sourceTerms: readonly SourceTerm[]
}

/** "1022: 5 ngày làm việc" from the day on which it was received */
export interface SourceTerm {
  source: string
  workingDays: number
}

/** HH:MM both */
export interface Hours {
  from: string
  to: string
}

/** What holds where nobody has said anything. */
export const usualSettings: OfficeSettings = {
  humanContact: undefined,
  officeName: undefined,
  officeAbove: undefined,
  place: undefined,
  workingHours: [
    { from: '07:30', to: '11:30' },
    { from: '13:00', to: '17:00' },
  ],
  reminderAt: '07:30',
  reminderDays: [7, 3, 1, 0],
  overdueEvery: 1,
  approval: false,
  sourceTerms: [],
}

export type SettingKey = keyof OfficeSettings

/** What environment variables fix: whatever else is stored, these win. */
export type FixedSettings = Partial<OfficeSettings>
