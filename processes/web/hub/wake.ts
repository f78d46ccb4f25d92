import pg from 'pg'
import type { Logger } from 'pino'

/**
 * Calls `wake(channel, told, payload)` for every NOTIFY on these channels, after every (re)connection, and every `everyMs` in any
 * case: a notification is a wake-up only, so one that is lost costs at most that long. `told` is false for the last, which
 * says only that time has passed; `payload` is what a NOTIFY carries, else ''. Returns the way to stop it.
 */
export function listen(
  connectionString: string,
  channels: readonly string[],
  wake: (channel: string, told: boolean, payload: string) => void,
  log: Logger,
  everyMs = 1000,
): () => Promise<void> {
  let client: pg.Client | undefined
  let stopped = false
  let retry: NodeJS.Timeout | undefined
  const wakeAll = (told: boolean) => {
    for (const channel of channels) wake(channel, told, '')
  }

  async function connect() {
    const next = new pg.Client({ connectionString, keepAlive: true, application_name: 'watchdesk-listen' })
    let lost = false
    const lose = (error?: Error) => {
      if (lost || stopped) return
      lost = true
      log.warn({ error: error?.message }, 'lost the database listener, connecting again')
      client = undefined
      void next.end().catch(() => undefined)
      retry = setTimeout(connect, 500)
    }
    next.on('error', lose)
    next.on('end', () => lose())
    next.on('notification', (message) => wake(message.channel, true, message.payload ?? ''))
    try {
      await next.connect()
      for (const channel of channels) await next.query(`LISTEN ${next.escapeIdentifier(channel)}`)
      client = next
      wakeAll(true)
    } catch (error) {
      lose(error as Error)
    }
  }

  void connect()
  const timer = setInterval(() => wakeAll(false), everyMs)
  return async () => {
    stopped = true
    clearInterval(timer)
    clearTimeout(retry)
    await client?.end().catch(() => undefined)
  }
}
