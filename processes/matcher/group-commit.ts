/** Thrown by `submit` when the queue has no room; nothing of what was submitted is taken. */
export class QueueFull extends Error {
  override name = 'QueueFull'
}

export interface GroupCommitOptions<T, O> {
  /** Makes the items durable and tells for each, in their order, what became of it; rejects when nothing is known. */
  commit(items: T[]): Promise<O[]>
  /** Commits under way at once. */
  connections: number
  maxRows: number
  /** Items waiting for a connection, beyond which `submit` refuses. */
  maxWaiting: number
}

interface Post<T, O> {
  items: T[]
  next: number
  open: number
  outcomes: O[]
  resolve(outcomes: O[]): void
  reject(error: unknown): void
}

/** Gathers what many requests submit: whenever a connection is free, everything waiting (up to `maxRows`) goes at once. */
export function createGroupCommit<T, O>({ commit, connections, maxRows, maxWaiting }: GroupCommitOptions<T, O>) {
  const posts: Post<T, O>[] = []
  let waiting = 0
  let busy = 0
  let scheduled = false
  const idle: (() => void)[] = []

  function schedule(): void {
    if (scheduled || busy >= connections || waiting === 0) return
    scheduled = true
    // Requests that arrive in the same turn of the loop share a commit.
    setImmediate(() => {
      scheduled = false
      while (busy < connections && waiting > 0) void flush()
    })
  }

  async function flush(): Promise<void> {
    const parts = takeParts()
    const items = parts.flatMap(({ post, from, until }) => post.items.slice(from, until))
    waiting -= items.length
    busy++
    try {
      const outcomes = await commit(items)
      let at = 0
      for (const { post, from, until } of parts) {
        for (let i = from; i < until; i++) post.outcomes[i] = outcomes[at++] as O
        post.open -= until - from
        if (post.open === 0) post.resolve(post.outcomes)
      }
    } catch (error) {
      for (const { post } of parts) post.reject(error)
    }
    busy--
    schedule()
    if (busy === 0 && waiting === 0) for (const wake of idle.splice(0)) wake()
  }

  function takeParts() {
    const parts: { post: Post<T, O>; from: number; until: number }[] = []
    let room = maxRows
    while (room > 0 && posts[0]) {
      const post = posts[0]
      const from = post.next
      const until = Math.min(post.items.length, from + room)
      parts.push({ post, from, until })
      room -= until - from
      post.next = until
      if (until === post.items.length) posts.shift()
    }
    return parts
  }

  return {
    /** Resolves when every item has been committed. Rejects with QueueFull, or as `commit` does; then some may be stored. */
    submit(items: T[]): Promise<O[]> {
      if (items.length === 0) return Promise.resolve([])
      if (waiting + items.length > maxWaiting) return Promise.reject(new QueueFull('too much is waiting to be stored'))
      waiting += items.length
      return new Promise((resolve, reject) => {
        posts.push({ items, next: 0, open: items.length, outcomes: new Array(items.length), resolve, reject })
        schedule()
      })
    },
    get waiting() {
      return waiting
    },
    /** Resolves when nothing is waiting and no commit is under way. */
    async drained(): Promise<void> {
      if (busy > 0 || waiting > 0) await new Promise<void>((resolve) => idle.push(resolve))
    },
  }
}
export type GroupCommit<T, O> = ReturnType<typeof createGroupCommit<T, O>>
