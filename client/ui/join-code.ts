/** A code as typed: upper and lower alike, blanks and dashes ignored, six signs at most. */
export const cleanCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 6);
