import { pattern, type Pattern } from './pattern.ts'

export const centralOffice: readonly Pattern[] = [
  pattern('Xây dựng Chương trình công tác {q} của Ủy ban nhân dân thành phố', 'Quyết định ban hành'),
  pattern('Báo cáo kết quả kiểm soát thủ tục hành chính {q}', 'Báo cáo'),
  pattern(
    'Chuẩn bị nội dung họp báo {m} về {}',
    'Thông cáo báo chí',
    'tình hình kinh tế - xã hội | phương án chống ngập | lễ hội mùa thu | tuyển sinh đầu cấp',
  ),
  pattern(
    'Tổng hợp kiến nghị của cử tri về lĩnh vực {}',
    'Báo cáo tổng hợp',
    'đất đai | giao thông | môi trường | giáo dục | y tế | an sinh xã hội',
  ),
  pattern(
    'Theo dõi, đôn đốc thực hiện kết luận của Chủ tịch UBND thành phố về {}',
    'Báo cáo tiến độ',
    'giải ngân vốn đầu tư công | phòng, chống cháy nổ | quản lý vỉa hè | thu hút đầu tư | chuyển đổi số',
  ),
  pattern(
    'Thẩm tra hồ sơ trình Ủy ban nhân dân thành phố về {}',
    'Phiếu trình',
    'bảng giá đất | phân cấp quản lý đường đô thị | mức thu học phí | quy chế làm việc',
  ),
  pattern(
    'Chuẩn bị chương trình làm việc của lãnh đạo thành phố với {}',
    'Chương trình, tài liệu',
    'Hiệp hội Doanh nghiệp | đoàn công tác Bộ Xây dựng | các trường đại học | đoàn Hội đồng nhân dân',
  ),
  pattern(
    'Rà soát, công bố thủ tục hành chính thuộc lĩnh vực {}',
    'Quyết định công bố',
    'hộ tịch | đất đai | xây dựng | đăng ký kinh doanh | văn hóa cơ sở',
  ),
]

export const finance: readonly Pattern[] = [
  pattern(
    'Trình phê duyệt dự toán kinh phí {}',
    'Tờ trình, dự thảo Quyết định',
    'tổ chức bầu cử | sửa chữa trường học | mua sắm thiết bị y tế | diễn tập phòng thủ dân sự | chỉnh lý tài liệu lưu trữ',
  ),
  pattern(
    'Báo cáo tiến độ giải ngân vốn đầu tư công {m} nhóm dự án {}',
    'Báo cáo',
    'giao thông | giáo dục | y tế | thoát nước | hạ tầng số',
  ),
  pattern(
    'Thẩm định quyết toán dự án hoàn thành: {}',
    'Báo cáo thẩm định',
    'Trường Tiểu học Hoa Sen | Cầu Rạch Dừa | Trạm y tế phường Tân Hòa | Công viên Bến Sông | Kè bờ tả sông Giang',
  ),
  pattern(
    'Tham mưu phương án sắp xếp, xử lý trụ sở {}',
    'Phương án',
    'cơ quan cấp huyện cũ | Trung tâm Văn hóa cũ | Chi cục Thủy lợi | Nhà khách Tân Giang',
  ),
  pattern(
    'Kiểm tra việc quản lý, sử dụng tài sản công tại {}',
    'Kết luận kiểm tra',
    'các đơn vị sự nghiệp y tế | các trường trung học | Ban Quản lý dự án | khối phường, xã',
  ),
  pattern(
    'Thẩm định chủ trương đầu tư dự án {}',
    'Báo cáo thẩm định',
    'đường vành đai phía Đông | nhà máy xử lý nước thải | khu công viên phần mềm | bến xe liên tỉnh',
  ),
  pattern(
    'Tổng hợp khó khăn, vướng mắc của doanh nghiệp ngành {}',
    'Báo cáo, kiến nghị',
    'dệt may | chế biến thủy sản | du lịch | vận tải | xây dựng',
  ),
  pattern(
    'Rà soát nguồn thu ngân sách từ {}',
    'Báo cáo rà soát',
    'tiền sử dụng đất | phí bảo vệ môi trường | cho thuê mặt bằng | xử phạt vi phạm hành chính',
  ),
]

export const homeAffairs: readonly Pattern[] = [
  pattern(
    'Trình kế hoạch tuyển dụng {} năm {y}',
    'Kế hoạch',
    'công chức cấp xã | viên chức giáo dục | viên chức y tế | công chức hành chính',
  ),
  pattern(
    'Tổ chức lớp bồi dưỡng {} cho cán bộ, công chức',
    'Báo cáo kết quả lớp học',
    'kỹ năng số | nghiệp vụ văn thư | kỹ năng tiếp công dân | quản lý nhà nước cấp xã | tiếng dân tộc',
  ),
  pattern(
    'Báo cáo kết quả đánh giá, xếp loại {} {q}',
    'Báo cáo',
    'cán bộ, công chức | người đứng đầu đơn vị | viên chức quản lý',
  ),
  pattern(
    'Thẩm định đề án vị trí việc làm của {}',
    'Văn bản thẩm định',
    'Sở Xây dựng | Sở Khoa học và Công nghệ | các trường mầm non | Ban Quản lý khu công nghiệp',
  ),
  pattern(
    'Kiểm tra công vụ tại {}',
    'Thông báo kết quả kiểm tra',
    'Trung tâm Phục vụ hành chính công | UBND phường Tân Hòa | UBND xã Phước Long | Sở Tài chính',
  ),
  pattern(
    'Tham mưu khen thưởng thành tích trong {}',
    'Tờ trình',
    'phong trào thi đua yêu nước | phòng, chống thiên tai | cải cách hành chính | xây dựng nông thôn mới',
  ),
  pattern(
    'Rà soát, bố trí {} sau sắp xếp đơn vị hành chính',
    'Phương án bố trí',
    'cán bộ dôi dư | người hoạt động không chuyên trách | viên chức trạm y tế | nhân viên trường học',
  ),
  pattern(
    'Hướng dẫn thực hiện chế độ, chính sách đối với {}',
    'Văn bản hướng dẫn',
    'người có công | người nghỉ hưu trước tuổi | cán bộ luân chuyển | thanh niên xung phong',
  ),
]
