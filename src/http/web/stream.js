/** ms; a drop shorter than this is not worth a word */
const grace = 700
/** ms between attempts once the browser has given up, as it does when the server answers with an error */
const again = 2000

/**
 * Follows a person's conversation and keeps following: `onEntry` with each entry, `onReady` when all old ones are told,
 * `onConnected` with false or true when the connection goes or comes back. Returns the way to stop.
 */
export function follow(person, { onEntry, onReady, onConnected }) {
  let source
  let last
  let timer
  let warning

  function connect() {
    const query = new URLSearchParams({ person, ...(last ? { after: last } : {}) })
    source = new EventSource(`/web/stream?${query}`)
    source.onmessage = ({ data }) => {
      const entry = JSON.parse(data)
      last = entry.id
      onEntry(entry)
    }
    source.addEventListener('ready', () => {
      clearTimeout(warning)
      warning = undefined
      onConnected(true)
      onReady()
    })
    source.onerror = () => {
      warning ??= setTimeout(onConnected, grace, false)
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, again)
    }
  }

  function disconnect() {
    clearTimeout(timer)
    clearTimeout(warning)
    warning = undefined
    source?.close()
  }

  // A browser keeps six connections to one server: a tab that nobody looks at must not hold one of them, or the seventh
  // tab would never load. What is said meanwhile is told as soon as it is looked at again.
  const watch = () => {
    disconnect()
    if (!document.hidden) connect()
  }
  document.addEventListener('visibilitychange', watch)
  watch()
  return () => {
    document.removeEventListener('visibilitychange', watch)
    disconnect()
  }
}
