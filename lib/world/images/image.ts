import { drawOverview } from './overview.ts'
import type { Picture } from './picture.ts'
import { drawPlatePatch } from './plate-patch.ts'

export type ImageKind = 'plate' | 'overview'

export const IMAGE_MEDIA_TYPE = 'image/svg+xml'

/** The picture as SVG, under 12 kB, the same for the same picture. */
export function drawImage(kind: ImageKind, picture: Picture): string {
  return kind === 'plate' ? drawPlatePatch(picture) : drawOverview(picture)
}
