/** Reads one plain cookie of a request. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = pair.trim().split('=')
    if (key !== name) continue
    try {
      return decodeURIComponent(value.join('='))
    } catch {
      return null
    }
  }
  return null
}

/** A `Set-Cookie` value for a small, unsecret cookie of this site. `maxAge` in seconds; 0 removes it. */
export function writeCookie(name: string, value: string, options: { maxAge: number; secure: boolean; httpOnly?: boolean }): string {
  return [
    `${name}=${encodeURIComponent(value)}`, 'Path=/', 'SameSite=Lax', `Max-Age=${options.maxAge}`,
    options.httpOnly === false ? '' : 'HttpOnly', options.secure ? 'Secure' : '',
  ].filter(Boolean).join('; ')
}
