import { createConnection, createServer, type Socket } from 'node:net'

/** A line to PostgreSQL that a test can hold (nothing passes, nothing breaks) or cut (everything breaks). */
export async function openWeakLine(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const pairs = new Set<[Socket, Socket]>()
  let isCut = false
  let isHeld = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = createConnection(Number(target.port), target.hostname)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    const end = () => {
      near.destroy()
      far.destroy()
      pairs.delete(pair)
    }
    for (const side of pair) side.on('error', end).on('close', end)
    near.pipe(far).pipe(near)
    if (isHeld) for (const side of pair) side.pause()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(typeof address === 'object' ? address?.port : '')
  return {
    url: url.href,
    cut() {
      isCut = true
      for (const [near, far] of pairs) {
        near.destroy()
        far.destroy()
      }
    },
    mend() {
      isCut = false
    },
    hold() {
      isHeld = true
      for (const [near, far] of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
    },
    release() {
      isHeld = false
      for (const [near, far] of pairs) near.pipe(far).pipe(near)
    },
    close() {
      this.cut()
      server.close()
    },
  }
}
