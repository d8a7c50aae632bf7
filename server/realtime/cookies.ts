/** Value of a cookie in a `Cookie` header. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/**
 * One cookie for each kind: a browser may hold a desk and a seat at once. That of a set holds the
 * set's id and key.
 */
export const COOKIES = {
  desk: 'st_desk',
  seat: 'st_seat',
  set: 'st_set',
  login: 'st_login',
  tries: 'st_tries',
} as const;
