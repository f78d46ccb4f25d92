import { useEffect, useState } from 'react'
import { createCoalescer } from './coalesce.ts'
import type { Store } from './store.ts'

/** As `useWhole`, at most once in `everyMs`: for what is looked at whole and need not be drawn with every arrival. */
export function useSlowly<T extends object>(store: Store<T>, everyMs: number): T {
  const [value, setValue] = useState(store.get)
  useEffect(() => {
    const slow = createCoalescer<true>(everyMs, () => setValue(store.get()))
    slow.add([true]) // what came between the first drawing and now
    const leave = store.subscribe(() => slow.add([true]))
    return () => {
      leave()
      slow.stop()
    }
  }, [store, everyMs])
  return value
}
