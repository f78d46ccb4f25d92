/** Ties the world's time to the wall's: equal at the start, then `speed` world seconds to a real one. */
export type WorldClock = { worldMs(wallMs: number): number; wallMs(worldMs: number): number }

/**
 * Reads are stamped with wall time, whatever the speed, so that they are never in the future. At speed s vehicles seem
 * to drive s times as fast: above about 2.5 ordinary traffic passes the 180 mph at which the desk suspects a clone.
 */
export function createWorldClock(startMs: number, speed: number): WorldClock {
  return {
    worldMs: (wallMs) => startMs + (wallMs - startMs) * speed,
    wallMs: (worldMs) => Math.round(startMs + (worldMs - startMs) / speed),
  }
}
