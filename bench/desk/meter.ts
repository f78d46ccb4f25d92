import type { Page } from 'playwright'

declare global {
  interface Window {
    meter: {
      /** From each press or key, as the browser received it, to the end of the frame that was drawn after it. */
      inputs: number[]
      longTasks: number[]
      /** Times of the frames drawn. */
      frames: number[]
    }
  }
}

export interface Phase {
  inputs: number[]
  longTasks: number[]
  framesPerSecond: number
}

/** Measures inside the page; to be put there before it loads. */
export function installMeter(): void {
  window.meter = { inputs: [], longTasks: [], frames: [] }
  const note = ({ timeStamp }: Event) => {
    // The task after the next frame's callbacks runs when that frame has been drawn.
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => window.meter.inputs.push(performance.now() - timeStamp)
      channel.port2.postMessage(null)
    })
  }
  addEventListener('keydown', note, true)
  addEventListener('pointerdown', note, true)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.meter.longTasks.push(duration)
  }).observe({ type: 'longtask' })
  const frame = (now: number) => {
    window.meter.frames.push(now)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

/** What was measured while `work` went on. */
export async function during(page: Page, work: () => Promise<void>): Promise<Phase> {
  await page.evaluate(() => {
    for (const list of [window.meter.inputs, window.meter.longTasks, window.meter.frames]) list.length = 0
  })
  await work()
  return page.evaluate(() => {
    const { inputs, longTasks, frames } = window.meter
    const spanMs = (frames.at(-1) ?? 0) - (frames[0] ?? 0)
    return { inputs, longTasks, framesPerSecond: ((frames.length - 1) * 1000) / spanMs }
  })
}

/** Megabytes that are still reached after a full collection. */
export async function heapMb(page: Page): Promise<number> {
  const wire = await page.context().newCDPSession(page)
  await wire.send('HeapProfiler.enable')
  await wire.send('HeapProfiler.collectGarbage')
  const { usedSize } = await wire.send('Runtime.getHeapUsage')
  await wire.detach()
  return usedSize / 1e6
}
