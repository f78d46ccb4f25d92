import type { ReactNode } from 'react'
import { type ItemKind, itemKinds, itemNames } from '#lib/watch/handover/items.ts'

interface ItemListsProps<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  /** What stands at the end of an item's line. */
  end?: (item: T) => ReactNode
}

/** The items of a handover under their headings, in the order in which they are gone through. */
export function ItemLists<T extends { kind: ItemKind; words: string }>({ items, keyOf, end }: ItemListsProps<T>) {
  return (
    <div className="grid gap-4">
      {itemKinds.map((kind) => {
        const these = items.filter((item) => item.kind === kind)
        if (these.length === 0) return null
        return (
          <section key={kind} aria-label={itemNames[kind]}>
            <h3 className="text-sm font-medium text-dim">
              {itemNames[kind]} <b className="font-semibold text-ink">{these.length}</b>
            </h3>
            <ul>
              {these.map((item) => (
                <li
                  key={keyOf(item)}
                  className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1"
                >
                  <span className="min-w-0 grow break-words whitespace-pre-line">{item.words}</span>
                  {end?.(item)}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
