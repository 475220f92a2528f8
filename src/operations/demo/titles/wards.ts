import { pattern, type Pattern } from './pattern.ts'

export const ward: readonly Pattern[] = [
  pattern(
    'Giải quyết phản ánh qua Tổng đài 1022 về {}',
    'Văn bản trả lời người dân',
    'lấn chiếm vỉa hè đường Lê Lợi | đèn đường hỏng tại hẻm 25 | rác thải ở bãi đất trống | tiếng ồn quán ăn đêm | nắp cống hư hỏng | nước sinh hoạt yếu',
  ),
  pattern(
    'Rà soát {} trên địa bàn',
    'Danh sách, báo cáo rà soát',
    'hộ nghèo, hộ cận nghèo | trẻ em chưa đến trường | nhà trọ cho thuê | hộ kinh doanh chưa đăng ký mã số thuế | người cao tuổi chưa có thẻ bảo hiểm y tế',
  ),
  pattern(
    'Lập danh sách {} năm {y}',
    'Danh sách',
    'thanh niên đủ tuổi nghĩa vụ quân sự | gia đình văn hóa | cử tri mới | lao động cần đào tạo nghề',
  ),
  pattern(
    'Kiểm tra an toàn phòng cháy, chữa cháy tại {}',
    'Biên bản kiểm tra',
    'chợ dân sinh | các chung cư cũ | nhà trọ nhiều tầng | cơ sở giữ trẻ | kho hàng ven sông',
  ),
  pattern(
    'Vận động nhân dân {}',
    'Báo cáo kết quả',
    'hiến đất mở rộng hẻm | phân loại rác tại nguồn | tham gia bảo hiểm y tế | cài đặt ứng dụng định danh điện tử | hiến máu nhân đạo',
  ),
  pattern(
    'Tổ chức tiếp xúc cử tri tại {}',
    'Biên bản, báo cáo tổng hợp',
    'khu dân cư số 1 | khu dân cư số 3 | khu dân cư số 5 | Trường Tiểu học Hoa Sen | nhà văn hóa trung tâm',
  ),
  pattern(
    'Xác nhận nguồn gốc đất cho các hộ dân tại {}',
    'Phiếu xác nhận',
    'khu tái định cư Hòa An | tổ dân phố 12 | ven kênh Tẻ | dự án kè sông Giang',
  ),
  pattern(
    'Chỉnh trang {}',
    'Báo cáo kết quả',
    'hẻm 120 đường Hùng Vương | công viên ven sông | bảng hiệu tuyến đường Trần Phú | khuôn viên nhà văn hóa',
  ),
  pattern(
    'Ra quân {}',
    'Kế hoạch, báo cáo kết quả',
    'lập lại trật tự đô thị | tổng vệ sinh môi trường | diệt lăng quăng phòng sốt xuất huyết | tháo gỡ quảng cáo trái phép',
  ),
  pattern(
    'Cập nhật dữ liệu {} vào hệ thống dùng chung',
    'Dữ liệu đã cập nhật',
    'hộ tịch điện tử | an sinh xã hội | cơ sở hành nghề y tế tư nhân | công trình xây dựng | người có công',
  ),
  pattern(
    'Trả lời kiến nghị của cử tri về {}',
    'Văn bản trả lời',
    'ngập nước sau mưa | tuyến xe buýt mới | mức hỗ trợ di dời | sân chơi cho trẻ em | cấp nước sạch',
  ),
  pattern(
    'Chi trả {} cho đối tượng thụ hưởng',
    'Danh sách ký nhận',
    'trợ cấp xã hội {m} | quà lễ, Tết | hỗ trợ nhà ở | trợ cấp người có công {m}',
  ),
  pattern(
    'Lập hồ sơ đề nghị công nhận {}',
    'Hồ sơ đề nghị',
    'đơn vị học tập | khu dân cư kiểu mẫu | sản phẩm OCOP | trường đạt chuẩn quốc gia',
  ),
  pattern(
    'Kiểm tra an toàn thực phẩm tại {}',
    'Biên bản kiểm tra',
    'bếp ăn trường học | quán ăn đường phố | cơ sở nước uống đóng chai | chợ đầu mối',
  ),
]

/** What every unit is asked for. */
export const everywhere: readonly Pattern[] = [
  pattern('Báo cáo công tác cải cách hành chính {q}', 'Báo cáo'),
  pattern(
    'Góp ý dự thảo {}',
    'Văn bản góp ý',
    'Quy chế làm việc của UBND thành phố | Nghị quyết về phân cấp ngân sách | Quy định quản lý cây xanh | Đề án chính quyền số | Quy tắc ứng xử nơi công cộng',
  ),
  pattern(
    'Báo cáo kết quả thực hiện Nghị quyết về {}',
    'Báo cáo',
    'phát triển kinh tế tư nhân | đột phá khoa học, công nghệ | giảm nghèo bền vững | tinh gọn bộ máy',
  ),
  pattern(
    'Xây dựng kế hoạch {} năm {y}',
    'Kế hoạch',
    'phòng, chống tham nhũng | thực hành tiết kiệm, chống lãng phí | dân vận chính quyền | thi đua, khen thưởng | tiếp công dân',
  ),
  pattern(
    'Tổng hợp số liệu {} phục vụ giao ban {m}',
    'Biểu số liệu',
    'hồ sơ một cửa | nhiệm vụ được giao | thu, chi ngân sách | đơn thư',
  ),
  pattern(
    'Giải quyết đơn khiếu nại liên quan đến {}',
    'Quyết định giải quyết',
    'bồi thường, hỗ trợ | cấp giấy chứng nhận | xử phạt hành chính | tranh chấp lối đi',
  ),
  pattern(
    'Khắc phục tồn tại theo kết luận thanh tra về {}',
    'Báo cáo khắc phục',
    'quản lý đất công | mua sắm thiết bị | tuyển dụng viên chức | thu, chi các quỹ',
  ),
  pattern(
    'Chuẩn bị báo cáo phục vụ đoàn giám sát về {}',
    'Báo cáo',
    'giải quyết thủ tục hành chính | bảo vệ môi trường | phòng cháy, chữa cháy | an toàn giao thông',
  ),
  pattern(
    'Số hóa hồ sơ {}',
    'Kho dữ liệu, báo cáo',
    'hộ tịch giai đoạn 2000 - 2015 | cấp phép xây dựng | người có công | lưu trữ của đơn vị trước sáp nhập',
  ),
]
