import { $, el, fileSize, icon, may, pressable } from './dom.js'

const form = $('composer')
const text = $('text')
const file = $('file')
const send = $('send')
const chip = $('file-chip')

const quick = [
  { label: 'Nhiệm vụ', send: '/nhiemvu' },
  { label: 'Tiến độ', send: '/tiendo' },
  { label: 'Trợ giúp', send: '/trogiup' },
]
const start = { label: 'Bắt đầu', send: '/batdau' }

/** What a person can do with one press: for somebody unknown that is linking. */
function offers(person) {
  const mine = quick.filter(one => may(person, one.send))
  if (mine.length > 0) return mine
  const { invitation } = person
  return [invitation ? { label: `Gửi mã ${invitation.code}`, send: invitation.code } : start]
}
/** characters left at which the count appears */
const nearEnd = 500

const ready = () => text.value.trim() !== '' || file.files.length > 0

function refresh() {
  send.ariaDisabled = ready() ? 'false' : 'true'
  const left = text.maxLength - text.value.length
  $('count').textContent = left <= nearEnd ? `Còn ${left.toLocaleString('vi-VN')} ký tự` : ''
  // Where the browser cannot size a text field by its content.
  if (!CSS.supports('field-sizing', 'content')) {
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight + 2}px`
  }
}

function showFile() {
  const [picked] = file.files
  chip.hidden = !picked
  chip.replaceChildren()
  if (!picked) return refresh()
  const remove = el(
    'button',
    { type: 'button', className: 'round', ariaLabel: 'Bỏ tệp', onclick: dropFile },
    icon('close'),
  )
  const words = `${picked.name} (${fileSize(picked.size)}). Bản dùng thử chỉ gửi tên tệp, không gửi nội dung.`
  chip.append(icon('file'), el('span', {}, words), remove)
  refresh()
  text.focus()
}

function dropFile() {
  file.value = ''
  showFile()
}

/** The line one writes in. `onSend` gets `{text}` or `{file, caption}`, `onQuick` a choice. */
export function composer({ onSend, onQuick }) {
  form.inert = true

  form.addEventListener('submit', event => {
    event.preventDefault()
    if (!ready()) return
    const [picked] = file.files
    const words = text.value.trim()
    text.value = ''
    dropFile()
    const { name, type, size } = picked ?? {}
    onSend(picked ? { file: { name, mime: type, size }, caption: words } : { text: words })
    text.focus()
  })
  text.addEventListener('input', refresh)
  text.addEventListener('keydown', event => {
    // While a Vietnamese input method is composing, Enter belongs to it (229: Safari's way to say so).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    if (!event.repeat) form.requestSubmit()
  })
  file.addEventListener('change', showFile)
  refresh()

  return {
    /** For this person; for nobody, nothing can be written. */
    offer(person) {
      const buttons = (person ? offers(person) : []).map(one => {
        return pressable(el('button', { type: 'button', title: one.send }, one.label), () => onQuick(one))
      })
      $('quick').replaceChildren(...buttons)
      form.inert = !person
    },

    focus() {
      if (matchMedia('(pointer: fine)').matches) text.focus()
    },
  }
}
