import { z } from 'zod'

/** How far a capture time may lie from the time of arrival. Policy: a month of back-files, five minutes of clock error. */
export const oldestCaptureMs = 31 * 24 * 3600 * 1000
export const newestCaptureMs = 5 * 60 * 1000

export const itemLimit = 5000
export const bodyLimitBytes = 2 * 1024 * 1024

const confidence = z.number().min(0).max(100)

/** A read as cameras, back offices and the simulated feed send it. Fields beyond these are kept and ignored. */
export const Read = z.looseObject({
  vrm: z.string().min(1).max(64).describe('Registration mark as read'),
  cameraId: z.string().min(1).max(128),
  capturedAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?([Zz]|[+-]\d\d:?\d\d)$/)
    .meta({ format: 'date-time', description: 'Time at the camera, ISO 8601 with zone' }),
  confidence: confidence.nullish().describe('Of the whole mark, on the own scale of the engine'),
  characters: z
    .array(z.object({ char: z.string().min(1).max(8), confidence }))
    .max(64)
    .nullish(),
  candidates: z
    .array(z.object({ vrm: z.string().min(1).max(64), confidence }))
    .max(1000)
    .nullish()
    .describe('Best first; the first 20 are used'),
  motion: z.enum(['towards', 'away']).nullish().describe('Towards the camera shows the front plate'),
  lat: z.number().min(-90).max(90).nullish(),
  lon: z.number().min(-180).max(180).nullish(),
  lane: z.int().min(0).max(99).nullish(),
  make: z.string().max(100).nullish(),
  model: z.string().max(100).nullish(),
  colour: z.string().max(100).nullish(),
  sourceRef: z.string().max(200).nullish().describe("The sender's own reference"),
})
export type Read = z.infer<typeof Read>

/** A read that passed the door: identified, cleaned, absent fields null, times in epoch milliseconds. */
export interface AcceptedRead {
  id: string
  capturedAtMs: number
  receivedAtMs: number
  vrm: string
  vrmRaw: string
  cameraId: string
  forceId: string
  sourceId: string
  confidence: number | null
  motion: 'towards' | 'away' | null
  lat: number | null
  lon: number | null
  lane: number | null
  make: string | null
  model: string | null
  colour: string | null
  sourceRef: string | null
  characters: { char: string; confidence: number }[] | null
  candidates: { vrm: string; confidence: number }[] | null
  /** JSON text: characters, candidates and the fields we do not know. */
  detail: string | null
  payloadHash: Buffer
}
