const list = (words: string): ReadonlySet<string> => new Set(words.split(/[\s,]+/))

// ── Words in which "mật" is no degree of secrecy, as they are spelt ──

/** Before it: "bí mật", "trăng mật", and what makes it honey or gall. */
export const endingInMat = list(
  `bí bảo cơ thân cẩn kín trăng giải trù tế chu nghiêm nồng hiển phật túi ống ong mía rỉ rót ngọt đường gan sỏi dịch quả
  men muối lọ lít kg chai giọt hũ thìa lấy nuôi bán mua hút quay vắt lọc không phi`,
)

/** Those whose line may end before it. */
export const brokenBefore = list('bí bảo cơ')

/** After it: "mật độ", "mật khẩu". */
export const beginningWithMat = list(
  `độ khẩu khau mã danh thiết ong vụ thám lệnh đàm phục hiệu ngữ ngôn tông giáo môn hoa mía ngọt rỉ gấu bò lợn heo dê trâu
  cá vịt gà nghị thư chỉ dụ chú nhung cáo ước tấu thất đạo kế tích nhân điển cật báo tín`,
)

/** After "mặt", where a line may end between: "Mặt⏎trận". */
export const beginningWithFace = list('trận bằng hàng tiền nước cắt đứng phẳng đường đất sàn cầu')

/** Before a name: "đồng chí Mật", "Nguyễn Thị Mật", "thôn Mật". */
export const beforeNames = list(
  `họ tên ông bà anh chị em cô chú bác cụ cháu chí c văn thị thôn làng xã phường ấp xóm buôn cầu chợ chùa sông suối núi
  đèo hồ phố đồi`,
)

/** The same without marks, for "bà Tuyết mất năm 2020". */
export const bareNames = list('ba chi co em ong anh chu bac cu thi')

/** What only a person does: "công văn Mật soạn". */
export const doneByPeople = list('soạn ký làm viết nộp sửa gõ cầm nói hẹn nhờ hứa quên phụ chủ duyệt tham')

/** What is done with a paper by people, and to it: "văn bản Mật trình", "hồ sơ Mật nhận hôm qua". */
export const handedOn = list('trình gửi chuyển nhận giao')

/** After it, when or how it was done. */
export const doneWhen = list('hôm sáng chiều rồi xong lúc tuần thiếu còn')

/** Before a colon, who is there: "Ca 2: Mật", "TRỰC: MẬT". */
export const shifts = list('ca trực kíp vắng phép ốm')

/** In a list beside "Mật", these are of a paper. */
export const urgencies = list('khẩn hỏa hoả thượng thường tối tuyệt mật gấp')

/** Before "Tuyet mat", beside those: "nho Tuyet (mất …)". */
export const bareBeforeNames = list('cua cho nho giao gap nhung')

/** What a person has to do: "Mật: nộp báo cáo"; a marked paper is called by its subject. */
export const duties = list('nộp trực soạn hoàn liên nhập đi làm nghỉ phụ chủ')

/** What people answer, in a few words: "Mật: ok", "Mật: đã nộp". */
export const answers = list('ok oki oke okie okay vâng dạ ừ rồi xong được đồng nhất đã chưa có không cảm nhận')

/** What begins the name of a paper, with up to two words before its degree: "giấy triệu tập mật". */
export const paperHeads = list('giấy phiếu tờ lịch thư bài lệnh')

/** Between both, of goods: "lịch giao mật". */
export const ofGoods = list('giao xuất nhập thu hoạch trồng nuôi bán mua đặt hàng giá rơi')

/** What is said of a paper that is lost, without marks: "HO SO MAT, XIN CAP LAI". */
export const losses = list('caplai lamlai khaclai timlai timthay khongthay xinlai inlai')

/** What stands before a colon in a form and is no name. */
export const fields = list(
  'so ngay gio gui ve tu loai ten ma kinh noi do nam thang tuan ky phong ban muc phan khan dia ghi trich nguon cap bo',
)

/** Before it, of honey only: "thu mật"; without its mark it is "thư mật". */
export const gathered = list('thu hái')

/** What is measured so is sold: "Mật: 200 lít". */
export const measures = list('lít ml kg kí cân gam gram tấn tạ yến chai hũ lọ thùng can gói triệu nghìn đồng')

/** Before it in brackets: "Sản lượng (mật): 5 tấn". */
export const produced = list('lượng phẩm thu giá hoạch')

/** A message about these speaks of honey or of gall. */
export const honey = list('ong mía sáp gan túi sỏi gấu')

// ── What may be secret, folded and without blanks ──

/** Papers, what stands in them, and where they are spoken of. */
export const papers = list(
  `tailieu congvan vanban hoso giayto kehoach baocao totrinh phuongan dean duan quyetdinh chithi nghiquyet thongbao thongtin
  ketluan bienban congdien giaymoi danhsach sodo bando banve phuluc noidung solieu dulieu phieutrinh thongtri huongdan
  chuongtrinh hopdong chuyende detai chuyenan nhiemvu cuochop phienhop hoinghi dutoan chedo congtrinh bucthu vuan bansao banchinh banphoto banscan duthao ghiam thietke chidao menhlenh chilenh thutu congham giacthu quyche thongcao thoathuan phieugui phieuchuyen phieubao
  ykien tlieu cvan vban dienbao tokhai giaybao giayphep dethi dapan kinhphi phatbieu bieumau sotay nhatky`,
)

/** The same of one syllable. */
export const shortPapers = list('dien thu dau hop tep file clip video loai dang muc lenh')

