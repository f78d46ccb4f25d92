'use client'
import { useSyncExternalStore } from 'react'

/** One timer for every clock and age of a screen, in step with the server's full second. */
const listeners = new Set<() => void>()
let offsetMs = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** The server's time in milliseconds, as well as this machine knows it. */
export const serverNow = (): number => Date.now() + offsetMs

/** Corrects the screen's clock by what the server says; called with every heartbeat. */
export function setServerTime(at: string | number): void {
  offsetMs = new Date(at).getTime() - Date.now()
}

function tick(): void {
  for (const listener of listeners) listener()
  // 5 ms past the second: a timer may fire a little early and would show the old second for a whole one.
  timer = setTimeout(tick, 1005 - (serverNow() % 1000))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) timer = setTimeout(tick, 1005 - (serverNow() % 1000))
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

/** What `read` says of the server's present second; renders again only when that changes. */
export function useTicked<T extends string | number>(read: (nowMs: number) => T): T {
  const snapshot = () => read(Math.floor(serverNow() / 1000) * 1000)
  return useSyncExternalStore(subscribe, snapshot, snapshot)
}

/** The server's present second in milliseconds; renders once a second. */
export const useNow = (): number => useTicked((now) => now)
