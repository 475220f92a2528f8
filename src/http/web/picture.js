import { $ } from './dom.js'

const dialog = $('picture')
const zoom = $('picture-zoom')

/** Shows a picture over the whole page; a tap on it switches between fitted and full size. */
export function openPicture(src, alt) {
  const image = zoom.querySelector('img')
  image.src = src
  image.alt = alt
  zoom.ariaPressed = 'false'
  dialog.showModal()
}

zoom.addEventListener('click', ({ target }) => {
  if (target === zoom) return dialog.close()
  zoom.ariaPressed = zoom.ariaPressed === 'true' ? 'false' : 'true'
})
$('picture-close').addEventListener('click', () => dialog.close())
