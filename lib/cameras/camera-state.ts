/** What a camera's newest read says of it. `silent` is a fault until somebody knows better. */
export const cameraStates = ['working', 'silent', 'off'] as const
export type CameraState = (typeof cameraStates)[number]

export const cameraStateWords: Record<CameraState, string> = {
  working: 'working',
  silent: 'silent',
  off: 'switched off',
}

/**
 * Quiet this long is silence (policy): never under ten minutes, and twenty of the day's mean intervals. A road that is
 * five times quieter at night than over the day still passes four vehicles in that time; none at all is 1 in 50.
 */
export const silencePolicy = { leastMs: 600_000, intervals: 20 } as const
const DAY_MS = 86_400_000

interface Heard {
  active: boolean
  kind: string
  lastReadAt: Date | null
  readsInDay: number
}

/** The state at `at`. A mobile camera that has not read within the day is not deployed rather than broken. */
export function cameraState({ active, kind, lastReadAt, readsInDay }: Heard, at: Date): CameraState {
  if (!active) return 'off'
  if (!lastReadAt || readsInDay === 0) return kind === 'mobile' ? 'off' : 'silent'
  const quietMs = at.getTime() - lastReadAt.getTime()
  const allowedMs = Math.max(silencePolicy.leastMs, (silencePolicy.intervals * DAY_MS) / readsInDay)
  return quietMs > allowedMs ? 'silent' : 'working'
}
