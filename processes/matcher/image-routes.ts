import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '#lib/core/clock.ts'
import { sha256 } from '#lib/core/hash.ts'
import { notifyImage } from '#lib/matching/intake/queries.ts'
import { checkCaptureWindow } from '#lib/reads/captured-at.ts'
import { type ImageKind, type ImageType, imageKinds, imageLimitBytes, imageTypes, isImageOf } from '#lib/reads/image.ts'
import { capturedAtMs, isReadId } from '#lib/reads/read-id.ts'
import { storeImage } from '#lib/reads/store.ts'
import type { Figures } from './figures.ts'
import type { Refusals } from './refusals.ts'

export interface ImageRoutesDeps {
  pool: pg.Pool
  refusals: Refusals
  figures: Figures
  clock: Clock
  log: Logger
}

/** PUT /v1/reads/{id}/images/{plate|overview}: once or again, before or after the read. */
export function serveImages(server: FastifyInstance, { pool, refusals, figures, clock, log }: ImageRoutesDeps): void {
  const options = { bodyLimit: imageLimitBytes }
  server.put<{ Params: { id: string; kind: string } }>(
    '/v1/reads/:id/images/:kind',
    options,
    async (request, reply) => {
      const id = request.params.id.toLowerCase()
      const kind = request.params.kind as ImageKind
      const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() as ImageType
      const bytes = request.body as Buffer
      const refuse = (status: number, code: string, message: string) => {
        refusals.add(request.sourceId, code, message, `${id} ${kind} ${type}`)
        return reply.code(status).send({ code, message })
      }
      if (!imageKinds.includes(kind)) return refuse(404, 'unknown-kind', `images are ${imageKinds.join(' or ')}`)
      if (!imageTypes.includes(type)) return refuse(415, 'bad-type', `images are ${imageTypes.join(', ')}`)
      if (!isReadId(id)) return refuse(422, 'bad-id', 'not the id of a read')
      const outside = checkCaptureWindow(capturedAtMs(id), clock().getTime())
      if (outside) return refuse(422, outside.code, outside.message)
      if (!isImageOf(type, bytes)) return refuse(422, 'bad-image', `not an image of type ${type} that is safe to show`)
      const stored = await storeImage(pool, {
        readId: id,
        capturedAt: new Date(capturedAtMs(id)),
        kind,
        mediaType: type,
        sha256: sha256(bytes),
        bytes,
        receivedAt: clock(),
      })
      if (stored === 'different') return refuse(409, 'image-differs', 'another image is stored for it, and stays')
      if (stored === 'stored') {
        figures.images.inc()
        // After the image's own commit: a match that is not there yet will find the image when it is shown.
        notifyImage(pool, id).catch((error: Error) =>
          log.warn({ error: error.message }, 'screens are not told of an image'),
        )
      }
      return reply.code(stored === 'stored' ? 201 : 200).send({ readId: id, kind, stored: stored === 'stored' })
    },
  )
}
