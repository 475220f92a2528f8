/** Follows a name that was not found. */
export const orSuggestion = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : `; gần giống nhất là “${suggestion}”`
