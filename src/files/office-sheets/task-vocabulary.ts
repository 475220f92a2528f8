/** What a column of a task table may hold. */
export const taskFields = [
  'number',
  'code',
  'title',
  'document',
  'documentDate',
  'source',
  'leads',
  'leadOfficer',
  'coordinators',
  'assigner',
  'leader',
  'followers',
  'start',
  'deadline',
  'month',
  'product',
  'urgency',
  'needsApproval',
  'progress',
  'status',
  'doneOn',
  'result',
  'note',
  'assignedOn',
] as const
export type TaskField = (typeof taskFields)[number]

/** How a report names them. */
export const fieldNames: Record<TaskField, string> = {
  number: 'STT',
  code: 'Mã',
  title: 'Nội dung nhiệm vụ',
  document: 'Văn bản giao',
  documentDate: 'Ngày văn bản',
  source: 'Nguồn giao',
  leads: 'Đơn vị chủ trì',
  leadOfficer: 'Cán bộ chủ trì',
  coordinators: 'Đơn vị phối hợp',
  assigner: 'Người giao',
  leader: 'Lãnh đạo phụ trách',
  followers: 'Theo dõi',
  start: 'Ngày bắt đầu',
  deadline: 'Thời hạn',
  month: 'Tháng',
  product: 'Sản phẩm',
  urgency: 'Độ khẩn',
  needsApproval: 'Cần duyệt',
  progress: 'Tiến độ',
  status: 'Trạng thái',
  doneOn: 'Ngày hoàn thành',
  result: 'Kết quả',
  note: 'Ghi chú',
  assignedOn: 'Ngày giao',
}

/** What header words mean: a field, one of two that only the values or the other columns tell apart, or nothing that is read. */
export type Meaning =
  | TaskField
  /** "Tiến độ": a deadline in one plan, a percentage in the next */
  | 'deadline-or-progress'
  /** "Ngày hoàn thành", "Ngày kết thúc": the end of a plan, or the day on which it was done */
  | 'deadline-or-done'
  /** "Kết quả": what is expected, or what came of it */
  | 'product-or-result'
  | 'skip'

/**
 * `rank`: of several columns that may hold a field the lowest counts. Deadlines: 0 an extended one, 1 a named deadline,
 * 2 a time that a plan gives, 3 the first deadline of one that was extended.
 */
export interface Understood {
  meaning: Meaning
  rank: number
  /** The words are all of the header, and not a part of it. */
  whole: boolean
}

const who = '(?:don vi|co quan|so nganh|nganh|phong(?: ban)?|cap|bo phan|to chuc|to|ban|dia phuong|noi|khoa|doan the)'
const offices = `(?:(?:cac |ten )?${who}(?: (?:va )?(?:cac )?${who})*)`
const people =
  '(?:(?:can bo|nguoi|chuyen vien|cong chuc|vien chuc|nhan vien|ca nhan|giao vien|dong chi|ho va ten|ho ten)(?: (?:can bo|cong chuc|vien chuc|chuyen vien))*)'
const does =
  '(?:thuc hien|xu ly|duoc giao|dau moi|phu trach|tham muu|chiu trach nhiem(?: chinh)?|soan thao|trinh|giai quyet|thu ly|trien khai|dam nhiem|tiep nhan|duoc phan cong|theo doi chinh)'
const ends =
  '(?:hoan thanh|thuc hien|xu ly|giai quyet|bao cao|trinh|ban hanh|ket thuc|nop|phai xong|tra loi|thuc hien hoan thanh|hoan tat|phe duyet|thong qua)'
const planned = '(?:du kien|ke hoach|yeu cau|phai|can|theo ke hoach)'

interface Rule {
  meaning: Meaning
  rank: number
  /** the words of a whole header */
  whole: RegExp
  /** the words that say so inside a longer one */
  inside?: RegExp
}

const rule = (meaning: Meaning, rank: number, whole: string, inside?: string): Rule => ({
  meaning,
  rank,
  whole: new RegExp(`^(?:${whole})$`),
  ...(inside !== undefined && { inside: new RegExp(`\\b(?:${inside})\\b`) }),
})

