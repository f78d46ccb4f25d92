import type { Position } from '#lib/core/geo.ts'
import type { Vehicle } from '../vehicles.ts'

/** What a camera's picture shows. Everything drawn follows from this. */
export type Picture = {
  vehicle: Vehicle
  cameraId: string
  cameraName: string
  position: Position
  capturedAtMs: number
  motion: 'towards' | 'away'
  lane: number
  lanes: number
}
