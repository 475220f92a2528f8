import { officeSettings, type ReadSettings } from '../../db/office/settings.ts'

/** An office whose environment fixes nothing. */
export const unlocked: ReadSettings = tx => officeSettings(tx, {})
