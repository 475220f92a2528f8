import { moodLexicon } from './lexicon-moods.ts'

/**
 * What the words of a message stand for: each row one notion and the ways to say it, abbreviations and teencode
 * included. Longer phrases win over the words inside them, so "chưa xong" never counts as "xong". A phrase is found with
 * and without diacritics; one that begins with `=` only when typed with exactly these.
 */
export const lexicon = {
  task: 'việc | cv | nhiệm vụ | nv | nvu | nvụ | công việc | đầu việc | task',

  // what is reported of a task
  done: `
    xong | xong xuôi | hoàn thành | hoàn tất | xg | ht | htanh | hthanh | done | làm xong | xử lý xong |
    giải quyết xong | thực hiện xong | xong hết | xong xuôi hết | làm xong hết | làm xong xuôi | đã xử lý |
    đã giải quyết | đã thực hiện xong | ok xong | nộp kết quả | trình kết quả | nộp sản phẩm | đã nộp kết quả |
    đã trình kết quả | đã nộp sản phẩm`,
  finished: `
    việc đã xong | việc đã làm xong | việc đã hoàn thành | việc đã làm | nhiệm vụ đã xong | nhiệm vụ đã hoàn thành |
    nhiệm vụ đã làm xong | nv đã hoàn thành | nv đã xong | nv đã làm xong | đã hoàn thành những việc |
    đã làm xong những việc | việc em đã hoàn thành | việc tôi đã hoàn thành | việc em đã làm xong |
    việc tôi đã làm xong | việc em đã xong | việc tôi đã xong | việc hoàn thành | nhiệm vụ hoàn thành`,
  submitted: `
    đã nộp | đã trình | đã gửi | đã ban hành | đã phát hành | đã báo cáo | đã tham mưu | đã ký ban hành |
    đã trình ký | đã có báo cáo | đã có văn bản | đã có kết quả | đã có tờ trình | đã có quyết định | đã có kế hoạch | đã báo cáo tuần | đã báo cáo tháng | đã báo cáo ngày | đã báo cáo quý |
    đã tham mưu ban hành | nộp được | đã nộp được | trình được | nộp xong`,
  unfinished: `
    chưa xong | chưa làm xong | chưa hoàn thành | chưa hoàn tất | chưa xử lý | chưa xử lý xong | chưa làm |
    chưa giải quyết | chưa thực hiện | chưa ht | chưa xg | vẫn chưa xong | không xong | ko xong | k xong | chua xong |
    dang dở | xong mới | xong một nửa | xong nửa | xong một phần | xong phần | xong được một nửa |
    kế hoạch hoàn thành | xong mới được | xong là`,
  mark: 'báo là | báo cáo là | đánh dấu | xác nhận | chốt | tick | ghi nhận | báo | báo cáo | bc | cập nhật là',
  update: 'cập nhật | cập nhập | cập nhật tiến độ | cn | báo cáo tiến độ việc | báo tiến độ | update',
  doing:
    'đang | đang làm | hiện đang | mới đang | đang chờ | đang xử lý | đang trong | đang đợi | còn chờ | còn đợi | còn kẹt | còn vướng | đang kẹt | đang vướng',
  obstacle:
    'bị vướng | gặp vướng | gặp vướng mắc | gặp khó khăn | gặp nhiều khó khăn | vướng mắc ở | vướng mặt bằng | bị kẹt vốn',
  reached: `
    được | dc | đc | đạt | khoảng | mới được | mới đạt | làm được | làm dc | làm đc | lam dc | được khoảng | đã được |
    đã đạt | lên`,

  // what is asked for
  accept: `
    nhận | tiếp nhận | đã nhận | đã nhận được | nhận được | xác nhận nhận | đã tiếp nhận | xin nhận |
    xác nhận tiếp nhận | đồng ý nhận | đồng ý tiếp nhận | =lãnh | lãnh việc`,
  extend: `
    gia hạn | gia han them | sửa hạn | sửa thời hạn | chỉnh hạn | chỉnh thời hạn | thay hạn | kéo dài | xin thêm | lùi hạn | lùi thời hạn | dời hạn | dời thời hạn | giãn hạn |
    kéo dài thời hạn | kéo dài hạn | xin thêm thời gian | thêm thời gian | chuyển hạn | đổi hạn |
    điều chỉnh thời hạn | điều chỉnh hạn | hoãn | lùi | =dời | dời việc | dời nhiệm vụ | dời nv | gh | gia hạn thời gian | lùi thời gian`,
  handover: `
    chuyển | bàn giao | bàn giao việc | bàn giao nhiệm vụ | bàn giao nv | giao lại việc | giao lại nhiệm vụ |
    chuyển giao | giao lại | nhường | chuyển lại | bàn giao lại`,
  pause: `
    tạm dừng | tạm dừng việc | tạm dừng nhiệm vụ | tạm ngưng | tạm ngừng | tạm hoãn | tạm đình chỉ | cho tạm dừng |
    tạm ngưng việc | tạm ngừng việc | tạm hoãn việc | cho tạm dừng việc | cho tạm ngưng | =dừng việc | =cho dừng | =cho dừng việc | =ngưng việc | =ngừng việc`,
  resume: `
    tiếp tục việc | tiếp tục nhiệm vụ | cho tiếp tục | cho tiếp tục việc | cho tiếp tục nhiệm vụ | cho làm tiếp |
    cho làm tiếp việc | cho chạy tiếp | cho thực hiện tiếp`,
  approve: `
    duyệt | phê duyệt | =cho duyệt | nhất trí | nhất trí duyệt | duyệt gia hạn | phê duyệt gia hạn | đồng ý gia hạn | đồng ý cho gia hạn | đồng ý |
    đồng ý duyệt | chấp thuận | thông qua | đồng ý phê duyệt | approve`,
  awaitingMe: `
    cần duyệt | cần phê duyệt | chờ tôi duyệt | chờ anh duyệt | chờ mình duyệt | chờ chị duyệt | chờ tôi phê duyệt |
    chờ anh phê duyệt | chờ phê duyệt của tôi | phải duyệt | duyệt gì | cần tôi duyệt | cần anh duyệt |
    chờ t duyệt | duyệt những gì | chờ a duyệt | đang trình tôi | trình tôi`,
  sendBack: `
    trả lại | trả về | trả | từ chối | không duyệt | không phê duyệt | không đồng ý | ko duyệt | k duyệt |
    yêu cầu làm lại | làm lại | đề nghị làm lại | không chấp thuận`,
  urge: 'gửi nhắc nhở | gửi đôn đốc | nhắc | đôn đốc | đốc thúc | giục | hối | nhắc nhở | thúc | hối thúc | nhắc lại',
  remindMe: 'nhắc tôi | nhắc em | nhắc mình | nhắc e | nhắc anh với | nhớ nhắc',
  assign: `
    giao việc | giao nhiệm vụ | giao nv | giao thêm việc | giao việc mới | phân công | phân việc | tạo nhiệm vụ |
    giao một nhiệm vụ | giao một việc | giao nhiệm vụ mới | tạo việc | thêm nhiệm vụ | thêm việc | tạo việc mới |
    giao thêm nhiệm vụ`,
  undo: `
    hoàn tác | hủy cái vừa nãy | hủy cái vừa rồi | hủy cái hồi nãy | hủy việc vừa làm | hủy thao tác vừa rồi | undo |
    hủy thao tác | quay lại thao tác | thu hồi thao tác |
    hủy báo cáo | hủy kết quả | rút báo cáo | rút lại báo cáo | lấy lại báo cáo | thu hồi báo cáo | rút kết quả | rút lại kết quả |
    lấy lại kết quả | thu hồi kết quả | hủy cập nhật | hủy tiếp nhận | lấy lại cái vừa báo | rút lại cái vừa báo`,
  mistake: `
    đánh dấu nhầm | đánh dấu lộn | báo xong nhầm | lỡ bấm nhầm | lỡ bấm lộn | bấm nhầm | bấm lộn | báo lộn | nhấn nhầm | báo nhầm | nhầm rồi | ghi nhầm | gõ nhầm | nhầm nút | chọn nhầm |
    báo nhầm rồi | lỡ tay`,
  wipe: 'xóa | xóa hết | xóa toàn bộ | xóa sạch | xóa bỏ | xóa hẳn',
  cancel: 'hủy | làm lại từ đầu | thao tác',

  // what is looked at
  list: 'danh sách | ds | liệt kê | xem | cho xem | hiển thị | kiểm tra | mở | xem lại | đọc | đọc lại | cho đọc | coi lại | show | list | check',
  what: 'làm gì | phải làm gì | gì | j | nào | bao nhiêu | mấy | những gì | những | các | bn | bnhieu | chi nữa | chi không | chi vậy | chi đây | chi mô | việc mô | việc chi | cái chi',
  mine: 'của tôi | của em | của mình | của e | của anh | của chị | cua a | của t | của tôi đâu | của em đâu | của mình đâu | của t đâu',
  remaining: `
    còn gì phải làm | còn gì cần làm | có gì phải làm | =mắc | còn | cần làm | phải làm | cần xử lý | phải xử lý |
    cần giải quyết | tồn | nợ | còn nợ | được giao | phụ trách | đang làm gì | đang có | bị | chờ xử lý |
    tồn lại`,
  overdue: `
    quá hạn | trễ hạn | trễ | chậm hạn | quá thời hạn | chậm tiến độ | chậm | muộn hạn | qh | bị trễ | bị quá hạn |
    bị chậm | trể hạn`,
  ahead: `
    chưa quá hạn | không quá hạn | chưa trễ hạn | không trễ hạn | chưa đến hạn | chưa tới hạn | còn hạn | còn trong hạn |
    trong hạn | chưa bị trễ | không bị trễ`,
  undated: 'không thời hạn | không có thời hạn | không có hạn | chưa có hạn | chưa có thời hạn',
  notTaken: `
    chưa tiếp nhận | chưa được tiếp nhận | chưa tiếp nhận việc | ai chưa nhận | ai chưa nhận việc | việc chưa nhận | việc nào chưa nhận |
    nhiệm vụ chưa nhận | việc gì chưa nhận | chưa ai nhận | chưa ai nhận việc |
    chưa ai tiếp nhận | chưa có ai nhận | chưa có ai tiếp nhận | chưa người nào nhận | chưa có người nhận |
    chưa có người tiếp nhận | không ai nhận`,
  notHandedIn: `
    chưa nộp | chưa nộp việc | chưa ai nộp | chưa ai nộp việc | chưa ai nộp việc gì | chưa có ai nộp | chưa ai báo cáo | chưa có ai báo cáo | ai chưa báo cáo |
    chưa ai làm | chưa có ai làm | chưa ai xong | chưa ai làm xong | chưa có ai xong | cần trình | phải trình | cần trình duyệt |
    cần trình ký | cần trình sếp | cần trình sếp duyệt | cần trình lãnh đạo | cần trình lãnh đạo duyệt | cần trình ký duyệt`,
  expiring: 'hết hạn | hết thời hạn',
  dueSoon:
    'sắp đến hạn | sắp tới hạn | gần đến hạn | gần tới hạn | sắp hết hạn | sắp quá hạn | sắp trễ | sắp trễ hạn | sắp chậm | sắp chậm hạn | gần trễ hạn | gần quá hạn | gần hết hạn',
  paused:
    'đang tạm dừng | đang bị tạm dừng | bị tạm dừng | đã tạm dừng | đã bị tạm dừng | được tạm dừng | còn tạm dừng | việc tạm dừng | nhiệm vụ tạm dừng',
  waiting: `
    chờ duyệt | chờ phê duyệt | chờ lãnh đạo duyệt | chờ sếp duyệt | đang chờ duyệt | đang chờ phê duyệt |
    đang chờ lãnh đạo duyệt | chờ lãnh đạo phê duyệt | đợi duyệt | đợi sếp duyệt | đợi lãnh đạo duyệt |
    đang đợi duyệt | đang chờ sếp duyệt | chờ thủ trưởng duyệt | cho sep duyet | cần sếp duyệt | cần lãnh đạo duyệt |
    việc đang trình ký | việc đang trình | việc đang trình sếp | việc đang trình lãnh đạo | việc đang chờ ký | việc chờ ký |
    việc nào đang trình ký | việc nào đang trình | việc nào đang trình sếp | việc nào đang trình lãnh đạo |
    việc nào đang chờ ký | việc nào chờ ký | việc gì đang trình ký | việc gì đang trình | nhiệm vụ đang trình ký | nhiệm vụ đang trình`,
  toDo: `
    nộp gì | nộp cái gì | nộp những gì | phải nộp gì | phải nộp cái gì | phải nộp những gì | cần nộp gì | cần nộp cái gì |
    phải báo cáo gì | phải báo cáo cái gì | cần báo cáo gì | phải trình gì | phải trình cái gì | cần trình gì |
    cần làm gì | cần phải làm gì | nên làm gì trước | làm gì trước | việc gần nhất | việc nào gần nhất | việc gần hạn nhất`,
  urgency: 'khẩn | có khẩn không | có gấp không | độ khẩn | mức độ khẩn | hỏa tốc | thượng khẩn',
  fresh: 'việc mới | nhiệm vụ mới | nv mới | việc gì mới | việc nào mới | nhiệm vụ nào mới',
  together: 'phối hợp | làm chung | làm cùng',
  everything: 'tất cả | toàn bộ | tất tần tật | hết thảy | all | show all',
  pressing: `
    việc gấp | việc gấp nhất | việc cần gấp | việc cần làm gấp | việc khẩn | việc khẩn nhất | nhiệm vụ gấp | nhiệm vụ khẩn |
    việc nào gấp | việc nào gấp nhất | việc gì gấp | việc nào khẩn | nhiệm vụ nào gấp | nhiệm vụ nào khẩn | việc ưu tiên | việc quan trọng |
    việc quan trọng nhất | việc hỏa tốc | việc thượng khẩn | nhiệm vụ hỏa tốc | việc nào hỏa tốc | việc cần ưu tiên | gì gấp | gì gấp nhất | gì cần gấp | gì cần làm gấp | gì phải làm gấp | gì khẩn |
    cái gì gấp | việc nào cần gấp | việc nào cần làm gấp | việc nào cần ưu tiên | nhiệm vụ nào cần ưu tiên | việc gì cần làm gấp |
    việc gì cần gấp | việc gì cần ưu tiên`,
  due: `
    đến hạn | tới hạn | hạn | hạn chót | thời hạn | deadline | hết hạn ngày nào | bao giờ đến hạn | khi nào đến hạn |
    bao giờ hết hạn | khi nào hết hạn | hạn khi nào | hạn bao giờ | hạn hôm nào | hạn ngày nào | hạn đến khi nào |
    hạn đến bao giờ | ngày hoàn thành | thời gian hoàn thành`,
  status: `
    thế nào | thế nào rồi | làm sao rồi | làm tới đâu rồi | =răng rồi | vướng gì | ra sao | ra sao rồi | sao rồi | s r | s rồi | đến đâu |
    đến đâu rồi | tới đâu | tới đâu rồi | đến đâu r | tới đâu r | tình hình | tới mô | tới mô rồi | đến mô | đến mô rồi | bước nào | tiến triển | tình trạng |
    đi đến đâu | làm ăn thế nào | làm ăn sao | làm ăn sao rồi | làm ăn ra sao | ntn | như thế nào`,
  detail: `
    chi tiết | thông tin | nội dung | nd | lịch sử | xem lịch sử | lịch sử việc | là việc gì | là việc nào | quá trình | nói gì | về cái gì |
    ctiet | chi tiet`,
  who: `
    ai làm | ai chủ trì | ai đang chủ trì | ai đang phụ trách | ai đang xử lý | ai đang theo dõi | của ai | ai phụ trách | ai đang làm | ai xử lý | ai được giao | ai thực hiện | giao cho ai |
    ai giao | ai theo dõi | đơn vị nào phụ trách | đơn vị nào chủ trì | phòng nào phụ trách | đơn vị nào làm |
    phòng nào làm`,
  percent: 'bao nhiêu phần trăm | mấy phần trăm | bao nhiêu % | được bao nhiêu phần trăm | được mấy phần trăm',
  howMuch: 'còn mấy ngày | còn bao nhiêu ngày | còn bao lâu | còn mấy hôm',
  search: 'tìm | tìm kiếm | tra cứu | tìm giúp | tìm xem | tìm lại | kiếm | kiếm giúp | search',
  about:
    'có chữ | có từ khóa | có cụm từ | mang tên | về | liên quan | liên quan đến | liên quan tới | về vấn đề | có nội dung | dính tới | dính đến | liên quan vụ',
  document: 'văn bản | vb | công văn số | kế hoạch | quyết định | thông báo số',

  // what leaders look at
  progress: `
    tiến độ | biểu đồ | biểu đồ tiến độ | thống kê | thống kê nhiệm vụ | số liệu nhiệm vụ | tdo | td |
    tiến độ thực hiện | tiến độ chung | tình hình thực hiện | tình hình xử lý | tỷ lệ hoàn thành | tỉ lệ hoàn thành |
    kết quả thực hiện | tổng hợp tình hình | báo cáo tiến độ | bc tiến độ | tổng hợp tiến độ | tình hình công việc | tình hình nhiệm vụ`,
  report: `
    báo cáo ngày | báo cáo tuần | báo cáo tháng | báo cáo quý | báo cáo năm | báo cáo tổng hợp | bc tuần | bc tháng |
    bc quý | bc tổng hợp | số liệu tuần | số liệu tháng | số liệu quý | số liệu năm`,
  figures: `
    tổng hợp số liệu | tổng hợp báo cáo | tổng kết tuần | tổng kết tháng | tổng kết quý | tổng kết năm |
    tỷ lệ đúng hạn | tỉ lệ đúng hạn | tỷ lệ quá hạn | tỉ lệ quá hạn | tỷ lệ trễ hạn | tỉ lệ trễ hạn |
    tỷ lệ hoàn thành đúng hạn | tỉ lệ hoàn thành đúng hạn |
    so sánh | so sánh các phòng | so sánh các đơn vị | so sánh giữa các phòng | xếp hạng | xếp hạng các phòng |
    xếp hạng các đơn vị | bảng xếp hạng | xếp hạng đơn vị | xếp hạng phòng |
    phòng nào tốt nhất | phòng nào làm tốt nhất | phòng nào kém nhất | phòng nào làm kém nhất | phòng nào yếu nhất |
    phòng nào nhanh nhất | phòng nào làm nhanh nhất | đơn vị nào tốt nhất | đơn vị nào làm tốt nhất | đơn vị nào kém nhất |
    đơn vị nào làm kém nhất | đơn vị nào yếu nhất | đơn vị nào nhanh nhất | đơn vị nào làm nhanh nhất |
    ai hơn | phòng nào hơn | bên nào hơn | đơn vị nào hơn | phòng nào chưa làm gì | đơn vị nào chưa làm gì | đơn vị nào chưa làm việc gì | phòng nào chưa làm việc gì`,
  ranked:
    'bê bết | bê bết nhất | lẹt đẹt | lẹt đẹt nhất | ì ạch | ì ạch nhất | lề mề | lề mề nhất | trì trệ | trì trệ nhất | tốt nhất | nhanh nhất | giỏi nhất | kém nhất | yếu nhất | tệ nhất | dở nhất',
  summary: 'tóm tắt | tóm lược | tóm gọn | tổng kết ngắn | nói gọn',
  office: `
    mấy phòng | mấy đơn vị | từng phòng | toàn cơ quan | cơ quan | chung | toàn thành phố | toàn phường | cả phòng |
    cả phường | cả xã | toàn đơn vị | toàn xã | toàn phòng | các phòng | cả cơ quan`,
  backlog: 'tồn đọng | việc tồn đọng | nhiệm vụ tồn đọng',
  whichUnit:
    'đơn vị nào | đv nào | dv nào | phòng nào | cơ quan nào | phòng ban nào | bộ phận nào | ban nào | bên nào | khâu nào | các đơn vị',
  many: 'nhiều | nhiều nhất | nhất',
  evaluate: 'đánh giá | xếp loại | bảng đánh giá | đánh giá xếp loại | chấm điểm | đánh giá cán bộ | xếp loại cán bộ',
  export: `
    xuất | xuất file | xuất excel | xuất dữ liệu nhiệm vụ | excel | file excel | tải bảng | tải danh sách | tải file |
    xuất báo cáo | bảng tính`,
  letter: `
    công văn | cvan | soạn cv | cv đôn đốc | soạn cv đôn đốc | cv nhắc | gửi cv | văn bản nhắc nhở |
    công văn nhắc nhở | công văn đôn đốc | công văn nhắc | văn bản đôn đốc | thư nhắc`,
  compose: 'soạn | viết | tạo | soạn thảo | làm giúp | thảo',
  form: `
    pdf | file pdf | bản pdf | dạng pdf | word | file word | bản word | dạng word | docx | email | qua email | gửi email |
    gửi qua email | vào email | thư điện tử | sms | tin nhắn sms | bản in | in giấy | in ra giấy | powerpoint | google sheet`,
  order: `
    sắp xếp | sắp xếp theo | xếp theo | xếp thứ tự | theo thứ tự | thứ tự | giảm dần | tăng dần | từ cao xuống thấp |
    từ thấp lên cao | mới nhất trước | cũ nhất trước`,
  sheet: 'file | bảng | ra file | ra excel',

  // the assistant itself
  calendar: `
    lịch | lịch làm việc | lịch công tác | lịch tuần | xem lịch | lịch hạn | lấy lịch | tải lịch | đồng bộ lịch |
    lấy lịch về | tải lịch về | thêm lịch | lịch về máy | lịch vào máy | lịch về điện thoại | lịch vào điện thoại |
    lịch trên điện thoại | lịch sang điện thoại | lịch google | google calendar | lấy lịch về điện thoại |
    lấy lịch về máy | tải lịch về máy | tải lịch về điện thoại | đồng bộ lịch về điện thoại`,
  settings: `
    giờ nhắc | đổi giờ nhắc | chỉnh giờ nhắc | đổi giờ | giờ nhận tin | giờ nhận tin nhắc | giờ nhận nhắc | giờ gửi tin |
    đổi giờ nhận tin | đổi giờ nhận tin nhắc | đổi giờ nhận nhắc | cài đặt | thiết lập | cấu hình`,
  morning: 'buổi sáng | thông báo | nhắc buổi sáng | nhắc việc buổi sáng | thông báo buổi sáng | nhắc sáng',
  assistant: 'trợ lý | trợ lý ai',
  off: 'tắt | ngừng | =dừng | =bỏ',
  on: 'bật | bật lại | mở lại',
  stopReminding: `
    đừng nhắc em | đừng nhắc tôi | đừng nhắn nữa | đừng nhắn tin nữa | thôi nhắn | khỏi nhắn | đừng nhắc mình | không nhắc em | đừng nhắc nữa | không cần nhắc em |
    đừng nhắc buổi sáng | không muốn nhận tin nhắc | không muốn nhận nhắc | không nhận nhắc | khỏi nhắc | thôi nhắc |
    không muốn nhận thông báo | không nhận thông báo`,
  messenger: 'zalo | telegram | tele',
  receive: `
    kênh | kênh nhận tin | kênh nhắn tin | kênh nhắc | nhận tin | nhắn tin | nhận nhắc | nhận thông báo | gửi tin |
    nhận tin nhắn | gửi nhắc | đổi kênh | đổi kênh nhận tin | chuyển kênh | kênh nhắc việc | kênh nhận nhắc`,
  startReminding: 'mở nhắc | mở nhắc lại | bật nhắc lại | nhắc lại như cũ',
  delegate: 'ủy quyền | ủy nhiệm',
  data: `
    dữ liệu của tôi | dữ liệu của em | dữ liệu cá nhân | dữ liệu của mình | lưu gì về | lưu những gì về |
    lưu thông tin gì | lưu dữ liệu gì | lưu những dữ liệu gì | giữ dữ liệu gì | giữ những gì | dữ liệu gì |
    dữ liệu về tôi | dữ liệu về em`,
  erase: `
    xóa dữ liệu | xóa hết dữ liệu | xóa dữ liệu chat | xóa toàn bộ dữ liệu | xóa thông tin | xóa dữ liệu cá nhân |
    xóa dữ liệu của tôi | xóa dữ liệu của em | xóa hết dữ liệu của em | xóa hết dữ liệu của tôi |
    xóa hết dữ liệu của mình | xóa hết dữ liệu của e | xóa toàn bộ dữ liệu của tôi | xóa toàn bộ dữ liệu của em`,
  help: `
    trợ giúp | hướng dẫn | hướng dẫn sử dụng | hdsd | cách dùng | cách sử dụng | dùng thế nào | sử dụng thế nào |
    dùng như thế nào | lệnh gì | lệnh nào | những lệnh | làm được gì | làm được những gì | giúp tôi với |
    giúp em với | giúp được gì | help | dùng sao | hd sử dụng | cách dùng bot | các lệnh | danh sách lệnh |
    hướng dẫn cách sử dụng | hướng dẫn cách dùng | chỉ cách dùng | chỉ cách sử dụng | cách xài | hướng dẫn cách xài |
    hướng dẫn dùng | chỉ cách xài | hướng dẫn em cách dùng | hướng dẫn tôi cách dùng | cách dùng hệ thống`,
  unlink: `
    hủy liên kết | hủy liên kết tài khoản | bỏ liên kết | gỡ liên kết | thoát tài khoản | đăng xuất | ngắt liên kết |
    thoát liên kết | gỡ liên kết tài khoản | bỏ liên kết tài khoản | ngắt liên kết tài khoản |
    thoát ra khỏi tài khoản | thoát ra`,
  link: 'liên kết tài khoản | đăng nhập | kết nối tài khoản',

  complaint: `
    trả lời chậm | phản hồi chậm | chạy chậm | bot chậm | máy chậm | mạng chậm | hệ thống chậm | app chậm | load chậm |
    chậm quá bot | trả lời trễ | trả lời lâu | trả lời sai | trả lời muộn | phản hồi lâu | nhắc trễ | nhắc chậm |
    gửi tin chậm | tin nhắn chậm | phần mềm chậm | phần mềm chạy chậm | mạng yếu | bị lỗi | bị đơ | bị treo |
    bot trễ | bot lỗi | chậm như rùa | bot nhắc trễ | bot gửi chậm`,

  // Words of two syllables and more, one of which is alone the name of a command: they stand for none.
  otherWord: `
    khen thưởng | đề xuất | sản xuất | đột xuất | truy xuất | xuất huyết | xuất hiện | xuất bản | xuất cảnh | xuất nhập cảnh | xuất khẩu |
    xuất nhập khẩu | xuất sắc | xuất phát | xuất thân | xuất hóa đơn | xuất kho | xuất hàng | xuất xứ | xuất viện | xuất ngũ |
    xuất quân | xuất trình | xuất toán | xuất quỹ | xuất tiền | xuất chi | tìm hiểu | tìm ra | tìm kiếm cứu nạn | giao thông |
    giao lưu | giao dịch | giao ước | giao nộp | nhận định | nhận xét | nhận thức | nhận diện | nhận dạng | chứng nhận |
    công nhận | đón nhận | cảm nhận | thừa nhận | duyệt binh | kiểm duyệt | trả kết quả | trả lương |
    trả nợ | trả góp | trả tiền | chi trả | chuyển đổi | chuyển biến | chuyển mục đích | chuyển nhượng | chuyển khoản |
    vận chuyển | luân chuyển | di chuyển | chuyển giao công nghệ | tiêu hủy | phá hủy | phân hủy | xóa nhà tạm | xóa đói |
    xóa mù | viết tắt | du lịch | lý lịch | lịch sử đảng | lịch sử địa phương | di tích lịch sử | đánh giá tác động |
    gia hạn hợp đồng | gia hạn giấy phép | báo động | báo chí | báo giá | dự báo | cảnh báo | dữ liệu giá`,

  ...moodLexicon,
} as const

export type Concept = keyof typeof lexicon
