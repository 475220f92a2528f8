/**
 * Is this a text under a secrecy marking (Luật 117/2025/QH15: MẬT, TỐI MẬT, TUYỆT MẬT)? Nothing so marked may enter.
 * A marking stands in capitals or after "độ mật:"; ordinary words ("bí mật", "mật độ", "mật khẩu") are none.
 */
export function isMarkedSecret(text: string): boolean {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return (
    /^(?:tối |tuyệt )?mật[.!]?$/iu.test(plain) ||
    /độ mật\s*:?\s*(?:tối |tuyệt )?mật/iu.test(plain) ||
    /(?:^|[^\p{L}])(?:TỐI MẬT|TUYỆT MẬT)(?!\p{L})/u.test(plain) ||
    /[([](?:Tối |Tuyệt )?Mật[)\]]/iu.test(plain) ||
    /(?:^|[^\p{L}\s]\s*|[.:;-]\s*)MẬT(?=$|[^\p{L}\s]|\s*[.:;-])/u.test(plain)
  )
}
