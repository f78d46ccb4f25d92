/** What another window of the same person's desk said last, and when (this machine's time). */
export interface WindowSign {
  able: boolean
  atMs: number
}

/** A window that has not said anything for this long is closed or frozen: another plays. */
export const staleAfterMs = 3_000

/**
 * Which window of a desk plays: of those that can be heard and spoke lately, the one with the lowest id. All windows hear
 * the same words and so agree; a window that cannot be heard never holds the others silent.
 */
export function playerOf(
  me: { id: string; able: boolean },
  others: ReadonlyMap<string, WindowSign>,
  nowMs: number,
): string | null {
  const able = [...others].filter(([, sign]) => sign.able && nowMs - sign.atMs < staleAfterMs).map(([id]) => id)
  if (me.able) able.push(me.id)
  return able.sort()[0] ?? null
}

type Said = { id: string; able: boolean; ask?: boolean; gone?: boolean }

export interface Windows {
  /** Says how this window is; called every second and whenever that changes. */
  say(able: boolean): void
  player(able: boolean, nowMs: number): string | null
  close(): void
}

/** Joins the windows of one person on one machine. Without BroadcastChannel each window is alone. */
export function joinWindows(name: string, id: string, now: () => number, onChange: () => void): Windows {
  const others = new Map<string, WindowSign>()
  const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name)
  let lastAble = false
  const post = (said: Omit<Said, 'id'>) => channel?.postMessage({ id, ...said } satisfies Said)
  if (channel)
    channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.gone) others.delete(data.id)
      else others.set(data.id, { able: data.able, atMs: now() })
      if (data.ask) post({ able: lastAble })
      onChange()
    }
  post({ able: false, ask: true })
  return {
    say(able) {
      lastAble = able
      post({ able })
    },
    player: (able, nowMs) => playerOf({ id, able }, others, nowMs),
    close() {
      post({ able: false, gone: true })
      channel?.close()
    },
  }
}