/** In this order: the first rule whose words fit the whole header, else the first whose words stand inside it. */
const rules: Rule[] = [
  rule('followers', 0, `theo doi|${people} theo doi`),
  rule(
    'leader',
    0,
    '(?:(?:dong chi|d c) )?lanh dao(?: ubnd| uy ban| don vi| phong| co quan| so)? (?:chi dao|phu trach)(?: (?:truc tiep|chung|chi dao|phu trach|linh vuc|khoi|thuc hien))*',
  ),
  rule(
    'skip',
    0,
    'trich yeu(?: noi dung)?|(?:muc )?do mat|nhiem vu cha|con lai|so ngay (?:con lai|qua han|tre)|tinh trang thoi han|ly do (?:qua han|cham|tre)(?: han)?|nguyen nhan.*|ton tai.*|kho khan.*|de xuat(?: kien nghi)?|kien nghi.*',
  ),
  rule(
    'skip',
    0,
    '(?:nhom|linh vuc|chuong trinh|muc tieu|chi tieu|mang|phan loai|loai)(?: (?:nhiem vu|cong viec|cong tac|viec))?|kinh phi.*|du toan.*|nguon (?:kinh phi|von|luc).*|so luong|don vi tinh|dvt|dia diem.*|dia ban.*|thanh phan.*|doi tuong.*|hinh thuc.*',
    'kinh phi|nguon von|don vi tinh',
  ),
  rule(
    'skip',
    0,
    `(?:${offices}|${people}|lanh dao(?: \\S+)?) (?:theo doi|giam sat|kiem tra|don doc|tham dinh|phe duyet|thong qua|ban hanh)(?: .*)?|${people} phoi hop|theo doi|giam sat|cap (?:trinh|phe duyet|thong qua)`,
    'can bo phoi hop|nguoi phoi hop',
  ),
  rule('number', 0, 'stt|tt|so tt|so thu tu|thu tu|no'),
  rule('code', 0, 'ma|ma (?:nhiem vu|so|viec|cong viec|nv|dau viec|dinh danh|so nhiem vu)|so nhiem vu'),
  rule('needsApproval', 0, '(?:can|phai|yeu cau) (?:duyet|phe duyet)'),
  rule('urgency', 0, '(?:muc )?do (?:khan(?: cap)?|uu tien)|muc uu tien|uu tien|tinh chat|muc do', 'uu tien|do khan'),
  rule(
    'start',
    0,
    '(?:(?:ngay|thoi gian|thoi diem|moc)(?: \\S+){0,3} )?(?:bat dau|khoi cong|khoi dau)(?: (?:thuc hien|trien khai))?|tu ngay',
    'bat dau|khoi cong',
  ),
  rule('assignedOn', 0, '(?:ngay|thoi gian|thoi diem) (?:tao|giao|giao viec|giao nhiem vu|nhan|nhan viec|tiep nhan)'),
  rule(
    'documentDate',
    0,
    'ngay (?:van ban|vb|ban hanh|van ban giao|ban hanh van ban|thang van ban|thang ban hanh|thang nam van ban|thang nam ban hanh|ky)|van ban (?:giao |chi dao )?ngay|ngay thang(?: nam)? (?:van ban|ban hanh)',
  ),
  rule(
    'doneOn',
    0,
    '(?:ngay|thoi gian|thoi diem)(?: hoan thanh)? thuc te(?: hoan thanh)?|thuc te hoan thanh|(?:ngay|thoi gian|thoi diem) (?:da )?hoan thanh thuc te|da hoan thanh ngay|ngay ht|ngay bao cao hoan thanh|hoan thanh thuc te',
    'hoan thanh thuc te|thuc te hoan thanh',
  ),
  rule(
    'deadline',
    0,
    `(?:thoi han|han|thoi gian|thoi diem|ngay)?(?: ${ends})? ?(?:duoc |da )?(?:gia han|dieu chinh|moi)(?: (?:den|den ngay|lan \\d|lan cuoi|moi|thanh))?|gia han.*|lui han.*`,
    '(?:thoi han|han|thoi gian|thoi diem) (?:hoan thanh )?(?:gia han|dieu chinh|moi|duoc gia han|sau gia han|sau dieu chinh)',
  ),
  rule(
    'deadline',
    3,
    `(?:thoi han|han|thoi gian)(?: ${ends})? (?:cu|ban dau|goc|truoc dieu chinh|truoc gia han)`,
    '(?:thoi han|han|thoi gian) (?:hoan thanh )?(?:cu|ban dau|goc)',
  ),
  rule(
    'progress',
    0,
    '(?:ty le|ti le|phan tram|muc do)(?: (?:hoan thanh|thuc hien|cong viec|hien tai|xu ly|dat duoc))*|(?:ket qua|tien do|muc do)(?: (?:thuc hien|cong viec))? (?:hien nay|hien tai)|hien trang|da thuc hien',
    'ty le hoan thanh|ti le hoan thanh|phan tram hoan thanh|hien nay|hien trang',
  ),
  rule(
    'status',
    0,
    'trang thai(?: (?:xu ly|thuc hien|cong viec|nhiem vu))?|tinh trang(?: (?:xu ly|thuc hien|cong viec|nhiem vu|hoan thanh))?',
  ),
  rule(
    'deadline-or-progress',
    2,
    'tien do|tien do (?:hoan thanh|thuc hien|trien khai|yeu cau)|tien do thuc hien (?:nhiem vu|cong viec)',
    'tien do',
  ),
  rule(
    'deadline',
    1,
    `(?:thoi han|han)(?: ${ends})*(?: (?:van ban|nhiem vu|cong viec|cuoi|cuoi cung|chot|duoc giao|giao))?|han chot|deadline|due date|(?:moc|lo trinh|ngay|thoi diem|thoi gian|han) (?:phai |can )?(?:den han|het han|han|han chot|deadline)|moc (?:thoi gian )?${ends}|(?:thoi gian|thoi diem|lo trinh|moc|han)? ?${planned} (?:thoi gian )?${ends}|(?:thoi gian|thoi diem)(?: ${planned})? (?:hoan thanh|ket thuc|trinh|nop|ban hanh|phai xong|bao cao)(?: (?:nhiem vu|cong viec|san pham|theo ke hoach))?|(?:hoan thanh|xong) (?:truoc|truoc ngay|trong)`,
    'thoi han|han hoan thanh|han xu ly|han chot|deadline|thoi gian hoan thanh|thoi diem hoan thanh|du kien hoan thanh|ke hoach hoan thanh|moc hoan thanh|moc thoi gian|ngay het han|ngay den han|hoan thanh truoc',
  ),
  rule(
    'deadline-or-done',
    2,
    '(?:ngay|thoi gian|thoi diem)(?: \\S+){0,3} (?:ket thuc|hoan thanh|hoan tat)|ngay xong|den ngay|ket thuc|hoan thanh|ngay hoan thanh du kien',
    'ket thuc',
  ),
  rule(
    'deadline',
    2,
    `thoi gian(?: ${ends}|(?: to chuc)? trien khai(?: thuc hien)?| to chuc(?: thuc hien)?| tien hanh)?(?: nhiem vu| cong viec)?|thoi diem(?: ${ends})?|lo trinh(?: ${ends})?|moc(?: thoi gian)?(?: ${ends})?|ngay(?: thuc hien| to chuc)?|nam (?:hoan thanh|thuc hien|trinh)|quy (?:hoan thanh|thuc hien)|ke hoach thoi gian|thoi gian du kien|du kien thoi gian`,
    'thoi gian|thoi diem|lo trinh',
  ),
  rule('month', 0, 'thang(?: (?:thuc hien|hoan thanh))?|thang nam|quy|quy thang|nam'),
  rule(
    'coordinators',
    0,
    `(?:${offices} )?(?:cung )?phoi hop(?: (?:thuc hien|xu ly|chinh|tham muu))?|${offices} (?:co )?lien quan`,
    'phoi hop',
  ),
  rule(
    'leads',
    1,
    `(?:${offices} |phong )?(?:chu tri|chu tri va phoi hop|chu tri phoi hop)(?: (?:${does}|phoi hop))*(?: .{0,20})?`,
    'chu tri',
  ),
  rule('leadOfficer', 1, `${people} (?:chu tri|${does})(?: (?:chinh|xu ly))*`),
  rule(
    'leads',
    2,
    `(?:nguoi|ca nhan|can bo)(?: \\S+)? (?:dv|don vi|co quan|bo phan|phong ban|tap the)(?: ${does})?|(?:${offices}|tap the) (?:ca nhan|nguoi|can bo)(?: ${does})?|(?:dv|${offices}) ${does}(?: chinh)?|phan cong(?: (?:thuc hien|nhiem vu|trach nhiem|xu ly|don vi|chu tri))*|trach nhiem(?: (?:thuc hien|chinh|chu tri))?|giao cho|phong xu ly|don vi duoc giao(?: .{0,20})?|giao (?:don vi|co quan).{0,20}`,
    `${offices} ${does}|phan cong|phong xu ly`,
  ),
  rule(
    'assigner',
    0,
    '(?:nguoi|lanh dao)(?: ubnd| uy ban| don vi| phong| co quan)? (?:giao|giao viec|chi dao|phu trach|giao nhiem vu|phan cong)(?: .{0,12})?|nguoi phan cong|lanh dao',
  ),
  rule('leadOfficer', 2, `${people}|phu trach|chuyen vien xu ly`, `${people} ${does}`),
  rule('leads', 3, `${offices}|dv`),
  rule(
    'source',
    0,
    'nguon(?: (?:giao|nhiem vu|chi dao))?|(?:co quan|noi|cap|don vi) (?:giao|ban hanh|chi dao)(?: nhiem vu)?',
  ),
  rule(
    'document',
    0,
    'van ban(?: (?:giao|chi dao|giao nhiem vu|giao viec|lien quan|so ky hieu|goc|den))?|so(?: va)? ky hieu(?: van ban)?|so hieu(?: van ban)?|so van ban|can cu(?: (?:phap ly|thuc hien|van ban))?|van ban so|cong van',
    'van ban giao|van ban chi dao|so ky hieu|so van ban',
  ),
  rule(
    'product',
    1,
    `san pham.{0,40}|(?:ket qua|yeu cau|ho so|tai lieu)(?: (?:san pham|dau ra|du kien|yeu cau|ket qua|can dat|phai dat|mong doi|trinh|de ra)(?: .{0,24})?)|yeu cau (?:can dat|ve ket qua|ve san pham).{0,20}|dau ra|minh chung|hinh thuc van ban|ten san pham.{0,30}`,
    'san pham|ket qua du kien|dau ra|ket qua dau ra',
  ),
  rule(
    'result',
    0,
    'ket qua (?:thuc hien|dat duoc|xu ly|giai quyet|cu the|bao cao|da dat duoc|hoan thanh)(?: .{0,24})?|tinh hinh (?:thuc hien|xu ly|trien khai)(?: .{0,24})?|bao cao ket qua|noi dung bao cao|van ban ket qua|da lam duoc',
    'ket qua thuc hien|tinh hinh thuc hien|ket qua xu ly',
  ),
  rule('product-or-result', 0, 'ket qua'),
  rule(
    'title',
    1,
    'noi dung(?: (?:nhiem vu|cong viec|nhiem vu giai phap|cong viec nhiem vu|giao|thuc hien|viec|hoat dong|cu the|cong tac|trien khai|giao viec|dau viec))*|(?:ten )?nhiem vu(?: (?:cu the|giai phap|cong viec|duoc giao|trong tam|chu yeu|giao|thuc hien|phai thuc hien|va giai phap))*|(?:ten )?(?:dau )?(?:cong viec|viec)(?: (?:cu the|thuc hien|can lam|phai lam|duoc giao|can thuc hien|trien khai))*|ten (?:nhiem vu|cong viec|dau viec|viec|hoat dong)|(?:dau muc|hang muc|danh muc|noi dung) (?:cong viec|nhiem vu)|(?:cac )?(?:nhiem vu|cong viec|dau viec)(?: .{0,20})?|dau viec',
    'noi dung nhiem vu|noi dung cong viec|nhiem vu cu the|ten nhiem vu|ten cong viec|dau viec',
  ),
  rule(
    'title',
    2,
    'hoat dong(?: (?:cu the|chinh|chu yeu|trong tam|thuc hien))*|(?:noi dung )?(?:y kien )?(?:chi dao|ket luan|chi dao dieu hanh|giao viec)(?: cua .{0,30})?|y kien|ten (?:van ban|de an|du an|ke hoach|chuyen de|de tai|bao cao|hoi nghi|cuoc kiem tra)(?: .{0,40})?|(?:van ban|de an|du an|chuyen de|hang muc|nhiem vu giai phap|giai phap|bien phap|phan viec|tac vu|task|cong tac)(?: (?:cu the|thuc hien|trinh|can xay dung|chinh|trong tam|chu yeu))*|noi dung.{0,40}',
    'noi dung|nhiem vu|cong viec|y kien chi dao|hoat dong|ten de an|ten van ban|dau muc',
  ),
  rule('note', 0, 'ghi chu.{0,20}|luu y|chu thich'),
]

/** What a header says, by its bare words; undefined: nothing that is known. */
export function understandHeader(phrase: string): Understood | undefined {
  if (phrase === '') return undefined
  for (const { meaning, rank, whole } of rules) if (whole.test(phrase)) return { meaning, rank, whole: true }
  // Single words are too common to say anything inside a longer text.
  for (const { meaning, rank, inside } of rules) if (inside?.test(phrase)) return { meaning, rank, whole: false }
  return undefined
}
