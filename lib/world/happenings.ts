/** A queue of things to come, soonest first; equal times keep the order in which they were added. Binary heap. */
export class Happenings<T> {
  #heap: { atMs: number; order: number; item: T }[] = []
  #added = 0

  get size(): number {
    return this.#heap.length
  }

  get nextAtMs(): number {
    return this.#heap[0]?.atMs ?? Number.POSITIVE_INFINITY
  }

  add(atMs: number, item: T): void {
    const heap = this.#heap
    heap.push({ atMs, order: this.#added++, item })
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1
      if (!this.#sooner(i, parent)) return
      this.#swap(i, parent)
      i = parent
    }
  }

  take(): { atMs: number; item: T } | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last || heap.length === 0) return first
    heap[0] = last
    for (let i = 0; ; ) {
      let best = i
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < heap.length && this.#sooner(child, best)) best = child
      if (best === i) return first
      this.#swap(i, best)
      i = best
    }
  }

  #sooner(a: number, b: number): boolean {
    const one = this.#heap[a]
    const other = this.#heap[b]
    if (!one || !other) return false
    return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order)
  }

  #swap(a: number, b: number): void {
    const held = this.#heap[a]
    const other = this.#heap[b]
    if (!held || !other) return
    this.#heap[a] = other
    this.#heap[b] = held
  }
}
