/**
 * Texts with a marking of secrecy and without, as offices write them and as somebody disguises them. One text a line;
 * ⏎ stands for a new line, <200B> for the character of that number.
 */
export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('// '))
    .map(line =>
      line
        .replaceAll('⏎', '\n')
        .replace(/<([0-9A-F]{2,5})>/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    )

export const marked = lines(`
// by itself
MẬT
Mật
mật
mật.
"Mật"
*** MẬT ***
**MẬT**
[MẬT]
#MẬT
TỐI MẬT
Tối mật
tối mật
TUYỆT MẬT
Tuyệt mật
tuyệt mật
TUYỆT  MẬT!
"Tối mật"
(TUYỆT MẬT)
// on a line of its own, at a line's beginning or end
ỦY BAN NHÂN DÂN TỈNH⏎MẬT⏎Số: 05/KH-UBND
MẬT⏎Số: 05/KH-UBND
Mật⏎Số: 05/KH-UBND
mật⏎số 05/KH-UBND
Tối mật⏎Kế hoạch phòng thủ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM⏎Độc lập - Tự do - Hạnh phúc⏎TUYỆT MẬT
Tài liệu TỐI⏎MẬT
MẬT: phương án bảo vệ cuộc họp
MẬT - Báo cáo tình hình biên giới
Mật: phương án bảo vệ cuộc họp
Mật - 05/KH-UBND
mật: phương án bảo vệ cuộc họp
MẬT BÁO CÁO TÌNH HÌNH BIÊN GIỚI
MẬT Báo cáo tình hình biên giới
MẬT KẾ HOẠCH TÁC CHIẾN
Mật 05/KH-UBND
BÁO CÁO TÌNH HÌNH BIÊN GIỚI QUÝ IV MẬT
BÁO CÁO TÌNH HÌNH BIÊN GIỚI - MẬT
Kế hoạch phòng thủ. Mật.
Kế hoạch phòng thủ / Mật
TỐI MẬT: phương án Zeta
Tuyệt mật, đề nghị không chuyển tiếp
/capnhat 12 TUYỆT MẬT: phương án Zeta
/xong 12 đã trình công văn MẬT số 12
/giao An | TỐI MẬT kế hoạch A2 | 30/11
// in brackets
Báo cáo tình hình biên giới (MẬT)
Báo cáo tình hình biên giới (Mật)
Báo cáo tình hình biên giới (mật)
Báo cáo tình hình biên giới [Mật]
Báo cáo tình hình biên giới {mật}
Báo cáo tình hình biên giới [Tuyệt mật]
Báo cáo tình hình biên giới ( tối mật )
Phương án A2 ("Mật")
Phương án A2 （MẬT）
// degree as a value
Độ mật: Mật
Độ mật: mật
độ mật: tối mật
độ mật tối mật
Độ mật - Tuyệt mật
ĐỘ MẬT: MẬT
Độ mật: Mật⏎Số: 05/KH-UBND
Mức độ mật: tối mật
Cấp độ mật: Mật
Độ mật: M
Độ mật: TM
Độ mật: A
Độ mật = C
Độ mật: M. Kế hoạch phòng thủ khu vực
Độ mật: B. nội dung kèm theo
Độ mật (M)
Độ mật (TM): phương án A2
Kế hoạch phòng thủ, độ mật [A]
Độ mật A
Độ mật TM
độ mật B, đề nghị không chuyển tiếp
DO MAT (M)
// without diacritics, by its number
tuyet mat so 3
toi mat so 5
Tuyet mat so 12/2026
toi mat so 5, de nghi giu kin
tuyet mat so 07
// papers of the embassies, and those of the decree that were missing
công hàm mật
Công hàm mật số 5
giác thư mật
quy chế mật
phiếu chuyển mật
// a mark before a lower-case word, and slips
MẬT mã hiệu 5
MẬT<200B> mã hiệu 5
M<2060>ẬT<200B> mã hiệu 5
TỐI MẤT: phương án A2
TUYỆT MẤT: phương án A2
TỐI MẶT: phương án A2
Mức độ bảo mật: Mật
Phân loại: Mật
Loại văn bản: mật
Chế độ: Mật
Tính chất: mật
Kế hoạch phòng thủ: Mật
// papers
TÀI LIỆU MẬT
Tài liệu mật
tài liệu mật
CÔNG VĂN MẬT SỐ 5
công văn mật số 5
Công văn mật
văn bản mật
Văn bản Mật
hồ sơ mật
HỒ SƠ MẬT
chế độ mật
Gửi theo chế độ mật
Báo cáo mật
kế hoạch mật về phòng thủ
KẾ HOẠCH MẬT VỀ PHÒNG THỦ
tờ trình mật của Sở
phương án mật
đề án mật
quyết định mật số 7
chỉ thị mật
thông tin mật
số liệu mật
danh sách mật
biên bản mật
bản đồ mật
sơ đồ mật khu vực phòng thủ
phụ lục mật kèm theo
công điện mật
điện mật số 3
thư mật của Bộ
cuộc họp mật chiều nay
họp mật lúc 15 giờ
nội dung mật, không chia sẻ
nhiệm vụ mật
đóng dấu mật
văn bản có dấu Mật
tài liệu đóng dấu MẬT
Nhờ đồng chí xem tài liệu mật tôi vừa gửi
đã nhận công văn mật của Công an tỉnh
văn bản này mật nhé
tài liệu này là mật
văn bản thuộc loại mật
tài liệu độ Mật
văn bản độ mật
tài liệu có độ Tối mật
văn bản số 5 mật
công văn số 05/KH-UBND mật
05/KH-UBND mật
số 05/KH-UBND, Mật
05-KH/TU MẬT
kế hoạch tuyệt mật về phòng thủ
tài liệu tối mật
Kế hoạch TUYỆT MẬT về phòng thủ
KẾ HOẠCH TỐI MẬT VỀ PHÒNG THỦ
Việc này tuyệt mật, đừng nói với ai
Quản lý tài liệu mật số 05/KH-UBND
Quản lý tài liệu TUYỆT MẬT theo quy định
không gửi công văn mật số 5 qua Zalo
tài liệu⏎mật
Tài liệu  mật
tài-liệu-mật
// urgency beside it
HỎA TỐC - MẬT
HOẢ TỐC, MẬT
Hỏa tốc, mật
KHẨN MẬT
mật, khẩn
MẬT - KHẨN
THƯỢNG KHẨN / MẬT
mật hỏa tốc
// registers and stamps
05/KH-UBND (M)
05/KH-UBND(M)
Số: 12/BC-BCH (TM)
80-NQ/TU (M)
15/2026/KH-UBND [M]
// without or with wrong marks
TUYÊT MẬT
TUYẾT MẬT
TUYỆT MÂT
TUYÊT MÂT
TUYỆT MAT
tuyêt mật
tuyệt mât
tuyệt mạt
TUYẸT MẬT
TỐI MÂT
TÔI MẬT
TỐI MAT
TÓI MẬT
TÔI MÂT: kế hoạch
TÀI LIỆU MÂT
tài liệu mât
CÔNG VĂN MÂT SỐ 5
TÀI LIỆU MAT
(MÂT)
Độ mật: mat
TUYET MAT
TOI MAT
Tuyet mat
tuyet mat
toi mat
KE HOACH TUYET MAT VE PHONG THU
TUYET MAT: KE HOACH A2
TOI MAT: KE HOACH A2
TOI MAT - KE HOACH A2
MAT: KE HOACH A2
(MAT)
(Mat)
(TOI MAT)
(tuyet mat)
MAT
Do mat: MAT
Do mat: mat
do mat: toi mat
DO MAT: TUYET MAT
tai lieu mat
TAI LIEU MAT
cong van mat so 5
CONG VAN MAT SO 5
van ban mat
ho so mat
tai lieu toi mat
tai lieu tuyet mat
05/KH-UBND (MAT)
TAI LIEU MẬT
tai lieu mật
maatj
tài liệu maatj
tuyeetj maatj
TÀI LIỆU MAATJ
ma65t
tuye65t ma65t
tài liệu ma^.t
MẬTT
MMẬT
// file names
TUYỆT MẬT.pdf
tuyet_mat.pdf
TuyetMat.docx
tuyetmat.pdf
toimat.pdf
tailieumat.pdf
tai-lieu-mat.pdf
Tai_lieu_mat_so_5.docx
TaiLieuMat.docx
TàiLiệuMật.docx
congvanmat.pdf
Cong van mat.pdf
ho so mat.zip
MẬT_05.pdf
MẬT05.pdf
05-KH-UBND_MẬT.pdf
Kế hoạch A2 (mật).docx
ke hoach (mat).docx
ToiMat.pdf
// taken apart
M Ậ T
M.Ậ.T
M-Ậ-T
M_Ậ_T
M*Ậ*T
M / Ậ / T
M⏎Ậ⏎T
m ậ t
m.ậ.t
MẬ T
M ẬT
M  Ậ  T
M...Ậ...T
M🔒Ậ🔒T
Gửi tài liệu m ậ t
Văn bản này m.ậ.t nhé
T Ố I  M Ậ T
T.Ố.I M.Ậ.T
T U Y Ệ T  M Ậ T
t u y ệ t m ậ t
TUY ỆT MẬT
TỐ I M ẬT
TỐI-MẬT
TỐI.MẬT
TỐI_MẬT
TUYỆTMẬT
TỐIMẬT
tốimật
tàiliệumật
T À I  L I Ệ U  M Ậ T
(M A T)
T O I  M A T
T.U.Y.E.T M.A.T
// disguised letters
M<200B>ẬT
M<200B>Ậ<200B>T
M<00AD>ẬT
M<2060>Ậ<FEFF>T
<202E>TẬM
TỐI<200B> MẬT
T<200D>ỐI M<200C>ẬT
MA<0323><034F><0302>T
M<034F>ẬT
МẬТ
МА<0323><0302>Т
ΜẬΤ
ТỐІ МẬТ
ТUYỆТ МẬТ
тài liệu мật
ＭẬＴ
𝐌ẬT
𝗧ỐI 𝗠ẬT
𝕄𝔸<0323><0302>𝕋
ᴍậᴛ
Ⓜ️ẬT
🅼ậ🆃
M<0336>Ậ<0336>T<0336>
M<0332>Ậ<0332>T<0332>
MA<0325><0302>T
MA<0323><030C>T
MẬ7
TU¥ỆT MẬT
T0I MẬT
TUYỆT M4T
TUYỆT M@T
TÀI LIỆU M4T
T<0301>ỐI MẬT
tài liệu m<200B>ậ<200B>t
TÀI LIỆU<00A0>MẬT
// what an attack found, and of its kinds
Độ MẬT: gửi đồng chí
M<202E>ẬT số 5
ẢNH MẬT trận địa
công văn đến mật số 5
gửi bản mật của kế hoạch
Tài liệu có độ mật (cao)
công văn mang độ mật
QĐ mật
ND mật
cấp độ mật
t.mật
TỐl MẬT
toi mat: gui dc
M^Ậ^T
M<b>Ậ<b>T
M<0302><0323>ẬT
Công văn 12-M/UBND
12/KH-BCH-M
MA<0302>T<0323>
M<0301>A<0323><0302>T
M<0323>A<0302>T số 5
cấp độ Mật
Cấp độ mật
TÔl MẬT
T0l MAT:
Quyết định số 12-M/QĐ-UBND
BB mật
KL mật
kế hoạch 07/KH-M
mang dấu độ mật
Hình ảnh mật
tập tin mật
bản dự thảo mật
dự thảo mật nghị quyết
Mật⏎Nội dung
công văn hoả tốc mật
quyển tài liệu mật
bản ghi âm mật
file ghi âm mật
thiết kế mật công trình
ý kiến chỉ đạo mật
Chỉ lệnh mật số 2
mệnh lệnh mật
ghi chú: mật
lưu ý: mật
chú ý: MẬT
MẬT!!!
Mật nhé
mật nha
tuyệt mật nha anh
<MẬT>
«Mật»
“MẬT”
|MẬT|
=MẬT=
TOP SECRET / TUYỆT MẬT
gấp, mật
mật, gấp
MẬT, GẤP
tin mật
thư từ mật
báo cáo (mật) tháng 11
Báo cáo -mật-
báo cáo _mật_
Gửi anh từ máy tính công văn mật của Quân khu
Từ kho K7 chuyển tài liệu mật cho đồng chí
hồ sơ mật gửi anh xem có gì sai không
tài liệu mật em gửi anh xem thế nào
công văn mật sao gửi các phòng
Phương án bảo vệ Đại hội là tài liệu mật
Đề nghị phòng kiểm tra và trình công văn mật của Quân khu
Việc không gấp lắm, gửi kèm tài liệu mật
anh không cần xem kỹ, tài liệu mật em gửi sau
Quân khu hỏi kế hoạch mật A2
Nhóm: A⏎Mật: phương án bảo vệ
file word mật
ảnh scan mật
K/H mật
MAT_KH_A2.pdf
KHÔNG SAO CHỤP - TÀI LIỆU MẬT
Số 03-KH/TU-M
file mềm mật
// in English, with digits and signs for letters, orders
Lệnh mật số 4 của Bộ Chỉ huy quân sự tỉnh
TOP SECRET - kế hoạch phòng thủ khu vực
CONFIDENTIAL: danh sách cán bộ diện quản lý
T4I LI3U MẬT kèm theo
(SECRET) Phương án bảo vệ bầu cử
Mệnh lệnh mật của Tư lệnh
CÔNG ĐIỆN MẬT số 12/CĐ-BCA
VĂN B4N M4T
Tai lieu M@T cua Ban chi dao
T0I MAT: phuong an A2
Tài liệu Mật⏎Phương án tác chiến phòng thủ
STRICTLY CONFIDENTIAL - báo cáo của Công an tỉnh
Tài liệu (classified) về bố trí lực lượng
Giấy mời MẬT họp Ban Thường vụ
Đ.Ộ M.Ậ.T: T.Ố.I M.Ậ.T
Chỉ lệnh mật về huấn luyện chiến đấu
DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ MẬT
Biên bản họp kín (MẬT)
m4t: ke hoach bao ve dai hoi
TÀI LIỆU MẬ7
Kế hoạch A2 - MẬT - không sao chụp
KHẨN - MẬT: điều động lực lượng cơ động
Tờ trình mật gửi Bộ Quốc phòng
Top secret: phương án nhân sự Đại hội
Hồ sơ mật: đối tượng theo dõi
TỐI-MẬT / chỉ người có trách nhiệm được mở
NATO SECRET tài liệu dịch
TOP SECRET
top secret
Báo cáo này là CONFIDENTIAL, không chuyển tiếp
SECRET
[CONFIDENTIAL] Phương án nhân sự
Confidential: phương án bố trí
Tài liệu secret gửi anh
HIGHLY CONFIDENTIAL
B4O C4O MẬT
C0NG V4N MẬT
H0 S0 M4T
TUYỆT MẬ+
Lenh mat so 4
LỆNH MẬT
TÀI LIỆU MẬ+
CÔNG VĂN MẬ7 SỐ 5
Strictly confidential
Báo cáo này thuộc diện CONFIDENTIAL
TOP-SECRET
T O P  S E C R E T
ＳＥＣＲＥＴ: kế hoạch phòng không
SECRET//NOFORN
Tài liệu này là tài liệu secret, anh đừng chuyển
CÔNG VĂN M4T SỐ 12
KẾ H0ẠCH MẬT
QUYẾT ĐỊNH M@T SỐ 3
lệnh MẬT số 8
Mệnh lệnh (mật): di chuyển đội hình
LENH MAT SO 5
huấn lệnh mật
Quân lệnh mật số 2
điện mật từ Bộ Tổng tham mưu
T.O.P S.E.C.R.E.T
Confidential - không phát tán
<b>CONFIDENTIAL</b> báo cáo nhân sự
TỐI MẬT/SECRET
PHUONG AN M4T
V4N B4N MẬT
Hồ sơ M Ậ T đối tượng A
TÀI LIỆU MẬT, XIN CẤP LẠI MÃ ĐỌC
BÍ MẬT NHÀ NƯỚC - ĐỘ TỐI MẬT
// without diacritics behind a paper and in file names, numbers, slips, telegrams
phuong an A2 (tuyet mat)
ke hoach A2 tuyet mat
van ban nay tuyet mat
phuong an - toi mat
ke hoach A2 - tuyet mat.pdf
PA_toi_mat.docx
Kehoach_A2_toi_mat_v2.docx
Mật số 12/UBND
Mật số 12/KH-UBND ngày 1/12
Số 12/M-UBND
CÔNG VĂN MẶT SỐ 5
MAT so 5
mật điện số 12/MĐ
tuyệt đối mật: phương án A
QĐ 15/QĐ-UBND.M
Ý kiến mật của Thường trực
#mật kế hoạch động viên
c.v. mật số 4
ban do mat
(TM) Kế hoạch A2
Tlieu mật gửi a
phuong an bao ve (tuyet mat)
ke hoach dien tap - toi mat.docx
bao cao - tuyet mat
KH_dien_tap_toi_mat.pdf
PA_bao_ve_tuyet_mat_2026.docx
toi_mat_v2.docx
cong van nay toi mat
tai lieu kem theo tuyet mat
ho so vu an tuyet mat
noi dung cuoc hop tuyet mat
thong tin nay tuyet mat nhe
van ban nay toi mat, dung gui ai
ke hoach dong vien toi mat gui anh
phuong an A2 toi mat
phuong-an-tac-chien-tuyet-mat-v3.pdf
danh sach can bo tuyet mat.xlsx
ban do phong thu - tuyet mat.jpg
to trinh (toi mat) cua So
Mật số 05/BC-UBND
Mật số 7/CV ngày 3/12
mật số 12/KH-BCH
Số 7/M-BCH
Số: 03/M-TU
Công văn số 21/M-CAT ngày 5/11
12/TM-BCHQS (M)
Số 45/M-VP
BÁO CÁO MẶT SỐ 12
KẾ HOẠCH MẶT SỐ 3
TÀI LIỆU MẶT
HỒ SƠ MẶT SỐ 4
CÔNG ĐIỆN MẠT SỐ 2
VĂN BẢN MẶT SỐ 15/UBND
mật điện số 4 của Bộ
#mật phương án bảo vệ
c.v. mật số 9
q.đ. mật số 2
ban do mat so 4
tuyệt đối mật: kế hoạch bầu cử
tuyệt đối mật, không chuyển tiếp
Ý kiến mật của Ban Thường vụ
(TM) Phương án bảo vệ Đại hội
QĐ 05/QĐ-UBND.M
MAT so 12
Mat so 12/KH-UBND
QD mat.pdf
Văn bản mật tháng 11 gửi anh
Có văn bản mật số 5 không ạ?
Văn bản này có mật, anh giữ kín
đóng dấu mật rồi ạ
Báo cáo văn bản mật số 12 quý IV
đã cấp dấu mật cho công văn số 5
Kế hoạch bảo vệ Đại hội (Độ Mật)
Kế hoạch bảo vệ Đại hội (độ TM)
Kế hoạch A, độ mật "M"
do toi mat: ke hoach A
ke hoach A (do mat)
do mat tuyet mat
Giấy triệu tập mật
Fax mật số 5
Email mật kèm file
Điện báo mật
ĐM: Mật
HT-MẬT
T. Mật: phương án
KH PTDS (M).docx
Kế hoạch (TM).pdf
Kế hoạch (TuM).pdf
mật 12.docx
Mat_12.pdf
VBMAT.pdf
tai2 lie65u ma65t
// a degree in brackets or quotes with its label
Phương án tác chiến (mức độ: Mật)
Báo cáo tình hình (độ mật TM)
Kế hoạch B – độ mật: “TM”
Kế hoạch diễn tập (Độ Tối mật)
Kế hoạch B, độ mật là "TuM"
Công văn 5 (độ M)
// label and degree without marks
do tuyet mat: phuong an B
phuong an B (do toi mat)
bao cao tinh hinh (muc do mat)
do mat toi mat
muc do mat tuyet mat
// papers called by several words
Giấy mời họp mật
Giấy báo mật số 3
Điện mật số 5
Fax tối nay nhận: bản fax mật
Thư điện tử mật
Email mật số 2
Lịch trực chiến mật
Lịch công tác mật tuần 5
Tờ khai mật số 3
Sổ tay mật
Phiếu trình mật
Giấy phép mật
Tập tin mật
Bài phát biểu mật
// shortened labels
ĐM: TuM
ĐM: tối mật
Độ khẩn: HT; ĐM: M
HT/MẬT
HT - Mật
Khẩn-MẬT
đm: mật
// T. Mật
T. Mật: kế hoạch diễn tập
T.Mật – báo cáo A
T. MẬT: báo cáo A
// names of files
Phương án (M).pdf
KH 05 (TM).docx
Báo cáo A (TuM).xlsx
bao cao (TM).pdf
(M) KH A.docx
KH-A2 (M).pdf
Mat_05.pdf
mật 05.pdf
Mật-12.docx
KHMAT.pdf
CVMAT05.pdf
BCMAT.docx
12-KH-UBND-M.pdf
KH05-MAT.docx
// VNI with its digits at the end
ke61 hoach5 ma65t
tai2 lieu65 ma65t
cong6 va8n ma65t so61 5
ba1o ca1o ma65t
van8 ban3 mat65
ma65t: phuong7 a1n A
// heading a line, with signs
mật!!! kế hoạch A
Mật! Công văn 5
_mật_ kế hoạch A
*mật*: báo cáo B
M + Ậ + T
a) Mật: kế hoạch B
// near the questions, lists and goods above
Gửi văn bản mật qua đây: kế hoạch A
Em gửi công văn mật số 5 qua đây được không?
Tài liệu mật này gửi qua đây được không?
Công văn mật: tối nay họp lúc 8h, nhận được không?
Văn bản mật số 12 thì nộp ở đâu?
Xin gửi văn bản mật. Anh xem được không?
Gửi anh văn bản mật
Danh sách: Mật
Kế hoạch: Mật, hỏa tốc
Độ khẩn: Hỏa tốc, Mật
Mức: Mật, Khẩn
BÁO CÁO: MẬT
Sản lượng đạn dược (mật): 5 tấn
Báo cáo (mật): 5 mục tiêu
Mật: 200 quân
Mật: 5 mục tiêu
Báo cáo mật số liệu quân số
Công văn Mật trình Thủ tướng
Văn bản Mật gửi Bộ
Hồ sơ tuyệt mật
Phương án tối mật
Tài liệu phim tuyệt mật số 5
Công văn Mật gửi Bộ
Công văn Mật về biên giới
// what stands alone in a cell
PHẦN MẬT
Phần mật
độ M
Độ TuM: phương án B
`)

export const ordinary = lines(`
// a letter behind "độ mật" that is none
độ mật: a. cao; b. thấp
các độ mật A, B, C khác nhau thế nào
độ mật A/B/C do ai quyết định
độ mật B và C
Độ mật: C Lan hỏi lại
xác định độ mật Anh Ba soạn
Mật độ A
// "tôi mất", with a number
toi mat so 0912345678
hom qua toi mat so 5
chi Tuyet mat so 3
toi mat 5 trieu
ba Tuyet mat so 7
tôi mất số 5
// no paper, or another word
quy chế bảo mật
công hàm bảo mật
phiếu chuyển mật ong
MẬT ong rừng
MẬT ĐỘ xây dựng
BẢO MẬT mã nguồn
LÀM VIỆC TỐI MẮT TỐI MŨI
TỐI MẤT ĐIỆN: hoãn họp
TRỜI TỐI MẤT: hoãn
// secrets in general
Bảo vệ bí mật nhà nước
BÁO CÁO CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC
Luật Bảo vệ bí mật nhà nước số 117/2025/QH15
Tập huấn công tác bảo vệ bí mật nhà nước năm 2026
Rà soát danh mục bí mật nhà nước
Kiểm tra việc chấp hành pháp luật về bảo vệ bí mật nhà nước
Ban Chỉ đạo bảo vệ bí mật nhà nước
Nội quy bảo vệ bí mật nhà nước của cơ quan
bí mật
BÍ MẬT
Bí mật
(bí mật)
bí-mật
tài liệu bí mật
Bí mật kinh doanh của doanh nghiệp
bí mật đời tư, bí mật cá nhân
phát huy tinh thần cảnh giác, giữ bí mật
bảo vệ bí⏎mật
BẢO VỆ BÍ⏎MẬT
BÍ MẬT CÔNG TÁC
bỏ phiếu kín, bảo đảm bí mật
bật mí bí mật
bảo mật
BẢO MẬT THÔNG TIN
CÔNG TÁC BẢO⏎MẬT
CÔNG TÁC BẢO MẬT
Công tác bảo mật, an toàn thông tin
Quy chế bảo mật
Quy chế bảo đảm an toàn, bảo mật hệ thống thông tin
Báo cáo bảo mật quý III
văn bản bảo mật thông tin
thông tin bảo mật của khách hàng
chế độ bảo mật hai lớp
Cam kết bảo mật (NDA)
độ bảo mật của hệ thống
B Ả O  M Ậ T
B Í  M Ậ T
cơ mật
Cơ mật viện triều Nguyễn
di tích Cơ mật viện
yếu tố cơ mật
thân mật
Buổi gặp mặt thân mật
GẶP MẶT THÂN MẬT ĐẦU XUÂN
cẩn mật
canh phòng cẩn mật
giải mật tài liệu lưu trữ
Quyết định về việc giải mật hồ sơ lưu trữ
không mật
Văn bản này không mật
VĂN BẢN KHÔNG MẬT
không phải tài liệu mật
Độ mật: Không
ĐỘ MẬT: KHÔNG
Độ mật: Thường
Độ mật:
Mức độ mật: không
Cấp độ mật: bình thường
Độ mật: mật độ dân cư
xác định độ mật của văn bản
Hướng dẫn xác định độ mật
Do mat: khong
// papers under a degree in general
Quản lý tài liệu tuyệt mật theo quy định
Quản lý tài liệu mật theo quy định
quản lý, sử dụng văn bản mật
Quản lý các văn bản mật trên hệ thống riêng
sổ đăng ký văn bản mật đi, đến
Thống kê tài liệu mật đang lưu giữ
Máy tính chuyên dùng soạn thảo văn bản mật
tiêu hủy tài liệu mật đúng quy định
in, sao, chụp tài liệu mật phải được phép
Không gửi tài liệu mật qua Zalo
Không được đưa văn bản mật lên mạng
nghiêm cấm trao đổi văn bản mật trên mạng xã hội
quy định về tài liệu mật
Quản lý tài liệu tuyệt mật, tối mật và mật
// density, passwords, codes
mật độ
Mật độ
MẬT ĐỘ DÂN SỐ
Giảm mật độ xây dựng
Quy hoạch mật độ xây dựng
Báo cáo mật độ dân số phường
BÁO CÁO MẬT ĐỘ DÂN SỐ
bản đồ mật độ giao thông
số liệu mật độ xây dựng
Chỉ tiêu: mật độ cây xanh
(mật độ 60%)
mật độ⏎xây dựng
Buổi tối mật độ xe rất cao
Chiều tối. Mật độ xe tăng
mật khẩu
Mật khẩu
MẬT KHẨU
Đổi mật khẩu tài khoản
thông tin mật khẩu
ĐỔI MẬT KHẨU THƯ ĐIỆN TỬ
Mật khẩu: Abc@123
mật khẩu wifi phòng họp
cấp lại mật khẩu
mật mã
Ban Cơ yếu: mật mã dân sự
Giấy phép kinh doanh sản phẩm mật mã dân sự
văn bản mật mã
mật danh
Chiến dịch mang mật danh A2
mật vụ
mật thiết
phối hợp mật thiết với công an
quan hệ mật thiết
mật lệnh
mật thư trò chơi trại hè
mật phục bắt quả tang
mật đàm
mật ngữ
Mật tông
chùa Mật tông
kinh mật giáo
// honey, gall
mật ong
Mật ong
MẬT ONG
MẬT ONG RỪNG
nghề nuôi ong lấy mật
Hỗ trợ nghề nuôi ong lấy mật ong
sản phẩm OCOP mật ong hoa nhãn
NUÔI ONG LẤY MẬT
Bán mật
Sản phẩm của ong (mật)
Sản phẩm của ong: mật, sáp, phấn hoa
lít mật
rỉ mật
mật mía
mật gấu
cấm nuôi gấu lấy mật
viêm túi mật
sỏi mật
ống mật chủ
quả mật
ngọt như mật
nằm gai nếm mật ong
tuần trăng mật
kỳ nghỉ trăng mật
// names
họ Mật
Họ và tên: Mật
ông Mật
bà Mật đến nộp hồ sơ
anh Mật báo cáo
đồng chí Mật
Giao đồng chí Mật chủ trì
đ/c Mật
Nguyễn Văn Mật
NGUYỄN VĂN MẬT
Trần Thị Mật
Lê Mật
LÊ VĂN MẬT⏎NGUYỄN THỊ HOA
BÁO CÁO CỦA ÔNG NGUYỄN VĂN MẬT
Hùng, Mật, Lan
Người phụ trách: Mật
Phật Mật
thôn Mật
làng Mật
khu dân cư Mật Sơn
Dự án khu dân cư Mật Sơn
phường Mật Sơn
chợ Mật
chị Tuyết mất ví
bà Tuyết mất năm 2020
Bà Tuyết mặt tái đi
BA TUYET MAT NAM 2020
chi Tuyet mat giay to
// other words: mất, mặt, mắt, mát
mất
mặt
mắt
mát
MẤT
MẶT
MẮT
MÁT
Mất điện thoại
tối mất ngủ
TỐI MẤT ĐIỆN
tối mắt tối mũi
tối tăm mặt mũi
tối mặt
TỐI MẶT
tuyệt mất
tuyệt mặt
giải bóng đá tuyệt mát
văn bản mất hiệu lực
VĂN BẢN MẤT HIỆU LỰC
Tài liệu mất trang 5
hồ sơ mất
báo cáo mất an ninh trật tự
thông báo mất điện
THÔNG BÁO MẤT NƯỚC
tài liệu Mặt trận
TÀI LIỆU MẶT TRẬN TỔ QUỐC
Kế hoạch Mặt trận Tổ quốc
phương án mặt bằng
giải phóng mặt bằng
gặp mặt
bàn giao mặt bằng
mặt trận
có mặt
(có mặt)
vắng mặt
đeo mặt nạ
mắt kính
khám mắt
điểm mù mắt
mát mẻ
xe chạy mạt cưa
mạt sát
// without diacritics
mat
Mat
TOI MAT DIEN THOAI
toi mat dien thoai
Toi mat vi
mat bang
MAT BANG
tong mat bang
TONG MAT BANG
TONG_MAT_BANG.dwg
tong-mat-bang.pdf
giai phong mat bang
ban giao mat bang
mat na
gap mat
GAP MAT DAU XUAN
bao cao mat bang
ke hoach mat tran to quoc
tai lieu mat tran
TAI LIEU MAT TRAN
phuong an mat bang
van ban mat hieu luc
thong bao mat dien
bao cao mat an ninh
bi mat
BI MAT
bao mat
BAO MAT
quy che bao mat
tai lieu bi mat
van ban bao mat
mat khau
mat do dan so
mat tien
vang mat
co mat
hop mat
be mat
truoc mat
mat hang
TEN_MAT_HANG.xlsx
matbang.pdf
mat-na.png
// letters that happen to meet
format
FORMAT
automat
M. A. Toàn
làm ăn tốt
Phạm Ất
Tháng 1 M A T H
tôi làm ở A. T.
mã tỉnh
ma tuý
mà tôi
mả tổ
TM. ỦY BAN NHÂN DÂN
(TM)
KT. CHỦ TỊCH
05/KH-UBND (K)
Kích thước (M)
Áo cỡ (M)
8 (M)
Тест сообщение
Ma trận phân công nhiệm vụ
MA TRẬN RỦI RO
// office text
/nhiemvu quá hạn
/xong 12 đã trình
/tiendo Sở Nội vụ
/capnhat 3 60% đã xin ý kiến các đơn vị
Báo cáo tiến độ giải ngân vốn đầu tư công quý IV
Kế hoạch cải cách hành chính năm 2027
Tham mưu ban hành quyết định phê duyệt quy hoạch
05/KH-UBND
Công văn số 5 của Sở Nội vụ
Tối thứ bảy tôi gửi lại tài liệu
Tối mai họp
tài liệu tối qua gửi
tuyệt đối không để chậm hạn
họp trực tuyến tối nay
hỏa tốc
thượng khẩn
văn bản khẩn
// of the kinds of what was refused, and next to what an attack found
công văn Mật soạn
Mật: báo cáo tháng 11
Văn bản Mật gửi (chị Mật phòng TCKT)
sổ theo dõi tài liệu mật
Báo cáo do Mật soạn
do Mật chủ trì
việc của Mật
việc Mật phụ trách
Ảnh Mật chụp hôm qua
ảnh mật ong
tin Mật nhắn
bản đồ mật độ dân cư
hình Mật gửi đâu rồi
Hồ sơ của Mật
T. Mật
Lê T.Mật
N.T.Mật
Đinh T. Mật trình
a < b và m > t
<b>Bí</b> mật
bí <b>mật</b>
BÍ <i>MẬT</i>
b&iacute; m&#7853;t
b%C3%AD%20m%E1%BA%ADt
tol: 5
độ mật là gì
Độ mật là gì?
mức độ mật
12/TM-UBND
áo 12-M
S-M-L
12/CT-TM
MẬT ONG: 5 lít
Độ mật: không
độ mật không có
Sổ tay bảo vệ bí mật
quy định xếp loại tài liệu mật
văn bản mật phải đóng dấu thế nào
thế nào là tài liệu mật?
Tài liệu mật là gì
tài liệu mật gồm những loại nào
hỏi về văn bản mật
nơi lưu tài liệu mật
cán bộ làm công tác văn thư mật
hội nghị mật danh
lớp học về độ mật
tin nhắn mật khẩu
tệp mật khẩu.txt
mất tài liệu mật
lộ tài liệu mật
lộ, lọt văn bản mật
vụ lộ tài liệu mật
xử phạt hành vi làm lộ tài liệu mật
Phòng, chống lộ lọt tài liệu mật
chị Mật: kế hoạch
máy photo tài liệu mật
máy tính soạn tài liệu mật
USB chứa tài liệu mật
quy định về văn bản mật, tối mật
trung tâm tậm tịt
mạch máu mật
dịch mật
mật ngọt chết ruồi
dẫn mật
tắc mật
đường mật
độ ngọt của mật
thu hoạch mật
giọt mật
hũ mật
kẹo mật
bánh mật
lương khô, mật
da bánh mật
nước mật
cua mật
cá mật
chim mật
triển khai phần mềm quản lý văn bản mật
cấp tài khoản hệ thống văn bản mật
hướng dẫn gửi, nhận văn bản mật
hạn chế photo tài liệu mật
kế hoạch do chị Mật soạn
công văn Mật ký hôm qua
5 lít mật
trách nhiệm của người quản lý tài liệu mật
không in tài liệu mật ở máy này
// English words, people who answer, papers that are lost, words that end like a paper
Mật: ok
Văn thư mật cơ quan xin nghỉ phép ngày mai
HO SO MAT, XIN CAP LAI
Em Mật ơi cho anh xin số liệu quý 3
Tài liệu bị mất, đề nghị cấp lại
Nhân viên mật mã nghỉ ốm
Lệnh cấm tiết lộ bí mật kinh doanh
Công điện khẩn số 12 về phòng chống bão
Sản phẩm mật ong Bạc Hà đạt OCOP 4 sao
Tai khoan bi mat mat khau, xin cap lai
Cán bộ làm công tác văn thư mật cần bồi dưỡng nghiệp vụ
Chị Mật xong rồi ạ
Mật độ xây dựng khu đô thị mới vượt quy hoạch
Mật nhận việc, sẽ xong thứ sáu
Secret Santa của đoàn thanh niên chiều 24/12
Bảo đảm confidentiality, integrity và availability của hệ thống
Thư ký Mật gửi biên bản họp
GIẤY CHỨNG NHẬN BỊ MẤT, ĐỀ NGHỊ CẤP LẠI
Làm mất dấu, xin khắc lại
Rà soát danh mục bí mật nhà nước theo Quyết định 1369/QĐ-TTg
Biên bản họp (anh Mật ghi)
Giay to mat het roi, xin gia han
Phòng Cơ yếu - văn thư mật tổ chức tập huấn
Tủ đựng tài liệu mật hỏng khóa, đề nghị sửa
Mật đang họp, trả lời sau
Mật khẩu wifi phòng họp là gì
Báo cáo xong, Mật kiểm tra giúp
HO SO BI MAT, XIN LAM LAI
Công an xã báo mất trộm tài sản, đề nghị phối hợp
Cảm ơn đồng chí, mật ngọt chết ruồi nhé
văn thư mật nghỉ
Bộ phận văn thư, mật mã
van thu mat xin nghi
Mật: Ok nhé
Mật: đã nộp
Mật: vâng ạ
Ho so mat, xin cap lai
GIAY TO MAT, DE NGHI CAP LAI
HOA DON MAT, KHONG TIM THAY
CONG VAN MAT ROI, XIN LAM LAI
Secret key của API là gì
client_secret=abc
Đổi CLIENT SECRET cho ứng dụng
Cam kết confidentiality với đối tác
Quán cà phê Secret Garden
classified ads trên báo
Đồng chí Hợp, Mật phối hợp xử lý
lệnh bí mật đã hết hiệu lực
Lenh mat hieu luc tu 1/12
Đề nghị khắc con dấu mật
tổng hợp Mật làm
m+a+t
Ma + B
báo cáo không phải classified
tài liệu "The Secret"
Mật: có ạ
Mật: không nhé
Mật: rồi
Mật: đồng ý
Mật: oki anh
lệnh điều xe hôm nay
Lệnh của giám đốc, Mật làm giúp
MAT THE NGAN HANG, XIN CAP LAI
GIAY MOI MAT ROI, XIN GUI LAI
Biên lai mất, xin in lại
QUYET DINH BI MAT, TIM GIUP
ho so mat roi tim giup
HO SO MAT RỒI
thư mật mã hóa đầu cuối
Bưu điện Mật gửi rồi
đại diện Mật ký
Secretary of State
Thư ký (Secretary) của Ban
Phần mềm quản lý secret và token
unclassified
The file is not confidential
Confidentiality agreement (NDA)
Trung tâm SECRET SPA
bộ phận văn thư mật vụ
Con dấu mật hỏng
M4 tăng tốc
Mã số M4T2
đội M4T bóng đá phường
Mật 4 tổ
// routine reports, questions and seals, people, numbers with M
Báo cáo quản lý tài liệu mật 6 tháng đầu năm
Báo cáo tình hình sử dụng tài liệu mật 6 tháng
Báo cáo văn bản mật quý IV
Nộp báo cáo tình hình tiếp xúc tài liệu mật 6 tháng
Có cần đóng dấu mật không ạ?
Văn bản này có mật không?
Có văn bản mật nào đến không?
bot có nhận tài liệu mật không
Xin cấp dấu mật
Đề nghị khắc dấu mật
/nhiemvu Mật
12/QĐ-MTTQ
05/KH-MN
15/BC-MNHM
Số: 15/BC-MN ngày 3/11
Số 12/MN-BC
Số 12/MTTQ-BTT
Số 04/MG-KH
Công văn 7/MNSC-CM của trường mầm non Sao Mai
12/M1-KH
Số 12/TM-KH
Phòng 12/M, nhà A
tối mặt tối mũi làm báo cáo
toi mat toi mui voi ke hoach nay
toi mat chia khoa phong hop
hom qua toi mat bao cao
toi mat ho so
bao cao toi mat het file
file bao cao toi mat roi
tai lieu toi mat hom qua
ke hoach nay toi mat 3 ngay
cai nay toi mat 2 buoi
van ban nay toi mat ca tuan moi xong
bao cao cua chi Tuyet mat roi
ho so chi Tuyet mat trang 3
ho so co Tuyet mat so
toi mat the - anh chup.jpg
don_toi_mat_the.docx
don_xin_cap_lai_toi_mat_the.docx
bao cao toi, mat dien
den toi mat dien
Báo cáo quản lý văn bản mật quý III
Báo cáo văn bản mật quý III năm 2026
Báo cáo tình hình gửi, nhận văn bản mật 6 tháng cuối năm
Báo cáo thống kê tài liệu mật quý I
Báo cáo tài liệu mật năm 2026
Báo cáo số liệu văn bản mật tháng 11
Tổng hợp tình hình tiếp xúc tài liệu mật năm 2026
Kiểm kê tài liệu mật 6 tháng
Báo cáo công tác quản lý hồ sơ mật 9 tháng
Công văn này có phải đóng dấu mật không?
Có phải đóng dấu mật không ạ
Văn bản này có mật không ạ?
Tài liệu này mật không?
Cái này có phải tài liệu mật không?
Có công văn mật nào gửi đến không?
Hôm nay có văn bản mật không?
em gửi tài liệu mật qua đây được không
Bot có nhận văn bản mật không?
Xin cấp dấu mật cho văn thư
Đề nghị khắc lại dấu mật
Mua dấu mật mới
Dấu mật hỏng, xin thay
/viec Mật
/tiendo Mật
/nhiemvu Mật quá hạn
Mật số 0912345678
mật số nhà 12
MẶT SỐ 5 của đồng hồ
BÁO CÁO MẶT BẰNG SỐ 5
TÀI LIỆU MẶT TRẬN SỐ 5
BẢN VẼ MẶT CẮT SỐ 5
BẢN VẼ MẶT ĐỨNG
CÔNG VĂN MẤT TRANG 5
GIẤY TỜ MẤT
HỒ SƠ MẤT SỐ 5
THÔNG BÁO MẤT SỐ ĐỎ
THÔNG BÁO MẶT HÀNG
DANH SÁCH CÓ MẶT SỐ 5
phim tuyệt đối mất trộm
tuyệt đối bảo mật: không chia sẻ mật khẩu
tuyệt đối không mất
ý kiến của Mật về kế hoạch
mật điện thoại là gì
#mậtong #ocop
#mật_ong
(TM) UBND xã
(TM) Nguyễn Văn A
(TM) ký thay
12/QĐ-UBND.
Số 5/KH-UBND.MN
Trường MN Hoa Mai
Số 15/QĐ-UBND.NC
QUYẾT ĐỊNH MẤT SỐ 5
Số 15/KH-BCH.TM
Cơ quan có được gửi văn bản mật qua đây không?
Danh sách hộ: Mật, Hoa, Lan
Lịch trực: thứ 2 Mật, thứ 3 Hoa
CA 1: MẬT
Kế hoạch thu mật
Sản lượng (mật): 5 tấn
Mật: 200 lít
Văn bản Mật trình
// a degree in brackets or quotes with its label
(độ mật của nước mía)
Độ M của cảm biến
Độ phân giải (độ) "M"
Thang độ: A, B, C
Hãy ghi độ mật (nếu có)
Mức độ: A
// label and degree without marks
do mat cua van ban
do mat do dan so cao
do mat dien nen cham bao cao
muc do mat do dan cu
do toi mat chia khoa nen den muon
ly do (do mat song)
// papers called by several words
Giấy mời dự lễ ra mắt mật ong
Giấy phép nuôi ong mật
Điện thoại mật khẩu
Email bảo mật
Email: mật khẩu mới
Fax bí mật? không
Lịch thu hoạch mật ong
Phiếu kín, bí mật
Giấy khen bà Mật
Đơn của ông Mật
Đơn Mật nộp hôm qua
Lịch Mật trực
Giấy chứng nhận mật ong
Email Mật gửi hôm qua
Fax nhanh, bảo mật
Thư mời thân mật
Sổ tay bảo mật
Bài báo bí mật
Tập huấn bảo mật
// shortened labels
ĐM: 0912345678
ĐM: Điện Biên
TP Mật: 5
HT xã Mật Sơn
HT: Mật
HTX-MẬT ONG
ĐM 5
// T. Mật
T. Mật nộp báo cáo
A. Mật: nộp báo cáo
Nguyễn T. Mật: đã nộp
C. Mật: báo cáo tuần
anh T. Mật trực
// names of files
Ảnh (M).jpg
Áo size (M).pdf
Danh sách áo (M, L).xlsx
Báo cáo (1).pdf
Mat bang 05.pdf
mat bang tang 1.dwg
ToMauBanDo.pdf
TMDT_2026.docx
KHMT.pdf
format_05.pdf
automat.pdf
diplomat.docx
Mật ong 05.pdf
mật khẩu.txt
so mat cat.pdf
CV-MTTQ.pdf
12-KH-UBND-MT.pdf
Hop TM.docx
(TM) Chủ tịch ký.pdf
// VNI with its digits at the end
ma65t ong
bi1 ma65t
ba3o ma65t
ma65t d9o65
ma65t kha63u
be62 ma85t
// heading a line, with signs
a) Mật ong
Mật! mật ong ngon quá
m + a = t
// questions about the rule
Em có được chuyển tài liệu mật vào nhóm này không?
Có gửi được công văn mật ở đây không ạ?
Hồ sơ mật có gửi qua Zalo được không?
Văn bản mật thì nộp ở đâu?
Cho hỏi công văn mật có được chụp ảnh không
Tài liệu mật có phải đăng ký không?
Có phải không được nhắn tin mật qua đây không?
Văn bản mật gửi thế nào ạ?
Ai được xem tài liệu mật?
Nếu là văn bản mật thì làm sao?
Văn bản mật có gửi qua đây được không
Khi nào văn bản được đóng dấu mật?
Thế nào là tài liệu mật?
Tại sao không được gửi văn bản mật?
// names in lists and shifts
Danh sách hộ nghèo: Hoa, Mật, Lan
Hộ thoát nghèo: Mật, Hoa, Tuyết
Thành phần: Hùng, Mật, Lan
Phân công: Lan, Mật, Hoa
Danh sách dự họp: Mật, Hùng
Lịch trực: thứ 4 Mật, thứ 5 Lan
Lịch trực tuần 3: thứ hai Mật; thứ ba Hoa
CA 2: MẬT
CA SÁNG: MẬT, CA CHIỀU: HOA
TRỰC: MẬT
Kế hoạch trực: Mật, Hoa
Vắng: Mật, Lan (ốm)
Ca 2: Mật
Ca trực: Mật - Lan
Nhóm 1: Mật, Hoa
// honey that is gathered and measured
Kế hoạch thu mật quý 3
Kế hoạch lấy mật
Báo cáo thu hoạch mật
Doanh thu (mật): 5 triệu
Sản phẩm (mật): 20 chai
Mật: 5 tấn
Mật: 3 chai, sáp: 2 kg
mật: 200 lít
Sản lượng mật: 5 tấn
Báo cáo giá mật
Thu hoạch mật
kế hoạch chế biến mật
// a person with a paper
Văn bản Mật ký
Văn bản Mật trình hôm qua
Công văn Mật chuyển
Báo cáo Mật gửi hôm qua thiếu phụ lục
Hồ sơ Mật nhận rồi
Kế hoạch Mật duyệt
Hồ sơ Mật giao
Văn bản Mật tham mưu
// what stands alone in a cell
phần mật độ
phần mềm bảo mật
độ Mn
Phần Mật làm
độ M là gì
`)
