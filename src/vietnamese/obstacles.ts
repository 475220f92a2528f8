import { fold } from './normalise.ts'

const obstacle =
  /(?:^|[\s,;:(])(?:vuong(?! (?:ve|mien))|vuong mac|ach tac|be tac|ket(?= (?:mat bang|giai phong|von|kinh phi|thu tuc|ho so|khau)))(?![\p{L}])/u
/** "gặp khó khăn"; "hộ khó khăn" is whom the work is for. */
const difficulty =
  /(?:^|[,;:(.]\s*|(?:nhung|do|vi|%)\s+)(?:(?:dang|con|co|nhieu|rat)\s+)*kho khan(?![\p{L}])|(?:gap|dang) (?:(?:nhieu|rat|mot so)\s+)*kho khan(?![\p{L}])/u
/** "hết vướng", "đã tháo gỡ khó khăn", "không gặp vướng mắc gì": there is none any more. */
const none =
  /(?:het|khong(?: con| co| gap| bi)?|chua(?: co| gap)?|khoi|da (?:giai quyet|thao go|go|xu ly|khac phuc)(?: xong| duoc)?(?: cac| nhung| het)?|(?:thao go|giai quyet|khac phuc|go)(?: cac| nhung| duoc| xong| het)*) (?:(?:bi|gap|con|co|gi|su|nhung|cac) )*(?:vuong(?: mac)?|kho khan|ach tac|be tac)(?![\p{L}])/u

/** Do the words of a progress report say that something is in the way? */
export function tellsObstacle(report: string): boolean {
  const folded = fold(report)
  return (obstacle.test(folded) || difficulty.test(folded)) && !none.test(folded)
}

/** "vướng: chưa có mặt bằng": the label says what follows. */
export const withoutObstacleLabel = (report: string): string =>
  report.replace(/^(?:đang |dang |bị |bi )?(?:vướng|vuong)(?: mắc| mac)?\s*:\s*(?=\S)/iu, '')