/** What ends like one of these and is none: "văn thư mật" is who keeps such papers, "con dấu mật" what marks them. */
export const otherWords = list(
  'vanthu hopthu thungthu condau buudien daidien giaodien phoihop tonghop phuhop kethop truonghop chuyenmuc hangmuc',
)

/** Those that are another word without their marks ("anh", "hinh", "ban"), as they are spelt. */
export const spelledPapers = list('ảnh hình bản tin phim việc phần fax email mail')

/** As they are abbreviated (Nghị định 30/2020/NĐ-CP, Phụ lục III, and what registries write). */
export const abbreviations = list(
  'cv vb hs tl nd nq qd ct qc qyd tc tb hd ctr kh pa da bc bb ttr cd bgn btt gm gt pg pc pb pt pl kl tt',
)

/** Those that nobody loses, or that have no face: alone with the mark and without diacritics it can hardly be "mất" or "mặt". */
export const plainPapers = list(
  `tailieu congvan vanban hoso congdien kehoach totrinh chedo baocao phuongan dean nghiquyet quyetdinh chithi ketluan bando
  cv vb tl lenh`,
)

/** Those that have a degree too, and may be lost. */
export const attachedPapers = list('phuluc thongbao huongdan quyche bienban giaymoi')

/** Between a paper and its degree, as they are spelt: "văn bản này thuộc loại mật", "công văn số 5 mật". */
export const linking = list(
  `này đó trên ấy kia đây sau dưới kèm theo đến đi den di là thuộc loại độ mức diện dạng có mang được đóng dấu xếp ghi chỉ
  số ngày cực rất word excel pdf scan photo chụp gốc mềm cứng giấy nháp`,
)

/** The last of these says that a degree follows, not a name. */
export const degreeFollows = list('là loại độ mức diện dạng dấu thuộc')

/** Words of a label after which "Mật" is a degree: "Phân loại: Mật". */
export const labels = list('do muc cap loai dau mat chat khan dang che dm')

/** Before "là mật": "thông tin dưới đây là mật". */
export const shown = list('đây này đó kèm trên dưới gửi')

/** What is said of a paper that is handed over, without marks: "ke hoach toi mat gui anh". */
export const handing = list('gui ve kem nhe nha a')

/** What a sentence ends with: "việc này mật nhé". */
export const particles = list('nhé nha nghe đấy ạ rồi')

/** What may stand around a mark that says nothing else; without marks. */
export const aroundMarks = list(
  `mat toi tuyet t m do muc cap loai che thuoc dau dong chi khan hoa toc thuong so ban anh hinh file tep tin thu dien gui
  chuyen xem nhan em anh chi dong chu bac day la nay kia do sau duoi co kem theo den di cua va nhe nha a
  top secret strictly highly confidential classified nato`,
)

// ── Who speaks of such papers in general, and hands none over ──

/** "Quản lý tài liệu mật", "quy trình xử lý công văn mật"; folded and without blanks. */
export const managing = list(
  `quanly baove baoquan sudung luugiu luutru tieuhuy saochup insao soanthao vanchuyen giaonhan chuyengiao tiepnhan
  xuly phanloai tinhhinh tiepxuc tonghop solieu thongke kiemke kiemtra rasoat theodoi dangky soluong danhmuc congtac hanche xuphat phongchong thanhly
  hoive`,
)

/** What is laid down, taught or built for them, also a few words before. */
export const ruling = list('quydinh quyche quytrinh thutuc huongdan kienthuc taphuan phobien hethong giaimat')

/** Where such papers are kept, what is made for them, and what must not happen to them. */
export const keeping = list('sổ tủ két kho mẫu máy usb nơi lộ lọt mất')

/** Before it, that is only where somebody writes from: "gửi từ máy tính công văn mật". */
export const whence = list('từ trên trong ở tại qua vào')

export const quantities = list('các những mọi')

/** In a question of what is said of such papers. */
export const asking = list('gì nào')
export const beforeQuestion = list('là gồm phải cần')

/** After "không" at the end of a question: "có mật không ạ?". */
export const afterNo = list('ạ à hả nhỉ vậy thế anh chị em bạn bác sếp')

/** Before a way that is asked about: "gửi tài liệu mật qua đây được không". */
export const ways = list('qua vào lên ở trên bằng')

/** Papers that a report counts: "Báo cáo văn bản mật quý IV". */
export const counted = list('tailieu vanban hoso congvan')

/** A seal as a thing, by what is done with it and how it is: "xin cấp dấu mật", "dấu mật hỏng". */
export const sealHandling = list('cấp khắc làm mua đặt thay đổi mượn giao cất giữ trả lại mẫu con bộ cái')
export const sealStates = list('hỏng mòn mờ mới cũ vỡ để')

/** In a question that shows no paper: "Ai được xem tài liệu mật?" */
export const questionWords = list('ai đâu sao nào gì mấy bao')

/** With "không" at the end: "có được gửi tài liệu mật không?" */
export const beforeNo = list('có được phải nên cần')

/** Named in such a question: "gửi qua Zalo được không?" */
export const services = list('zalo telegram facebook viber messenger email gmail oa internet')

/** After it one paper is meant: "bảo quản tài liệu mật này". */
export const pointing = list('này đó kia kèm đính dưới vừa')

export const forbidding = list('không cấm đừng chớ')

/** What is asked about a degree: "độ mật của văn bản". */
export const askedOf = list('của gì nào do khi hay theo thế ra')
