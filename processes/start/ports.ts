import { createServer } from 'node:net'
import { Refusal } from './say.ts'

/** Refuses when anybody listens on the port already, naming the setting that chooses another. */
export async function requireFreePort(setting: 'PORT' | 'MATCHER_PORT', port: number, host: string): Promise<void> {
  const code = await new Promise<string | undefined>((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
  if (code === 'EADDRINUSE') {
    throw new Refusal(`Port ${port} is in use: stop what listens there, or set ${setting} to another one`)
  }
  if (code === 'EACCES') throw new Refusal(`Port ${port} needs more rights: set ${setting} to one above 1023`)
  if (code) throw new Refusal(`Cannot listen on ${host}:${port} (${code}): set HOST to an address of this machine`)
}
