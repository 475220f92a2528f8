/** A service under test listens here over plain http, which Telegram itself would refuse. */
export const isLoopback = (url: string): boolean =>
  URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
