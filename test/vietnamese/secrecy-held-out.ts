import { lines } from './secrecy-corpus.ts'

/**
 * Written before the detector was changed for them, and scored before and after: what an official might type, forward or
 * photograph, and what somebody would who does not want it seen. Nothing in the detector may be made for one line of these.
 */
export const heldOutMarked = lines(`
// how papers look
BỘ CHỈ HUY QUÂN SỰ⏎Số: 112/KH-BCH⏎MẬT⏎KẾ HOẠCH Luyện tập phòng thủ
CÔNG AN TỈNH⏎TỐI MẬT⏎Số: 45/BC-CAT-PA
UBND HUYỆN TỐI MẬT
TUYỆT MẬT⏎Bản số: 02
Bản số: 03⏎Mật⏎Số: 12/ĐA-BCH
Dấu MẬT đóng ở góc trái, đồng chí xem giúp
Có dấu "Tối mật" ở trang đầu
Độ mật: Tối mật⏎Độ khẩn: Hỏa tốc
Độ khẩn: Khẩn; Độ mật: Mật
Độ MẬT: gửi riêng đồng chí Chủ tịch
ĐỘ TỐI MẬT: kế hoạch diễn tập
Mức độ: Mật
Cấp độ: Tối mật
cấp độ tối mật
Phân loại bảo mật: Mật
Văn bản có độ mật (thấp)
Hồ sơ mang độ mật
kế hoạch này có độ mật
Nghị quyết mang dấu mật
Xin gửi bản mật của phương án A2
bản mật phương án bảo vệ mục tiêu
Bản sao mật số 3
gửi anh file mật
Đây là bản tối mật
xem giúp em phiếu trình mật
công văn hỏa tốc, mật của Quân khu
Đã scan tờ trình mật ở trên
ảnh chụp công văn mật
ẢNH MẬT khu vực kho K7
HÌNH MẬT trận địa pháo
BẢN ĐỒ MẬT tuyến biên giới
VIDEO MẬT diễn tập
Ảnh mật, không phát tán
clip mật về trận địa
sơ đồ MẬT hầm chỉ huy
công văn đến mật số 41
công văn đi mật số 7
văn bản đến MẬT ngày 12/11
QĐ mật số 5
KH mật về diễn tập
NQ MẬT của Thường vụ
TB mật của Văn phòng Tỉnh ủy
BC mật quý IV
TTr mật gửi Bộ
CV mật của CA tỉnh
HS mật vụ án X
PA mật bảo vệ Đại hội
CĐ mật số 02
// the letter of secrecy in a number
Công văn 45-M/UBND
Công văn số 12-M/BCH ngày 05/11/2026
112/KH-BCH-M
Số: 08-TM/TU
Số 05-TuM/TU
77/CV-M
05/KH-UBND (Tm)
Kế hoạch 07/KH-BCH [TUM]
Số 21/BC-STC-M về dự toán
12-M/KH-BCH
// a degree abbreviated
T.Mật
t.mật
T/MẬT: phương án
kế hoạch t.mật
Độ mật: T.mật
Tối M.ật
độ mật : C
Độ mật là A
// without marks
toi mat: gui dong chi Chu tich
Toi mat: phuong an bao ve
TOI MAT: gui anh
tuyet mat: ke hoach dien tap
tuyet mat - khong chuyen tiep
TUYET MAT so 3
tai lieu toi mat so 4
van ban tuyet mat cua Bo
mat: ke hoach tac chien
MAT - KE HOACH PHONG THU
[MAT] ke hoach A2
(mat) cong van so 4
cong van mat so 12 ngay 5/11
do mat: toi mat
DO MAT: MAT
TAI LIEU MAT - KHONG SAO CHUP
KE HOACH MAT
TOI  MAT
cong van di mat so 5
// from keys
TOOIS MAAJT
tuyeetj maatj: phuong an
MA6T5
TO6I1 MA65T
ta2i lie65u ma65t
coong vawn maatj soos 5
maajt
tài liệu ma6t5
ke61 hoa5ch ma65t
MAATJ
// leet and doubled letters
M4T: ke hoach
TÀI LI3U M4T
T0I M4T
TỐ1 MẬT
TỐl MẬT
TỐ| MẬT
TUY3T M4T
TUYỆT MẬTTTT
MMMẬẬẬTTT
M@T - KẾ HOẠCH
TUYỆT MẬ+ 
CÔNG VĂN MẬŦ
// signs between the letters
M^Ậ^T
M|Ậ|T
M~Ậ~T
M<b>Ậ<b>T
<b>M</b><i>Ậ</i><u>T</u>
T<b>Ố</b>I M<span style="color:red">Ậ</span>T
M<br>Ậ<br>T
<p>TÀI LIỆU</p><p>MẬT</p>
**M**Ậ**T**
__T__Ố__I__ MẬT
\`M\`\`Ậ\`\`T\`
M‑Ậ‑T
M—Ậ—T
M→Ậ→T
M🔴Ậ🔴T
🔒MẬT🔒
⚠️ TỐI MẬT ⚠️
⛔MẬT⛔ phương án A2
M'Ậ'T
M,Ậ,T
M:Ậ:T
M(Ậ)T
[M][Ậ][T]
[M][Ậ][T] kế hoạch phòng thủ
M=Ậ=T
M\\Ậ\\T
M#Ậ#T
T-Ố-I--M-Ậ-T
T.U.Y.Ệ.T.M.Ậ.T
T U Y Ệ T   M Ậ T   S Ố   5
tài liệu m-ậ-t
công văn m_ậ_t
t à i  l i ệ u  m ậ t
// letters and signs of other kinds
M&#7852;T
M&#x1EAC;T số 5
M&nbsp;Ậ&nbsp;T
T&Ocirc;I M&Acirc;T: kế hoạch
%54%E1%BB%90I%20M%E1%BA%ACT.pdf
T%C3%A0i%20li%E1%BB%87u%20m%E1%BA%ADt.pdf
М<0301>Ậ<0301>Т
M<0302><0323>ẬT
M<0323><0302>ẬT<0323>
MÂ<0323>T
MẠ<0302>T số 9
MA<0323><0302>T
M<202E>ẬT số 9
<202E>TẬM<202C>
<202E>TẬM IỐT<202C>
<2067>MẬT<2069>
<202D>TỐI MẬT<202C>
<E0001>M<E0020>ẬT
M<3164>ẬT
M<115F>Ậ<1160>T
M<180E>ẬT
M<2800>Ậ<2800>T
M<FE0E>ẬT
ᎷẬᎢ
𝑴Ậ𝑻
𝓜Ậ𝓣: phương án
𝙼Ậ𝚃
ⓂẬⓉ
Ｔ<FF2F><0302><0301>Ｉ<3000>ＭＡ<0323><0302>Ｔ
ᴛốɪ ᴍậᴛ
ТỐІ МẬТ: план
ΤỐΙ ΜẬΤ
MẬт số 5
ϺẬТ
ꓟẬꓔ
тᴏ̂́ɪ мậт
// reversed
TẬM
TẬM IỐT
5 ỐS TẬM NĂV GNÔC
(TẬM)
// file names and captions
KH_BCH_MẬT_2026.pdf
112-KH-BCH-M.pdf
CV45-M-UBND.pdf
scan_tuyetmat_01.jpg
TOI_MAT_phuong_an.docx
toi-mat-ke-hoach.pdf
[MẬT] Kế hoạch A2.docx
Ke_hoach_A2_(TOI_MAT).pdf
2026.11.05 - Công văn mật - Quân khu.pdf
VanBanMat.pdf
HoSoMat_05.zip
KeHoachMat.docx
bao-cao-mat.pdf
QD_mat_so_5.pdf
PHƯƠNG ÁN A2.MẬT.pdf
MẬT.jpg
IMG_2026 (mật).jpg
// sentences
/xong 12 gửi kèm bản mật
/capnhat 7 70% đã trình công văn t.mật
/giao Hùng | soạn KH mật bảo vệ Đại hội | 30/11
Kính chuyển đồng chí văn bản tối mật của Quân khu
nhờ anh in giúp tài liệu mật vừa gửi
em gửi lại hồ sơ mật nhé
Nội dung này tuyệt mật
thông tin dưới đây là mật
đây là tin mật
việc này mật nhé
Tài liệu kèm theo là tài liệu MẬT
Văn bản được xác định độ Mật
Công văn đóng dấu chỉ mức độ mật "Mật"
Bảo quản tài liệu mật này giúp tôi
Theo dõi văn bản mật số 05/KH-UBND
Lưu trữ tài liệu mật: phương án A2
Sổ đăng ký kèm công văn mật số 5
// without diacritics behind a paper and in file names, numbers, slips, telegrams
de an B3 - toi mat
bien ban hop (toi mat)
bao cao vu an X tuyet mat gui anh Hung
KH-A2-tuyet-mat-final.docx
cong_van_12_toi_mat.pdf
quyet dinh 45 toi mat
van ban nay thuoc loai toi mat
phuong an (mat)
phuong an B2 (mat)
ke hoach A2 mat
BB mat.docx
KH_mat.pdf
Mật, số 15/KH-BCH
MẬT số: 15/KH-BCH
UBND TỈNH, Mật số 7/BC-UBND
Số: 09/M-UBND-NC
CV số 3/TuM-TU
15/KH-BCH.M
tài liệu mặt số 3
văn bản mặt
NGHỊ QUYẾT MẶT SỐ 4
#MẬT công văn số 4
#tối_mật
mật điện của Bộ Công an
Nhận mật điện số 5
c.v mật số 5
việc này tuyệt đối mật
ý kiến mật số 3
(M) Công văn số 5
bản đồ A5 mật
Có công văn mật của Quân khu gửi anh, nhận được không
công văn mật này anh nhận được không?
Xin ý kiến về văn bản mật số 12 quý IV
Báo cáo mật 6 tháng đầu năm
Tài liệu mật 6 tháng đầu năm
kế hoạch mật quý IV
Văn bản mật không gửi lên hệ thống, gửi anh bản scan
có dấu mật ở góc
Nhiệm vụ mật
/viec 3 tài liệu mật
// written and scored once the rules were mended
Công văn số 5 (tuyet mat) gui anh
chi dao A1 toi mat
du thao nghi quyet tuyet mat cua Tinh uy
scan KH tuyet mat
anh chup van ban toi mat
BC_quan_so_toi_mat_final.xlsx
2026-11-tuyet_mat-KH.pdf
so do phong thu - toi mat.png
QD 12 toi mat
cv toi mat so 4
MẬT Số: 45/KH-BCH
Kính gửi anh, mật số 45/KH-BCH
Số 112/M-CA
CHỈ THỊ MẶT SỐ 2
Phương án mặt số 2
HỒ SƠ MẶT
#mật #kehoach
đ.a. mật số 3
nội dung tuyệt đối mật
Công văn mật này có gửi qua Zalo được không?
Em vừa nhận văn bản mật số 4, có cần đóng dấu không?
Báo cáo mật tháng 11
Hồ sơ mật A2 quý IV
tài liệu tối mật không chuyển tiếp
// how degrees, papers and files are written otherwise
Đề án sắp xếp lực lượng (Mức độ: Mật)
Báo cáo quân số (độ TuM)
Tờ trình số liệu, độ mật “M”
bao cao quan so (do mat)
do toi mat: bao cao quan so
Giấy giới thiệu mật
Phiếu chuyển đơn mật
Lịch bay mật
Lịch họp Ban Thường vụ mật
Thư công tác mật
Bài phát biểu nội bộ mật
Điện báo mật số 3
Email mật gửi lúc 8h
ĐM: Tối mật
Đm: M
HT, Mật
TK-MẬT
T. Mật: phương án bảo vệ
Phụ lục II (M).xlsx
Đề án 06 (TM).pdf
NQ 12 (TuM).pdf
HSMAT.pdf
TLMAT02.docx
05_CV_BCH_M.docx
05.BC-M
Kế hoạch phòng thủ khu vực mật.docx
ba1o ca1o ma65t so61 5
bao1 cao1 mat65
TA2I LIE65U MA65T
Mật! Kế hoạch A2
b) Mật: phương án B2
~mật~: phương án C
M+Ậ+T kế hoạch
PL mật
Có phải gửi kế hoạch mật A2 qua Zalo không?
Anh xem giúp văn bản mật có sai gì không?
Gửi chị công văn mật, chị nhận được không?
Nội dung cuộc họp (Mật)
(Mật) Biên bản họp Ban Chỉ huy
Biên bản làm việc, độ mật: "M"
Đề án (độ mật: C)
Báo cáo (Tuyệt Mật)
Phiếu trình giải quyết công việc mật
Giấy báo tin mật
Giấy mời mật số 12
Hồ sơ vụ án (MẬT).pdf
KH_PCTT_(M).docx
BC 12 (TuM)
DA-06-MAT.docx
QD_MAT_12.pdf
CV 15 MAT.pdf
TB-MAT.docx
ho_so_mat_so_5.zip
Scan0001 MẬT.pdf
độ mật TuM
Kế hoạch A - độ Mật
Kế hoạch A – Độ: Mật
HỎA TỐC - TỐI MẬT
MẬT/HỎA TỐC
Mật, khẩn
mật khẩn: phương án A
Có lệnh mật
lệnh điều động mật
`)

