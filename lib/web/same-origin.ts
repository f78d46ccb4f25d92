const readMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that changes something comes from one of our own pages. Browsers send Origin with every POST; a
 * program that sends neither Origin nor Sec-Fetch-Site carries no cookie of a person by accident.
 */
export function isSameOrigin(request: { method: string; headers: Pick<Headers, 'get'> }): boolean {
  if (readMethods.has(request.method)) return true
  const { headers } = request
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = headers.get('origin')
  if (origin === null) return true
  try {
    return new URL(origin).host === (headers.get('x-forwarded-host') ?? headers.get('host'))
  } catch {
    return false
  }
}
