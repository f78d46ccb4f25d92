import { isTimedUuid, msOfTimedUuid, timedUuid } from '#lib/core/uuid.ts'

export interface ReadIdentity {
  cameraId: string
  /** As `normaliseMark` writes it. */
  vrm: string
  capturedAtMs: number
}

/** The same camera, mark and capture time are the same read however often and through whichever source it is sent. */
export const readId = ({ cameraId, vrm, capturedAtMs }: ReadIdentity): string =>
  timedUuid(capturedAtMs, `${cameraId}\n${vrm}\n${capturedAtMs}`)

export const isReadId = isTimedUuid

/** The capture time of the read an id stands for. */
export const capturedAtMs = msOfTimedUuid
