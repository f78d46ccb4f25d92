import { useCallback, useSyncExternalStore } from 'react'
import type { Store } from './store.ts'

/** Reads part of a store. `select` must give the same value for the same state: a member, a string, a number. */
export function useStore<T, S>(store: Store<T>, select: (state: T) => S): S {
  const read = useCallback(() => select(store.get()), [store, select])
  return useSyncExternalStore(store.subscribe, read, read)
}

const whole = <T>(state: T): T => state
export const useWhole = <T>(store: Store<T>): T => useStore(store, whole)
