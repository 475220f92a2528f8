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

/** Before a name: "đồng chí Mật", "Nguyễn Thị Mật", "thôn Mật". */
export const beforeNames = list(
  `họ tên ông bà anh chị em cô chú bác cụ cháu chí c văn thị thôn làng xã phường ấp xóm buôn cầu chợ chùa sông suối núi
  đèo hồ phố đồi`,
)

/** The same without marks, for "bà Tuyết mất năm 2020". */
export const bareNames = list('ba chi co em ong anh chu bac cu thi')

/** A message about these speaks of honey or of gall. */
export const honey = list('ong mía sáp gan túi sỏi gấu')

// ── What may be secret, folded and without blanks ──

/** Papers, what stands in them, and where they are spoken of. */
export const papers = list(
  `tailieu congvan vanban hoso giayto kehoach baocao totrinh phuongan dean duan quyetdinh chithi nghiquyet thongbao thongtin
  ketluan bienban congdien giaymoi danhsach sodo bando banve phuluc noidung solieu dulieu phieutrinh thongtri huongdan
  chuongtrinh hopdong chuyende detai chuyenan nhiemvu cuochop phienhop hoinghi dutoan chedo congtrinh bucthu vuan`,
)

/** The same of one syllable. */
export const shortPapers = list('dien thu tin dau hop tep file loai dien dang muc cv vb hs tl')

/** Where the mark without diacritics is no other word: "thong bao mat dien", "bao cao mat an ninh" are. */
export const plainPapers = list('tailieu congvan vanban hoso congdien kehoach totrinh chedo cv vb tl')

/** Between a paper and its degree, as they are spelt: "văn bản này thuộc loại mật", "công văn số 5 mật". */
export const linking = list(
  'này đó trên ấy kia đây sau là thuộc loại độ mức diện dạng có được đóng dấu xếp ghi chỉ số ngày cực rất',
)

/** The last of these says that a degree follows, not a name. */
export const degreeFollows = list('là loại độ mức diện dạng dấu thuộc')

/** Words of a label after which "Mật" is a degree: "Phân loại: Mật". */
export const labels = list('do muc cap loai dau mat chat khan dang che')

// ── Who speaks of such papers in general, and hands none over ──

/** "Quản lý tài liệu mật", "sổ đăng ký văn bản mật"; folded and without blanks. */
export const managing = list(
  `quanly baove baoquan sudung luugiu luutru tieuhuy saochup insao soanthao vanchuyen giaonhan thongke dangky rasoat soluong
  danhmuc quydinhve quycheve huongdanve kienthucve congtacve`,
)

export const forbidding = list('không cấm')

export const quantities = list('các những mọi')
