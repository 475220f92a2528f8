import { fold } from './normalise.ts'

/** The words with which names of units begin, and the short forms of these words. */
const heads =
  'ủy ban,uỷ ban,ubnd,hđnd,hội đồng,thường trực,ban thường vụ,đảng ủy,đảng uỷ,huyện ủy,tỉnh ủy,thành ủy,chi bộ,đảng bộ,văn phòng,vp,' +
  'phòng,p,sở,ban,bộ,cục,chi cục,tổng cục,vụ,viện,trung tâm,tt,công an,ca,quân sự,bchqs,chqs,bộ chỉ huy,thanh tra,kho bạc,' +
  'thuế,hải quan,tòa án,toà án,viện kiểm sát,bảo hiểm,bhxh,đài,trường,khoa,bộ môn,bệnh viện,trạm,tổ,đội,đoàn,hội,liên đoàn,' +
  'liên minh,mặt trận,mttq,ubmttq,công đoàn,quỹ,ngân hàng,công ty,tổng công ty,tập đoàn,bưu điện,vnpt,xã,phường,thị trấn,' +
  'đặc khu,huyện,quận,thành phố,tp,tỉnh,bí thư,chủ tịch,phó chủ tịch,kế toán,bộ phận,hạt,đồn,tiểu ban,thôn,khu phố,ấp,bản'
const written = new Set(heads.split(','))
const bare = new Set([...written].map(fold))

/** Words that begin like one of these and name no unit: "Phòng Văn hóa và Xã hội" is one name. */
const others =
  /^(?:xã hội|phòng,? (?:chống|ngừa)|hội nhập|tổ chức|đoàn kết|đội ngũ|bộ máy|quỹ đất|trường hợp|bản đồ|đài truyền|vụ việc)(?![\p{L}])/u

/** Does a text begin as the name of a unit does? "Số" is no "Sở": marks count where the text has any. */
export function beginsLikeUnit(text: string): boolean {
  const lower = text.normalize('NFC').toLowerCase()
  const begun = lower.replace(/^[^\p{L}\p{N}]+/u, '')
  if (others.test(begun)) return false
  const words = begun.split(/[^\p{L}\p{N}]+/u)
  const known = lower === fold(lower) ? bare : written
  return [1, 2, 3].some(count => known.has(words.slice(0, count).join(' ')))
}

/** "các phòng, ban, đơn vị", "UBND các xã, phường", "tất cả cán bộ": many at once, none by name. */
export const isCollective = (text: string): boolean =>
  /^\W*(?:(?:tat ca|toan the|toan bo|moi|cac|nhung|mot so|ubnd cac|dang uy cac|hdnd cac|lanh dao cac|van phong cac)\b|\d+ (?:xa|phuong|so|don vi)\b)|\b(?:lien quan|co lien quan)\W*$/.test(
    fold(text),
  )
