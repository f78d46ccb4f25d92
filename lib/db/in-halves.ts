import { failureOf } from './failure.ts'

/** What conflicts with somebody else's writing succeeds when tried again. */
const mostTries = 4

/**
 * Writes items together; answers what `write` answered, for one part after another in the order of the items. When the
 * database refuses the data of one, halves are written by themselves until that one stands alone: `refuse` is told, and it
 * keeps no other from being written. `write` must leave nothing behind when it rejects. Rejects when the database cannot
 * be reached or written; what was written before that stays. Once `enough` says so, no further part is begun, and what is
 * left is in no answer.
 */
export async function writeInHalves<T, R>(
  items: readonly T[],
  write: (part: readonly T[]) => Promise<R>,
  refuse: (item: T, error: unknown) => R,
  enough: () => boolean = () => false,
): Promise<R[]> {
  try {
    return [await withRetries(() => write(items))]
  } catch (error) {
    const [item] = items
    if (failureOf(error) !== 'row' || item === undefined) throw error
    if (items.length === 1) return [refuse(item, error)]
    const middle = items.length >> 1
    const done: R[] = []
    for (const half of [items.slice(0, middle), items.slice(middle)])
      if (!enough()) done.push(...(await writeInHalves(half, write, refuse, enough)))
    return done
  }
}

async function withRetries<R>(write: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (failureOf(error) !== 'conflict' || attempt >= mostTries) throw error
    }
  }
}
