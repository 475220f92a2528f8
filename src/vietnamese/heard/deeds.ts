import type { Word } from '../intent/words.ts'
import { fillers, foldedText, isSaidAt, plain, sayings, set } from './vocabulary.ts'

// What offices do with their work, and leave something of: what is said to be done is a result by one of these verbs only.

/** What work is done with, where it begins the words: "trình Ủy ban", "gửi các phòng". */
const deeds = sayings(`
  trình | gửi | gởi | nộp | ban hành | phát hành | phát động | phát | ký | tham mưu | tham dự | tham gia | triển khai | tổ chức | tổng hợp | họp |
  kiểm tra | kiểm kê | ra quân | ra quyết định | ra văn bản | ra thông báo | xử lý | xử phạt | giải quyết | giải ngân | giải trình | giải phóng |
  cấp | in | thống nhất | thống kê | tập huấn | nghiệm thu | thành lập | chuyển | lập | hoàn thiện | hoàn chỉnh | hoàn trả | đạt |
  thu ngân sách | thu hồi | thu thuế | thu gom | thu hút | thu phí | thu nợ | hỗ trợ | tặng | tuyên truyền | tuyên dương | tuyển | vận động |
  vận hành | sửa | lắp | mua | đăng | khảo sát | lấy ý kiến | thông báo | thông qua | dự họp | duyệt | phê duyệt | công bố | công khai |
  công nhận | đôn đốc | quyết toán | quyết định | phối hợp | soạn | thay | xây dựng | xây | tạo | kết nạp | kết nối | kết thúc |
  điều tra | điều chỉnh | điều động | lưu hồ sơ | lưu trữ | lưu kho | lưu văn thư | lưu file | scan | nhập | xuất | huy động | nhắc nhở | báo cáo | bàn giao | rà soát | thẩm định |
  khen thưởng | xét | bổ sung | cập nhật | đánh giá | tiếp | làm việc với | đề xuất | kiến nghị | khắc phục | thi công | bố trí`)

/** Behind "đã" or before "rồi" these are deeds too; alone they may be orders or plans. */
const saidDone = sayings(`
  niêm yết | trao | đăng ký | giao quân | giao đất | giao giấy | trồng | dọn | vệ sinh | sơn | kẻ | tháo | dỡ | chốt | treo | gắn | cài đặt |
  cài | thu | chi | khám | tiêm | phun | đi kiểm tra | đi khảo sát | đi thực tế | đi thực địa | hòa giải | trích lục | đối chiếu | hướng dẫn |
  tiếp nhận và | đo đạc | đo | cưỡng chế | truy thu | thăm | tiếp xúc | trả lời | trả kết quả | trả tiền | phúc đáp | phản hồi | giải thích |
  thanh toán | tạm ứng | sáp nhập | mời | tiếp thu | chỉnh sửa | chỉnh lý | chỉnh trang | đóng dấu | đóng | bổ nhiệm | bầu | kiện toàn |
  phân loại | phân bổ | phân tích | giám sát | tuần tra | xác minh | xác nhận | kê khai | khai báo | công chứng | chứng thực | hợp nhất |
  biên soạn | phổ biến | quán triệt | diễn tập | huấn luyện | đào tạo | bồi dưỡng | chấm | tổng kết | sơ kết | khánh thành | khởi công | san lấp |
  lát | trải | nạo vét | khơi thông | bảo trì | bảo dưỡng | vá | cải tạo | nâng cấp | kết luận | thu thập | thực hiện | tiến hành | tiêm phòng | thay mới | quyên góp |
  ủng hộ | trợ cấp | di dời | đền bù | bồi thường | giải tỏa | tạm giữ | khởi tố | phạt | dập | khống chế | tiêu hủy | tiêu độc | khử trùng |
  cứu trợ | sơ tán | gỡ | đón | dự | khai mạc | bế mạc | đưa tin | truyền thông | phát thanh | đồng bộ | số hóa | tích hợp | vượt | rà | cắm |
  cắt | phá dỡ | dựng rạp | dựng biển | trang bị | hoàn trả | ký kết | đấu thầu | đấu giá | chào giá | mở thầu | chọn | bình xét | bình chọn | trích | chia |
  bốc | ghép | cấp đổi | thu nhận | tiếp dân | đối thoại | nhắc | phân công | quy hoạch | lắng nghe | ghi hình | dán | phủ | tưới | làm sạch |
  thả | nuôi | chữa | cứu | hiến | xóa | tách | gia hạn giấy | in ấn | nghiên cứu và | ghi danh | làm thủ tục | làm thẻ | làm hồ sơ |
  làm lễ | làm biên bản | làm báo cáo | làm tờ trình`)

/** Of these alone nothing may have come yet: "đã in", "đã chuyển", "đã soạn". */
const needsObject = sayings(
  'in | chuyển | soạn | scan | nhập | xuất | tạo | lập | tiếp | xét | tham gia | phối hợp | mời | mua | thu | chi | đóng | dự | chọn | nhắc | ' +
    'cắt | chia | trích | rà | xóa | đo | xác nhận | thực hiện và',
)
const empty = set('ra roi r xong het luon a ah nhe nha nhen em anh chi sep')
/** "chuyển công tác", "chuyển phòng": of a person. */
const movesOn =
  /^chuyen (?:cong tac|(?:phong|don vi|co quan)(?: khac| moi| roi|$)|viec|cho|ve|nha)(?: |$|(?<=roi|khac|moi)$)/
/** What stands between "đã" and the deed. */
const manner =
  set(`kip thoi chu dong nghiem tuc truc tiep cung tich cuc thuong xuyen nhanh chong dong loat som tu duoc co ra tien hanh di vua
  moi gan cac don vi lien quan ngay lai luon day du co ban het thuc nghiem tuc thanh cong`)
const mostBetween = 5

export const isDeed = (words: readonly Word[], at: number): boolean =>
  isSaidAt(words, at, deeds) && !movesOn.test(foldedText(words.slice(at)))

/** A deed that is said to be done, at this word. */
function isDoneAt(words: readonly Word[], at: number): boolean {
  if (!isDeed(words, at) && !isSaidAt(words, at, saidDone)) return false
  if (!isSaidAt(words, at, needsObject)) return true
  return words.slice(at + 1).some(word => !empty.has(plain(word)))
}

/** Do these words, behind "đã", tell a deed: "kịp thời xử lý …", "được phê duyệt"? */
export function tellsDeed(words: readonly Word[]): boolean {
  for (let at = 0; at < words.length && at <= mostBetween; at++) {
    if (isDoneAt(words, at)) return true
    if (!manner.has(plain(words[at] as Word)) && !fillers.has(plain(words[at] as Word))) return false
  }
  return false
}
