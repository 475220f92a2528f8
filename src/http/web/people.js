import { $, el } from './dom.js'

const dialog = $('people')
const list = $('people-list')
const search = $('search')
const desktop = matchMedia('(min-width: 880px)')

const capital = words => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
/** For comparing: nobody types all the marks in a search box. */
const plain = words =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim()

/** First letters of the family name and of the given name, which comes last. */
const initials = name => {
  const words = name.trim().split(/\s+/)
  return [words[0], ...words.slice(1).slice(-1)]
    .map(word => word.charAt(0))
    .join('')
    .toLocaleUpperCase('vi')
}

const hue = code => [...code].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6

/** Avatar, name and a line about the person: on the list and above the conversation. */
export function card(person, line) {
  const avatar = el('span', { className: 'avatar', dataset: { hue: hue(person.code) }, ariaHidden: 'true' })
  avatar.append(initials(person.name))
  return [avatar, el('span', { className: 'person-words' }, el('b', {}, person.name), el('small', {}, line))]
}

function badge(role) {
  return role && role !== 'cán bộ' ? [el('span', { className: 'badge', dataset: { role } }, capital(role))] : []
}

/** The chooser: a panel beside the conversation where there is room, a sheet over it on a phone. */
export function chooser(people, onChoose) {
  const buttons = people.map(person => {
    const choose = () => {
      if (!desktop.matches) dialog.close()
      onChoose(person)
    }
    const button = el(
      'button',
      { type: 'button', className: 'person', onclick: choose },
      ...card(person, person.position),
    )
    button.append(...badge(person.role))
    return { person, button, words: plain([person.name, person.position, person.unit, person.role].join(' ')) }
  })
  const groups = new Map()
  for (const one of buttons) groups.set(one.person.unit, [...(groups.get(one.person.unit) ?? []), one])
  const sections = [...groups].map(([unit, members]) => {
    const section = el('section', { ariaLabel: unit }, el('h3', {}, unit), ...members.map(m => m.button))
    return { section, members }
  })
  list.replaceChildren(...sections.map(s => s.section))

  function filter() {
    const wanted = plain(search.value).split(' ')
    for (const one of buttons) one.button.hidden = !wanted.every(word => one.words.includes(word))
    for (const { section, members } of sections) section.hidden = members.every(m => m.button.hidden)
    const none = buttons.every(one => one.button.hidden)
    $('people-none').textContent = none ? 'Không có ai phù hợp. Đồng chí thử một từ khác.' : ''
  }

  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const stops = [search, ...buttons.map(one => one.button).filter(button => !button.hidden)]
    stops[stops.indexOf(document.activeElement) + step]?.focus()
    event.preventDefault()
  }

  function place() {
    dialog.close()
    if (desktop.matches) dialog.show()
  }

  search.addEventListener('input', filter)
  dialog.addEventListener('keydown', move)
  dialog.addEventListener('click', event => event.target === dialog && !desktop.matches && dialog.close())
  $('people-close').addEventListener('click', () => dialog.close())
  desktop.addEventListener('change', place)
  place()

  return {
    open() {
      if (desktop.matches) search.focus()
      else if (!dialog.open) dialog.showModal()
    },
    mark(person) {
      for (const one of buttons) one.button.ariaCurrent = one.person.code === person?.code ? 'true' : null
    },
  }
}
