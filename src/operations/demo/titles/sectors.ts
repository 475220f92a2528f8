import { pattern, type Pattern } from './pattern.ts'

export const construction: readonly Pattern[] = [
  pattern(
    'Thẩm định đồ án quy hoạch {}',
    'Quyết định phê duyệt',
    'khu đô thị Bắc sông Giang | trung tâm xã Phước Long | phân khu ven biển | khu công viên trung tâm',
  ),
  pattern(
    'Xử lý điểm ngập tại {}',
    'Báo cáo kết quả xử lý',
    'đường Lê Lợi | ngã tư Bình Minh | khu dân cư Rạch Dừa | hầm chui Tân Hòa | chợ Bến Đò',
  ),
  pattern(
    'Cấp phép thi công đào đường {}',
    'Giấy phép thi công',
    'Trần Phú lắp đặt ống nước | Nguyễn Trãi ngầm hóa cáp | Hùng Vương cải tạo cống | Lý Thường Kiệt lắp ống gas',
  ),
  pattern(
    'Kiểm tra trật tự xây dựng trên địa bàn {}',
    'Biên bản, báo cáo kiểm tra',
    'phường Bình Minh | phường Tân Hòa | xã Phước Long | tuyến kênh Tẻ',
  ),
  pattern(
    'Đẩy nhanh tiến độ dự án {}',
    'Báo cáo tiến độ',
    'cầu Tân Giang 2 | nút giao phía Nam | trường liên cấp Bình Minh | hồ điều hòa số 3 | nhà ở xã hội Hòa An',
  ),
  pattern(
    'Rà soát biển báo, tổ chức giao thông tại {}',
    'Phương án tổ chức giao thông',
    'cổng các trường học | khu vực bệnh viện | nút giao Cầu Mới | tuyến phố đi bộ',
  ),
  pattern(
    'Trình ban hành đơn giá {}',
    'Tờ trình, dự thảo Quyết định',
    'nhân công xây dựng | bồi thường nhà, công trình | dịch vụ thoát nước | chăm sóc cây xanh',
  ),
  pattern(
    'Báo cáo tiến độ giải phóng mặt bằng dự án {}',
    'Báo cáo',
    'đường vành đai phía Đông | kè sông Giang | mở rộng đường Hùng Vương | trạm bơm Rạch Dừa',
  ),
  pattern(
    'Kiểm định an toàn {}',
    'Hồ sơ kiểm định',
    'chung cư cũ đường Nguyễn Du | các cầu trên tỉnh lộ 5 | hệ thống thang máy công cộng | nhà thi đấu',
  ),
  pattern(
    'Duy tu, bảo dưỡng {}',
    'Biên bản nghiệm thu',
    'hệ thống chiếu sáng trung tâm | cây xanh trước mùa mưa bão | mặt đường Lê Lợi | hệ thống tín hiệu giao thông',
  ),
  pattern(
    'Cập nhật dữ liệu quy hoạch {} lên hệ thống thông tin địa lý',
    'Lớp dữ liệu bản đồ',
    'giao thông | sử dụng đất | cấp, thoát nước | nhà ở',
  ),
  pattern(
    'Xây dựng kế hoạch phát triển {}',
    'Kế hoạch',
    'nhà ở xã hội | cây xanh đô thị | bãi đỗ xe công cộng | vật liệu xây không nung | giao thông công cộng',
  ),
  pattern(
    'Giải quyết hồ sơ cấp phép {}',
    'Giấy phép xây dựng',
    'Bệnh viện Sản - Nhi | Trung tâm thương mại Bến Đò | Nhà máy dệt số 2 | khu thể thao phường Tân Hòa',
  ),
]

export const science: readonly Pattern[] = [
  pattern(
    'Triển khai nền tảng {} dùng chung của thành phố',
    'Biên bản nghiệm thu',
    'họp trực tuyến | quản lý công việc | hội thảo số | kho dữ liệu | ký số tập trung',
  ),
  pattern(
    'Đánh giá an toàn thông tin {}',
    'Báo cáo đánh giá',
    'cổng thông tin điện tử | hệ thống một cửa | trung tâm dữ liệu | mạng truyền số liệu cấp xã',
  ),
  pattern(
    'Nghiệm thu đề tài khoa học về {}',
    'Biên bản nghiệm thu',
    'giống lúa chịu mặn | cảnh báo ngập sớm | bảo tồn nghề dệt | xử lý rác hữu cơ',
  ),
  pattern(
    'Kết nối, chia sẻ dữ liệu {} với cơ sở dữ liệu quốc gia',
    'Báo cáo kết nối',
    'đất đai | hộ tịch | bảo hiểm xã hội | đăng ký doanh nghiệp',
  ),
  pattern(
    'Tập huấn kỹ năng số cho {}',
    'Báo cáo kết quả tập huấn',
    'tổ công nghệ số cộng đồng | công chức cấp xã | tiểu thương các chợ | giáo viên tiểu học',
  ),
  pattern(
    'Trình kế hoạch thuê dịch vụ {}',
    'Tờ trình',
    'đường truyền dự phòng | giám sát an toàn mạng | bảo trì máy chủ | tổng đài trả lời tự động',
  ),
  pattern(
    'Khảo sát hạ tầng số tại {}',
    'Báo cáo khảo sát',
    'các trạm y tế | nhà văn hóa thôn | bộ phận một cửa cấp xã | khu công nghiệp',
  ),
  pattern('Báo cáo mức độ chuyển đổi số {q}', 'Báo cáo'),
]

export const culture: readonly Pattern[] = [
  pattern(
    'Tổ chức {} năm {y}',
    'Kế hoạch, báo cáo kết quả',
    'Lễ hội sông Giang | Ngày hội Đọc sách | Giải chạy Tân Giang | Liên hoan đờn ca tài tử | Hội thao công chức',
  ),
  pattern(
    'Lập hồ sơ xếp hạng di tích {}',
    'Hồ sơ khoa học',
    'Đình Tân Hòa | Miếu Bà Phước Long | Nhà cổ Bình Minh | Địa đạo Rạch Dừa',
  ),
  pattern(
    'Kiểm tra hoạt động kinh doanh {}',
    'Biên bản, báo cáo kiểm tra',
    'karaoke | lưu trú du lịch | lữ hành | trò chơi điện tử',
  ),
  pattern(
    'Tu bổ, tôn tạo {}',
    'Hồ sơ nghiệm thu',
    'tượng đài Chiến thắng | nhà bia liệt sĩ phường Bình Minh | cổng làng nghề dệt | bảo tàng thành phố',
  ),
  pattern(
    'Xây dựng sản phẩm du lịch {}',
    'Đề án',
    'đường sông | làng nghề | ẩm thực đêm | sinh thái cộng đồng xã Phước Long',
  ),
  pattern(
    'Thẩm định nội dung chương trình {}',
    'Văn bản chấp thuận',
    'nghệ thuật đón năm mới | lễ kỷ niệm ngày thành lập thành phố | triển lãm ảnh lưu động | tuần phim Việt Nam',
  ),
  pattern(
    'Báo cáo lượng khách du lịch {m} tại {}',
    'Báo cáo',
    'các khu, điểm du lịch | cơ sở lưu trú | bến tàu du lịch',
  ),
]
