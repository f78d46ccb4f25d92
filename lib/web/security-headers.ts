import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { env } from '../env.ts'

/**
 * The headers of every answer. Next reads the nonce for its own scripts from the request's Content-Security-Policy
 * header, so that is set too: any that came from outside is replaced.
 */
export function securityHeaders(request: IncomingMessage): Record<string, string> {
  const { PUBLIC_URL, TILE_URL, NODE_ENV } = env()
  const policy = request.url?.startsWith('/api/images/')
    ? picturePolicy
    : contentSecurityPolicy({
        nonce: randomBytes(16).toString('base64'),
        tileOrigin: TILE_URL ? tileOrigin(TILE_URL) : null,
        development: NODE_ENV === 'development',
      })
  request.headers['content-security-policy'] = policy
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // A desk plays sounds; an officer's phone gives its position. Nothing else of the device is used.
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()',
    ...(PUBLIC_URL.startsWith('https://') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
}

/** A picture may be an SVG that holds script: it can do nothing. A route cannot say so itself: Next keeps what is set here. */
export const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** No host but our own and, when configured, the one of the map tiles. */
export function contentSecurityPolicy(given: {
  nonce: string
  tileOrigin: string | null
  development: boolean
}): string {
  const { nonce, tileOrigin, development } = given
  const directives: Record<string, string> = {
    'default-src': "'self'",
    // strict-dynamic: what Next's nonced scripts load may run, nothing that merely stands in the page.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    // Leaflet and virtual lists position by style attributes, which take no nonce; React Aria adds one style element.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': ["'self'", 'data:', 'blob:', tileOrigin].filter(Boolean).join(' '),
    'font-src': "'self' data:",
    'connect-src': ["'self'", tileOrigin].filter(Boolean).join(' '),
    'worker-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** Of `https://{s}.tiles.example/{z}/{x}/{y}.png`: `https://*.tiles.example`. */
export function tileOrigin(url: string): string | null {
  return /^https?:\/\/[^/]+/.exec(url.replace('{s}', '*'))?.[0] ?? null
}
