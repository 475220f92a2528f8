import { batdau } from './batdau.ts'
import { chuyen } from './chuyen.ts'
import { caidat } from './caidat.ts'
import { capnhat } from './capnhat.ts'
import type { Command } from './command.ts'
import { dulieu } from './dulieu.ts'
import { duyet } from './duyet.ts'
import { giahan } from './giahan.ts'
import { giao } from './giao.ts'
import { giunguyen } from './giunguyen.ts'
import { hoantac } from './hoantac.ts'
import { huy } from './huy.ts'
import { nhamnguoi } from './nhamnguoi.ts'
import { lienket } from './lienket.ts'
import { molai } from './molai.ts'
import { nhac } from './nhac.ts'
import { nhan } from './nhan.ts'
import { nhiemvu } from './nhiemvu.ts'
import { thoat } from './thoat.ts'
import { tamdung } from './tamdung.ts'
import { thuhoi } from './thuhoi.ts'
import { tiendo } from './tiendo.ts'
import { tieptuc } from './tieptuc.ts'
import { tim } from './tim.ts'
import { tralai } from './tralai.ts'
import { trogiup } from './trogiup.ts'
import { viec } from './viec.ts'
import { ykien } from './ykien.ts'
import { xoadulieu } from './xoadulieu.ts'
import { xong } from './xong.ts'
import { xuat } from './xuat.ts'

/** Every command there is, in the order of the help and of the menus. */
export const allCommands: readonly Command[] = [
  nhiemvu,
  viec,
  tim,
  nhan,
  capnhat,
  xong,
  giahan,
  ykien,
  nhamnguoi,
  hoantac,
  duyet,
  tralai,
  giao,
  tamdung,
  tieptuc,
  thuhoi,
  molai,
  chuyen,
  giunguyen,
  nhac,
  tiendo,
  xuat,
  trogiup,
  caidat,
  dulieu,
  xoadulieu,
  huy,
  batdau,
  lienket,
  thoat,
]
