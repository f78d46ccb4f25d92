import type { SimulatedRead } from '../simulation.ts'

export type ImageKind = 'plate' | 'overview'

export function drawImage(kind: ImageKind, read: SimulatedRead): string {
  return `${kind} ${read.body.vrm}`
}
