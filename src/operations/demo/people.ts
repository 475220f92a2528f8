import type { Role } from '../../domain/people/access.ts'

export interface DemoOfficer {
  code: string
  name: string
  position: string
  unit: string
  role: Role
}

/** A line a person: code, full name, position, unit. The letters of the code tell the role. All of them are invented. */
const roster = `
LD01 | Nguyễn Hoàng Sơn | Chủ tịch UBND thành phố | UBND
LD02 | Trần Thị Minh Hạnh | Phó Chủ tịch UBND thành phố | UBND
LD03 | Lê Quang Vinh | Chánh Văn phòng | VP
LD04 | Phạm Thị Bích Ngọc | Giám đốc Sở | SNV
LD05 | Vũ Đình Khôi | Giám đốc Sở | STC
LD06 | Hoàng Gia Khánh | Giám đốc Sở | SXD
LD07 | Đặng Thị Thanh Tâm | Trưởng phòng | SXD-QH
LD08 | Bùi Hữu Nghĩa | Trưởng phòng | SXD-HT
LD09 | Đỗ Mạnh Cường | Trưởng phòng | SXD-GT
LD10 | Ngô Thị Hải Yến | Giám đốc Sở | SKHCN
LD11 | Dương Minh Triết | Giám đốc Sở | SVHTTDL
LD12 | Huỳnh Văn Phước | Chủ tịch UBND phường | P01
LD13 | Phan Thị Diễm My | Chủ tịch UBND phường | P02
LD14 | Y Khoa Niê | Chủ tịch UBND xã | X01
TH01 | Lý Thu Trang | Trưởng phòng Tổng hợp | VP
TH02 | Võ Thành Nam | Chuyên viên Tổng hợp | VP
QT01 | Trịnh Đức Thắng | Chuyên viên công nghệ thông tin | VP
CB01 | Nguyễn Thị Lan Anh | Công chức Văn hóa - Xã hội | P01
CB02 | Lâm Chí Bảo | Công chức Địa chính - Xây dựng | P01
CB03 | Đinh Thị Kim Oanh | Chuyên viên | P02
CB04 | Tô Văn Hậu | Chuyên viên | X01
CB05 | Mai Xuân Trường | Chuyên viên | VP
CB06 | Hồ Ngọc Diệp | Chuyên viên | VP
CB07 | Cao Thị Phương Thảo | Chuyên viên | SNV
CB08 | Lương Thế Hùng | Chuyên viên chính | SNV
CB09 | Tạ Thị Hoài Thương | Chuyên viên | SNV
CB10 | Nguyễn Đức Toàn | Chuyên viên chính | STC
CB11 | Trần Thị Ngọc Ánh | Chuyên viên | STC
CB12 | Châu Nhật Quang | Chuyên viên | STC
CB13 | Đoàn Thị Mỹ Linh | Chuyên viên | SXD
CB14 | Phùng Anh Tuấn | Kiến trúc sư | SXD-QH
CB15 | Vương Thị Cẩm Tú | Chuyên viên | SXD-QH
CB16 | Lê Trọng Tấn | Chuyên viên | SXD-HT
CB17 | Hà Thị Thu Hương | Chuyên viên | SXD-HT
CB18 | Nguyễn Công Danh | Chuyên viên | SXD-GT
CB19 | Trương Mỹ Duyên | Chuyên viên | SXD-GT
CB20 | Phạm Quốc Huy | Chuyên viên chính | SKHCN
CB21 | Thạch Thị Sa Rinh | Chuyên viên | SKHCN
CB22 | Đào Duy Mạnh | Chuyên viên | SVHTTDL
CB23 | Nông Thị Hồng Vân | Chuyên viên | SVHTTDL
`

const roles: Record<string, Role> = { LD: 'leader', TH: 'general_affairs', QT: 'admin', CB: 'officer' }

export const demoOfficers: readonly DemoOfficer[] = roster
  .trim()
  .split('\n')
  .map(line => {
    const [code = '', name = '', position = '', unit = ''] = line.split(' | ')
    return { code, name, position, unit, role: roles[code.slice(0, 2)] ?? 'officer' }
  })

/** No real subscriber has such a number, and `.example` is a domain nobody can have (RFC 2606). */
export const contactOf = (index: number, code: string): { phone: string; email: string } => ({
  phone: `84900000${String(index + 1).padStart(3, '0')}`,
  email: `${code.toLowerCase()}@tangiang.example`,
})