export const heldOutOrdinary = lines(`
// people called Mật
công văn Mật soạn
Công văn Mật soạn hôm qua
Báo cáo Mật làm còn thiếu phụ lục
tờ trình Mật ký nháy rồi
kế hoạch Mật viết chưa đạt
Văn bản Mật gửi (chị Mật phòng TCKT)
Hồ sơ Mật nộp, nhờ anh Mật bổ sung
Mật: báo cáo tháng 11
Mật: nộp báo cáo tuần
Mật: trực thứ bảy
Lan: soạn tờ trình⏎Mật: kiểm tra số liệu⏎Hùng: trình ký
1. Hùng: kế hoạch⏎2. Mật: báo cáo⏎3. Lan: tờ trình
Người soạn: Mật
Người ký: Mật
Chủ trì: Mật
Phụ trách: Mật, Lan
Cán bộ: Nguyễn Thị Mật
Mật ơi, gửi báo cáo cho chị nhé
Mật gửi báo cáo chưa
Mật đã nộp kế hoạch
nhờ Mật xem giúp
Giao Mật và Hùng chủ trì
@Mật xem giúp việc 12
Mật (TCKT) chủ trì
chú Mật bảo vệ
thầy Mật, cô Hoa
vợ chồng anh Mật
gia đình ông Mật xin cấp sổ đỏ
NGUYỄN MẬT
TRẦN VĂN MẬT - TRƯỞNG PHÒNG
Ông Hoàng Mật, Phó Chủ tịch
Đồng chí Lê Thị Mật nghỉ phép
bản Mật, xã Mường Lạn
Suối Mật
hồ Mật Sơn
// words that hold it
Bí mật nhà nước
Danh mục bí mật nhà nước lĩnh vực nội vụ
Báo cáo kết quả 5 năm thi hành Luật Bảo vệ bí mật nhà nước
Thông tư 24/2020/TT-BCA về biểu mẫu bảo vệ bí mật nhà nước
Cam kết bảo vệ bí mật nhà nước
BÍ MẬT NHÀ NƯỚC
giữ bí mật tuyệt đối
tuyệt đối bí mật
TUYỆT ĐỐI BÍ MẬT
bí mật thư tín
bí mật số 1 của thành công
thông tin bí mật kinh doanh
Bảo mật
bảo mật tuyệt đối
chế độ bảo mật
mức độ bảo mật cao
tính bảo mật, xác thực hai lớp
bảo mật thông tin khách hàng
phần mềm bảo mật
Kế hoạch an toàn, bảo mật thông tin năm 2027
điều khoản bảo mật số 5
MẬT ĐỘ GIAO THÔNG
MẬT ĐỘ: 350 người/km2
Mật độ: 350 người/km²
BÁO CÁO: MẬT ĐỘ XÂY DỰNG
mật độ cây trồng
độ mật độ
bản đồ MẬT ĐỘ DÂN CƯ
Mật khẩu: không chia sẻ
mật khẩu mới là Abc12345
quên mật khẩu
Tài khoản/mật khẩu
tên đăng nhập và mật khẩu
hồ sơ mật khẩu tài khoản
văn bản mật mã hóa đường truyền
cơ yếu, mật mã
mật danh
mật danh chiến dịch
Kế hoạch mang mật danh BD-26
mật vụ Mỹ
mật thám Pháp
thân mật
buổi gặp mặt thân mật tối mai
phối hợp mật thiết
gắn bó mật thiết với nhân dân
trinh sát mật phục
mật báo viên
tổ chức mật nghị hồng y
mật hiệu liên lạc
cẩn mật
tuần tra, canh gác cẩn mật
nghiêm mật
tuần trăng mật
mật ong bạc hà Mèo Vạc
MẬT ONG BẠC HÀ
Dự án mật ong hữu cơ
Kế hoạch phát triển nghề nuôi ong mật
ong mật
ĐÀN ONG MẬT
sản lượng mật năm 2026: 500 lít mật
giá mật: 200 nghìn/lít mật ong
phẫu thuật túi mật
chỉ số mật độ xương
siêu âm gan mật
bệnh gan, mật, tụy
khoa Gan mật
mật heo
mía đường, mật rỉ
dưa mật
lê mật, bưởi mật
// papers under a degree as a subject
sổ theo dõi tài liệu mật
Sổ theo dõi văn bản mật đến
Sổ đăng ký tài liệu mật đi
Sổ chuyển giao văn bản mật
Mẫu sổ quản lý tài liệu mật
kiểm kê tài liệu mật
kiểm tra công tác quản lý văn bản mật
Báo cáo công tác quản lý tài liệu mật năm 2026
Tập huấn soạn thảo văn bản mật
Tập huấn về quản lý, sử dụng tài liệu mật
Hội nghị phổ biến quy định về văn bản mật
tủ đựng tài liệu mật
mua két sắt bảo quản hồ sơ mật
phân công cán bộ quản lý hồ sơ mật
Bàn giao sổ tài liệu mật cho văn thư
Trang bị máy tính soạn thảo văn bản mật
số lượng văn bản mật trong năm
Danh mục tài liệu mật đã giải mật
Quy trình xử lý công văn mật
Thủ tục tiếp nhận văn bản mật
Đề xuất mẫu dấu mật
Quy định về đóng dấu mật
không lưu văn bản mật trên máy tính nối mạng
đừng gửi tài liệu mật qua Zalo
chúng ta không có tài liệu mật
không phải văn bản mật
Văn bản thường, không mật
Không thuộc độ mật
Không đóng dấu mật
Tài liệu đã giải mật
Giải mật hồ sơ năm 1975
GIẢI MẬT
Độ mật: Không có
Độ mật: thường⏎Độ khẩn: Khẩn
Độ mật: -
Độ mật: 0
Độ mật: ……
Xác định độ mật khi soạn thảo
cách xác định độ mật
Thay đổi độ mật
giảm độ mật, giải mật
độ mật của văn bản do ai quyết định
Căn cứ xác định cấp độ mật của tài liệu
// other words
mất sổ theo dõi
Tối mất điện
tối mất điện thoại
TỐI NAY MẤT NƯỚC
tôi mất chìa khóa
TÔI MẤT THẺ
Tuyết mất điện thoại
hồ sơ mất, làm lại
công văn mất trang cuối
Văn bản mất hiệu lực
kế hoạch mặt bằng
Mặt trận Tổ quốc
CÔNG VĂN MẶT TRẬN
BÁO CÁO MẶT BẰNG
trước mặt
tóm tắt
tắt máy, mắt mờ
mát, mất, mắt, mặt
quạt mát
xem mạt chược
tậm tịt
mạng chập chờn, tậm tịt
// without marks
tai lieu mat trang 3
tai lieu mat roi
ho so mat cap
ho so mat hom qua
bao cao mat hang
cong van mat tran
cong van mat roi em
toi mat xe
Toi mat dien, khong lam duoc
chi Tuyet mat the
ke hoach mat bang
ke hoach gap mat
kiem tra mat khau
mat: 2 trang
TAT MAT
MAT TRAN TO QUOC
MAT BANG TANG 2
mat_bang_tang_2.dwg
so do mat bang.pdf
anh mat tien.jpg
hinh mat cat.dwg
bi mat nha nuoc
bao ve bi mat nha nuoc
BAO VE BI MAT NHA NUOC
// numbers and letters
12/TM-UBND
Thư mời 12/TM-UBND
Giấy mời 05/GM-VP
Số: 12/UBND-M1
45/KH-UBND
Số: 112/KH-BCH
Mẫu M-12/BC
áo cỡ M/L
Phòng 12-M
12/QĐ-TTg
TM. BAN THƯỜNG VỤ
KT. GIÁM ĐỐC
12-T/UBND
Tuyến 5-M
// that only looks like it
M. Trần Ất
T. Mai
M và T
Tâm, Tấm, Tầm
trung tâm hành chính công
TRUNG TÂM
TÂM ĐIỂM
Mạnh, Ất, Tuấn
atm, ATM
Thứ 2: M. An trực
<b>Báo cáo</b> tháng 11
Sở NN&amp;PTNT
Mã: MT-A
a^2 + b^2
tăng 20%25
// routine reports, questions and seals, people, numbers with M
chi Tuyet mat may tinh
bao cao em Tuyet mat roi
Tuyet mat the nhan vien
giao bao cao cho Tuyet mat file
co Tuyet mat_anh.jpg
toi_mat_dien.jpg
bien ban toi mat the
don trinh bao toi mat vi.docx
ke hoach toi mat dien nen hoan
phuong an toi mat mang
van ban em de toi mat tieu
file toi mat
toi mat ngu
den toi mat mui toi sam
MẶT SỐ 5
mặt số 3 của tòa nhà
bản vẽ mặt đứng số 5
công văn Mặt trận số 12
CÔNG VĂN MẶT⏎TRẬN TỔ QUỐC
báo cáo mặt⏎bằng
KẾ HOẠCH MẶT TRẬN SỐ 5
hồ sơ mất số đỏ
công văn mất số 5
mật điện thoại
Mật điện cho chị nhé
mật số liệu
nhờ Mật số hóa tài liệu
Mật số hóa 12 hồ sơ
Mật sửa số 12/KH-UBND
12/M-5
Tầng 12/M
Lớp 5/M-A
15/QĐ-MG.MN
45/BC-UBMTTQ
03/TTr-MN
07/HD-MTTW-BTT
20/KH-MNTS
15/BC-M.N
(M) Áo
(TM) Chủ tịch
xin ý kiến Mật
ý kiến anh Mật
góp ý kiến bảo mật
#mật_khẩu
#Mật_ong
tuyệt đối mật thiết
Báo cáo công tác bảo vệ tài liệu mật quý I
Báo cáo thống kê văn bản mật 9 tháng đầu năm
Báo cáo tình hình quản lý, sử dụng hồ sơ mật năm 2026
Báo cáo tài liệu mật tuần này
Có tài liệu nào đóng dấu mật không ạ
Công văn 15 có mật không em?
Văn bản này mật không nhỉ
Có văn bản mật không anh
Gửi văn bản mật qua Zalo được không ạ?
Gửi tài liệu mật lên bot được không?
tài liệu mật nào cũng phải đăng ký
Có phải tài liệu mật không
dấu mật để đâu ạ
mượn dấu mật
Làm lại dấu mật
Dấu mật cũ đã thu hồi
/nhiemvu mật
/nhiemvu Mật tuần này
/nhiemvu chị Mật
100+ m ậ
// written and scored once the rules were mended
toi mat cong van so 5 roi
toi mat cv so 4
bao cao nay lam toi mat 2 tieng
ke hoach toi mat trang cuoi
hop xong toi mat
chu Tuyet mat ho so
anh Tuyet mat xe
08/QĐ-MNSM
112/BC-MTTQ-BTT
Số 12/KH-MTTQ
31/GM-MN
Công văn số 05/MNHH ngày 5/11
06/M.HP
Số 3/TTr-THCS.MN
mặt số 12 tờ bản đồ
mặt bằng số 3
Hồ sơ mặt bằng
phương án mặt cắt
Chỉ thị Mặt trận
Báo cáo số lượng tài liệu mật đã tiêu hủy quý III
Báo cáo tình hình thực hiện công tác văn bản mật 6 tháng
báo cáo văn bản mật tháng 11 nộp trước 25/11
Tổng hợp tài liệu mật 9 tháng
Văn bản nào phải đóng dấu mật ạ
Kế hoạch này có phải đóng dấu mật không em
Hồ sơ này là mật không?
Tài liệu bảo vệ bí mật có mật không
Không biết có mật không
Đặt khắc dấu mật, tối mật, tuyệt mật
Thay dấu mật bị mòn
// sizes, names, questions, goods
Báo cáo nhiệt độ (độ C)
Công văn 5 (bản M)
Danh mục thiết bị (M, L, XL)
Cáp quang (M)
Kế hoạch họp TM
ly do mat dien (do mat song)
do mat xe nen den muon
Giấy mời tiệc thân mật
Giấy tờ mật khẩu
Phiếu mua mật
Phiếu nhập mật
Lịch quay mật
Lịch xuất mật tuần này
Thư viện mật mã
Thư cảm ơn bà Mật
Bài viết bí mật
Bài thơ tuần trăng mật
Email: bảo mật hai lớp
Email cho Mật nhé
Fax cho chị Mật
ĐM: 12 công văn
HT: 5 nhiệm vụ
TK MẬT SƠN
T. Mật đi công tác
T. Mật: ok
T. Mật: báo cáo tháng 11
Ảnh 4x6 (M).png
Đồng phục (M).xlsx
(TM) Chánh Văn phòng.docx
FORMAT.pdf
DIPLOMAT.pdf
MATLAB05.zip
05_BC_STC_MT.docx
05.BC-MTTQ
1.KH-KT
Sản lượng mật.xlsx
Báo cáo mật ong.docx
Danh sách bà Mật.docx
Danh sách của chị Mật.docx
nga2y 5 tha1ng 11
bi1 ma65t nha2 nu7o71c
Mật! mật ong
b) Mật: đã nộp
1 + 1 = M
Cho em hỏi tài liệu mật có được lưu trên máy không ạ?
Trợ lý có đọc được văn bản mật không?
Nhắn tin công văn mật qua nhóm có bị phạt không?
Ở đây có nhận tài liệu mật không
Ai duyệt văn bản mật?
Tài liệu mật thì lưu ở đâu ạ?
Vì sao tài liệu mật bị từ chối?
Sao em hỏi về văn bản mật thì bị từ chối?
Văn bản mật gửi bằng cách nào?
Thế nào thì gọi là văn bản tối mật?
Danh sách khen thưởng: Lan; Mật; Hoa
Hộ kinh doanh: Hoa, Mật
Mật, Hoa, Lan: trực tuần này
Tổ 1: Mật, Hùng. Tổ 2: Lan, Hoa
Thứ hai Mật, thứ ba Hoa, thứ tư Lan
CA 3: MẬT; CA 4: HÙNG
KÍP TRỰC: MẬT
VẮNG: MẬT
Nghỉ phép: Mật
Mật: 20 kg
Mật: 1.200 lít
Mật : 3 can
Giá (mật): 200 nghìn
Xã thu mật đạt kế hoạch
Kế hoạch thu mật hoa nhãn
Văn bản Mật chuyển sáng nay
Công văn Mật nhận rồi
Tờ trình Mật trình chiều qua
Hồ sơ Mật giao xong
Giấy xác nhận của bà Mật
Phiếu bầu bí mật
Phiếu lấy ý kiến bí mật
Giấy đăng ký mật khẩu
Giấy phép kinh doanh mật ong
Thư ngỏ: bảo mật thông tin
Thư gửi chị Mật
Lịch làm việc của bà Mật
Lịch tập huấn bảo mật
Tờ gấp tuyên truyền bí mật nhà nước
Tờ bướm mật ong rừng
Bài tập mật mã
Bài học: giữ bí mật
Lịch hái mật
Thư viện có mật độ cao
Quy hoạch lô (A, B, M)
Email Mật nhắn: đã nộp
Bản đồ mật độ.pdf
Báo cáo mật độ giao thông.pdf
Hướng dẫn đổi mật khẩu.docx
Danh sách hộ nuôi ong lấy mật.xlsx
MTTQ (M).docx
Áo M.docx
Lan, Mật, Hoa đi họp
Hoa: 2 việc, Mật: 3 việc
Lan (TP), Mật (PP), Hoa
Trực ban: Mật
Thứ 7 Mật, chủ nhật Hoa
Ca sáng: Mật; ca chiều: Lan
Tài liệu mật có nằm trong diện này không ạ?
Nên xử lý tài liệu mật như thế nào?
Ai giữ hồ sơ mật của cơ quan?
Bao giờ tài liệu mật được giải mật?
Nhóm này có được bàn việc mật không?
Gửi nhầm tài liệu mật thì phải làm gì?
Lỡ gửi tài liệu mật lên đây rồi thì làm sao?
Có phải mọi văn bản mật đều phải đăng ký không
Mật: 2 chai
Mật 5 lít
10 lít mật
Giá mật tăng
Hợp tác xã thu 5 tấn mật
Công văn Mật ký hôm qua
Công văn Mật soạn chưa xong
Báo cáo Mật làm rồi
`)
