import { EventEmitter, once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { type Run, supervise } from './supervise.ts'

function rehearsal() {
  const launched = new EventEmitter()
  const runs: { end: (how: string) => void; stopped: boolean }[] = []
  const launch = async (): Promise<Run> => {
    const { promise, resolve } = Promise.withResolvers<string>()
    const run = { end: resolve, stopped: false }
    runs.push(run)
    queueMicrotask(() => launched.emit('run'))
    const stop = async () => {
      run.stopped = true
      resolve('code 0')
    }
    return { pid: runs.length, exited: promise, stop }
  }
  return { launch, launched, runs }
}

test('a program that dies is launched again and said so; one that is stopped is not', async () => {
  const print = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const { launch, launched, runs } = rehearsal()
  const pids: (number | undefined)[] = []
  const program = await supervise('matcher', launch, (pid) => pids.push(pid))
  const again = once(launched, 'run')
  runs[0]?.end('signal SIGKILL')
  await again
  expect(program.failures).toBe(1)
  expect(program.lastEnd).toBe('signal SIGKILL')
  await program.stop()
  expect(runs.map(({ stopped }) => stopped)).toEqual([false, true])
  expect(pids.slice(0, 3)).toEqual([1, undefined, 2])
  expect(print.mock.calls.flat().join('')).toContain('matcher stopped (signal SIGKILL): starting it again in 0.25 s')
})

test('the first launch’s failure is the caller’s', async () => {
  const launch = () => Promise.reject(new Error('no such program'))
  await expect(supervise('web', launch, () => {})).rejects.toThrow('no such program')
})
