import type { Image } from '../alarms/queries.ts'
import { picturePolicy } from './security-headers.ts'

/**
 * A picture that came from a camera: shown as what it says it is, able to do nothing (an SVG may hold script), kept by
 * this browser alone and asked about again after a minute.
 */
export function imageAnswer(image: Image, ifNoneMatch: string | null): Response {
  const etag = `"${image.sha256.toString('hex')}"`
  const headers = {
    'content-type': image.mediaType,
    'content-security-policy': picturePolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, max-age=60, must-revalidate',
    etag,
  }
  if (ifNoneMatch === etag) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(image.bytes), { headers })
}
