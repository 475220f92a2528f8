import { isByDeadline, type TaskList } from '../../src/domain/tasks/task-list.ts'

/** More units have too many tasks for each to be looked at while people wait for their answers. */
export const mostUnits = 50

/** Open tasks of units by deadline and state: these are counted and found without a look at each. */
const isCounted = ({ parts, filter }: TaskList): boolean => !parts.includes('done') && isByDeadline(filter)

/** Can this list be made of the tasks of so many units? */
export const canList = (unitCount: number, list: TaskList): boolean => unitCount <= mostUnits || isCounted(list)
