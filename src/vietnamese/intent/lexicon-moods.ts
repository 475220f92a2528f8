/** The rows of the lexicon that tell how something is meant, and those that only hold a sentence together. */
export const moodLexicon = {
  // how it is meant
  negation: `
    chưa | không | ko | k | kg | khg | hok | hong | hông | hem | chẳng | chả | chua | chưa hề | =chau | vẫn chưa |
    không phải | ko phải | chưa được`,
  never: 'đừng | =chớ | khoan | khoan đã | đừng có | không được | thôi đừng | chưa vội | chưa cần | không cần | ko cần',
  denial: 'đâu | rồi mà | còn lâu | làm gì đã | làm gì có',
  question: `
    ai | bao h | có được | hay là | hay mình | có được không | muốn hỏi | muốn biết | khi nào | bao giờ | lúc nào | hả | phải không |
    phải ko | =à | đúng không | đúng ko | sao | tại sao | vì sao | chừng nào | là gì | trong bao lâu | bao lâu |
    ngày gì | thứ mấy | không nhỉ | nhỉ | hay chưa | hay không | =rồi à | rồi hả | có phải | có nên | liệu | mấy giờ |
    ngày nào | hôm nào | đến bao giờ | sao lại | chứ | thế à | hử | hay`,
  polite: 'được không | được ko | được k | dc ko | dc không | đc không | đc ko | dc k',
  future: `
    sắp | sẽ | gần | chuẩn bị | dự kiến | cố gắng | phải | cần | định | hứa | kịp | se | để xong | cho xong |
    để em | để tôi | để mình | để e | để bữa | để mai | để hôm | mong | mai mới | mốt mới | dự định | chắc | =tính |
    phấn đấu | tranh thủ | ráng | gắng | hy vọng | hi vọng | đáng lẽ | đáng lý | lẽ ra | suýt | ước gì`,
  wish: 'muốn | mong muốn',
  urging: 'đi | nhanh | nhanh lên | khẩn trương | sớm | mau | mau lên | đi nhé | gấp',
  laterToday: `
    chiều nay | tối nay | trưa nay | lát nữa | lát | tí nữa | tý nữa | chút nữa | chốc nữa | tẹo nữa | hồi nữa`,
  demand: 'đề nghị đồng chí | yêu cầu | yêu cầu đồng chí | nhờ | làm ơn | vui lòng | đề nghị | kính đề nghị',
  condition: `
    nếu | hễ | đợi | rồi mới | mới giao | mới duyệt | đã rồi | hẵng | rồi hãy | phải chi | =thì | thì báo | thì nhắn |
    thì gọi | thì nói | nhớ | nhớ báo | thì tốt | thì hay | thì mừng | thì em mừng | được thì | nhớ nhắn | nhớ gọi |
    khi | giả sử | =mà`,
  hearsay:
    'anh ấy | chị ấy | ông ấy | bà ấy | cô ấy | anh ta | bạn ấy | =nó | người ta | =ổng | =bả | =ảnh nói | nghe đâu | tưởng | =bảo | bảo là | nói là | =nói | kêu | hình như | nghe nói | có lẽ | nghe bảo | thấy bảo | tưởng là',
  passive: 'được duyệt | được phê duyệt | bị trả lại | bị trả về | được gia hạn | có được gia hạn',
  howTo: 'làm sao để | làm thế nào để | cách | làm sao | hướng dẫn cách | làm thế nào',

  // a part of the work
  partly: `
    cơ bản | về cơ bản | gần hết | một nửa | nửa | phần lớn | một phần | được phần | sơ bộ | tạm | tạm thời |
    hầu hết | phần nào | bước đầu | đợt 1 | bước 1 | giai đoạn | vài | một ít | một số | chút | xíu | =mỗi | phần`,

  // what only holds a sentence together
  purpose:
    'để họp | để giao ban | để báo cáo | để chiều | để sáng | phục vụ họp | phục vụ giao ban | để trình | để chuẩn bị',
  reason: 'vì | do | lý do | lí do | vì lý do | với lý do | bởi vì | tại vì | bởi | tại | do là | vì là | lý do là',
  result: 'kq | kết quả | kết quả là | sản phẩm | với kết quả',
  request: `
    xin phép | kính xin | kính mong | xin | cho | giúp | cho phép | giùm | hộ | please | cho e | cho em | giúp em | giúp tôi | giúp e | giúp anh |
    giúp mình`,
  past: 'đã | rồi | r | rùi | roài | vừa | vừa mới | mới | vừa rồi',
  filler: `
    ạ | ah | số liệu | trả lời | noi chuyen | em | e | anh | chị | tôi | mình | tớ | nhé | nha | nhe | nhá | dạ |
    vâng | thưa | ơi | đ/c | d/c | a/c | đồng chí | đây | là | và | ok | oke | okie | với | này | bot | hệ thống |
    có | làm | của | ở | đến | tới | sang | trong | vào | được rồi | thực hiện | nào đó | cán bộ | mới nhất | chế độ |
    toàn | =lận | vậy | hiện nay | hiện tại | hiện | bây giờ | lại | thêm | ra | từ | số | mã | =cháu | về phần | a | c |
    luôn | ngay | tên | bên | lãnh đạo | sử dụng | dùng | tài khoản | năm nay | nữa | bạn | đó | đi phép |
    sạch sẽ | cách mạng | cách đây | đúng hạn | trước hạn | chủ trì | đơn vị chủ trì | đi họp | đi công tác | theo | thôi |
    theo dõi | đơn vị | thẩm định | quy định | ổn định | xác định | giám định | kiểm định | nhất định | ubnd tỉnh |
    em chào | chào anh | chào chị | chào sếp | sếp | thủ trưởng | ừ | nghe | em gửi | e gửi | gửi anh | gửi chị | gửi sếp |
    hồi sáng | hồi chiều | hồi trưa | hồi nãy | lúc nãy | lúc sáng | khi nãy | hồi hôm qua | hồi hôm | chủ tịch | trưởng phòng | cấp tỉnh | tỉnh ủy | lên tỉnh | thi đua | hội thi | đóng dấu | đầu tư |
    trừ | trừ ra | ngoại trừ | không tính | không kể`,
} as const
