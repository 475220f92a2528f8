export interface DemoUnit {
  code: string
  name: string
  parent: string | null
  cluster: string | null
}

const unit = (code: string, name: string, parent: string | null, cluster: string | null): DemoUnit => ({
  code,
  name,
  parent,
  cluster,
})

const affairs = 'Khối nội chính - tổng hợp'
const economy = 'Khối kinh tế - đô thị'
const society = 'Khối văn hóa - xã hội'

/** An invented city under the two tiers in force since 1 July 2025: the city, and wards and communes right below it. */
export const demoUnits: readonly DemoUnit[] = [
  unit('UBND', 'Ủy ban nhân dân thành phố Tân Giang', null, null),
  unit('VP', 'Văn phòng UBND thành phố', 'UBND', affairs),
  unit('SNV', 'Sở Nội vụ', 'UBND', affairs),
  unit('STC', 'Sở Tài chính', 'UBND', economy),
  unit('SXD', 'Sở Xây dựng', 'UBND', economy),
  unit('SXD-QH', 'Phòng Quy hoạch - Kiến trúc', 'SXD', economy),
  unit('SXD-HT', 'Phòng Hạ tầng kỹ thuật', 'SXD', economy),
  unit('SXD-GT', 'Phòng Quản lý giao thông', 'SXD', economy),
  unit('SKHCN', 'Sở Khoa học và Công nghệ', 'UBND', society),
  unit('SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch', 'UBND', society),
  unit('P01', 'UBND phường Bình Minh', 'UBND', 'Cụm thi đua số 1'),
  unit('P02', 'UBND phường Tân Hòa', 'UBND', 'Cụm thi đua số 1'),
  unit('X01', 'UBND xã Phước Long', 'UBND', 'Cụm thi đua số 2'),
]
