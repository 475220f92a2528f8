const privateHosts = /^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.|\[)/

/** An address that only works inside: the platform refuses it. */
export const isPrivate = (url: string): boolean => !URL.canParse(url) || privateHosts.test(new URL(url).hostname)
