import type { Vocabulary } from './header.ts'

export type TaskField =
  | 'number'
  | 'code'
  | 'title'
  | 'document'
  | 'documentDate'
  | 'source'
  | 'leads'
  | 'leadOfficer'
  | 'coordinators'
  | 'assigner'
  | 'deadline'
  | 'product'
  | 'urgency'
  | 'needsApproval'
  | 'doneOn'
  | 'result'
  | 'note'
  | 'assignedOn'

/** `a b` for each a of the first list and each b of the second. */
const pairs = (first: string, second: string): string[] =>
  first.split(',').flatMap(a => second.split(',').map(b => `${a} ${b}`.trim()))

const offices = 'don vi,co quan,co quan don vi,don vi co quan,so nganh,phong ban,cap,cac co quan don vi,cac don vi'

/** Header words of plan appendices, of trackers' own lists and of the export of document systems. */
export const taskVocabulary: Vocabulary<TaskField> = {
  fields: {
    number: ['stt', 'tt', 'so tt', 'so thu tu'],
    code: ['ma', 'ma nhiem vu', 'ma so', 'ma viec', 'ma cong viec', 'ma nv', 'so nhiem vu', 'ma dinh danh'],
    title: [
      ...pairs('noi dung', ',nhiem vu,cong viec,cong viec nhiem vu,chi dao,giao,thuc hien,nhiem vu giai phap'),
      ...pairs('nhiem vu', ',cu the,giai phap,cong viec,duoc giao,trong tam,chu yeu'),
      ...pairs('ten', 'nhiem vu,cong viec,dau viec'),
      ...['dau viec', 'cong viec', 'viec', 'dau muc cong viec'],
    ],
    document: [
      ...pairs('van ban', ',giao,chi dao,giao nhiem vu,giao viec'),
      ...[
        'so ky hieu',
        'so hieu',
        'so van ban',
        'so hieu van ban',
        'so ky hieu van ban',
        'can cu',
        'van ban so ky hieu',
      ],
    ],
    documentDate: [
      ...pairs('ngay', 'van ban,vb,ban hanh,van ban giao,ban hanh van ban,thang van ban,thang ban hanh'),
      ...['ngay thang nam van ban', 'ngay thang nam ban hanh', 'van ban ngay'],
    ],
    source: ['nguon giao', 'nguon', 'co quan giao', 'co quan ban hanh', 'noi giao', 'cap giao', 'nguon nhiem vu'],
    leads: [
      ...pairs(offices, 'chu tri,thuc hien,chu tri thuc hien,duoc giao,xu ly,chu tri tham muu,dau moi'),
      ...['chu tri', 'chu tri thuc hien', 'don vi', 'don vi duoc giao chu tri', 'don vi chiu trach nhiem'],
    ],
    leadOfficer: [
      ...pairs('can bo,nguoi,chuyen vien,cong chuc', 'chu tri,thuc hien,phu trach,xu ly,dau moi,thu ly,duoc giao'),
      ...['can bo', 'chuyen vien', 'can bo cong chuc thuc hien'],
    ],
    coordinators: [...pairs(offices, 'phoi hop,phoi hop thuc hien'), 'phoi hop', 'phoi hop thuc hien'],
    assigner: [
      'nguoi giao',
      'nguoi giao viec',
      'nguoi chi dao',
      ...pairs('lanh dao', 'chi dao,giao,giao viec,phu trach'),
    ],
    deadline: [
      ...pairs('thoi han,han', ',xu ly,hoan thanh,thuc hien,giai quyet,bao cao,trinh'),
      ...pairs('thoi gian', ',hoan thanh,thuc hien,xu ly,thuc hien hoan thanh,ket thuc'),
      ...['thoi diem hoan thanh', 'ngay het han', 'han cuoi', 'tien do', 'tien do hoan thanh', 'ngay den han'],
    ],
    product: [
      ...[
        'san pham',
        'san pham ket qua',
        'ket qua san pham',
        'san pham dau ra',
        'ket qua dau ra',
        'san pham hoan thanh',
      ],
      ...['san pham du kien', 'ket qua du kien', 'san pham dat duoc', 'san pham cu the', 'yeu cau san pham'],
    ],
    urgency: ['do khan', 'muc do khan', 'do khan cap', 'tinh chat', 'muc do'],
    needsApproval: ['can duyet', 'can phe duyet', 'phai duyet', 'yeu cau duyet', 'yeu cau phe duyet'],
    doneOn: ['ngay hoan thanh', 'ngay hoan thanh thuc te', 'ngay ht', 'ngay ket thuc', 'thoi gian hoan thanh thuc te'],
    result: [
      'ket qua',
      'ket qua thuc hien',
      'ket qua dat duoc',
      'ket qua xu ly',
      'ket qua giai quyet',
      'tinh hinh thuc hien',
    ],
    note: ['ghi chu'],
    assignedOn: ['ngay tao', 'ngay giao', 'ngay giao viec', 'ngay giao nhiem vu', 'thoi gian giao'],
  },
  // What people keep beside a task, and the columns of our own export that are computed anew each time.
  skip: [
    ...[
      'trang thai',
      'tinh trang',
      'tinh trang thoi han',
      'con lai',
      'nhiem vu cha',
      'trich yeu',
      'do mat',
      'muc do mat',
    ],
    ...['thoi gian bat dau', 'ngay bat dau', 'bat dau', 'can bo phoi hop', 'nguoi phoi hop', 'nguoi theo doi'],
    ...['can bo theo doi', 'don vi theo doi', 'co quan theo doi', 'ty le hoan thanh', 'ly do qua han'],
  ],
  required: ['title'],
  atLeast: 3,
}
