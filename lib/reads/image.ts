import { isSafeDrawing } from './drawing.ts'

export const imageKinds = ['plate', 'overview'] as const
export type ImageKind = (typeof imageKinds)[number]

export const imageTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/svg+xml'] as const
export type ImageType = (typeof imageTypes)[number]

export const imageLimitBytes = 1024 * 1024

const starts = (bytes: Buffer, signature: string, at = 0): boolean =>
  bytes.subarray(at, at + signature.length).toString('latin1') === signature

const is: Record<ImageType, (bytes: Buffer) => boolean> = {
  'image/jpeg': (bytes) => starts(bytes, '\xff\xd8\xff'),
  'image/png': (bytes) => starts(bytes, '\x89PNG\r\n\x1a\n'),
  'image/webp': (bytes) => starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8),
  'image/svg+xml': (bytes) => isSafeDrawing(bytes.toString('utf8')),
}

/** Whether the bytes are what the sender says, and for SVG that nothing in it can act or reach out. */
export const isImageOf = (type: ImageType, bytes: Buffer): boolean => is[type](bytes)
