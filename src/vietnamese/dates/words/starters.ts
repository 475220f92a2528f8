import { fold } from '../../normalise.ts'
import { holidayWords } from './holiday-name.ts'
import type { Line } from './line.ts'

// First words of anything that is read as a date: most tokens of a message are none.
const words = new Set(
  fold(
    'hôm bữa bựa hổm hồi hum nay hnay hqua hkia ngmai nmai tsau ttruoc cnhat chiu sg mai mốt ngày ng mùng mồng thứ t chủ chúa cn tuần tháng thg th quý quí q năm đầu giữa cuối ' +
      'nửa trong nội hết cả sang qua ra sau cách trước từ sáng trưa chiều tối đêm khuya rạng buổi rằm tết ' +
      'thượng trung hạ mùa vụ hè đêm tối giao ' +
      'một hai ba bốn tư sáu bảy bẩy tám chín mười hăm vài mấy ít dăm đôi mươi chục',
  )
    .split(' ')
    .concat(holidayWords),
)

export const mayBegin = ({ tokens, masked }: Line, at: number): boolean => {
  const token = tokens[at]
  return token !== undefined && !masked.has(at) && (token.number !== undefined || words.has(token.folded))
}
