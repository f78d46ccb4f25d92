import type { Pulse } from './score.ts'

/** A tone with its harmonics, so that small loudspeakers and failing ears still hear it (IEC 60601-1-8 asks for four). */
const harmonics = [0, 1, 0.6, 0.4, 0.3, 0.2]
const riseSec = 0.015
/** Below this nothing came out: the quietest pattern of ours peaks above 0.01. */
const audiblePeak = 0.0005
const lookEveryMs = 40
/** A loud desk and a headset share this: full volume stays below clipping. */
const headroom = 0.5

export interface Audio {
  readonly supported: boolean
  readonly everRan: boolean
  running(): boolean
  /** Asks the browser to let sound out; only a person's press makes it say yes. */
  wake(): Promise<void>
  /** Plays pulses at a gain of 0 to 1; true or false when it could be measured whether they came out. */
  play(pulses: readonly Pulse[], gain: number): Promise<boolean | null>
  stop(): void
  close(): void
}

/** The sound path of this page. `onChange` is called when the browser starts or stops it. */
export function openAudio(onChange: () => void): Audio {
  const context = typeof AudioContext === 'undefined' ? undefined : new AudioContext({ latencyHint: 'interactive' })
  let everRan = context?.state === 'running'
  let playing: { gain: GainNode; stop(): void } | undefined
  let analyser: AnalyserNode | undefined
  let wave: PeriodicWave | undefined
  if (context) {
    analyser = context.createAnalyser()
    analyser.fftSize = 2048
    analyser.connect(context.destination)
    wave = context.createPeriodicWave(new Float32Array(harmonics.length), new Float32Array(harmonics))
    context.onstatechange = () => {
      if (context.state === 'running') everRan = true
      onChange()
    }
  }

  function silence(): void {
    playing?.stop()
    playing = undefined
  }

  /** Looks at what leaves for the loudspeaker while pulses play; too few looks (a hidden page) prove nothing. */
  function measure(forMs: number): Promise<boolean | null> {
    const samples = new Float32Array(analyser?.fftSize ?? 0)
    const untilMs = performance.now() + forMs
    let looks = 0
    return new Promise((resolve) => {
      const look = () => {
        if (context?.state !== 'running' || !analyser || !playing) return resolve(null)
        analyser.getFloatTimeDomainData(samples)
        looks += 1
        if (samples.some((sample) => Math.abs(sample) > audiblePeak)) return resolve(true)
        if (performance.now() > untilMs) return resolve(looks >= 5 ? false : null)
        setTimeout(look, lookEveryMs)
      }
      setTimeout(look, lookEveryMs)
    })
  }

  return {
    supported: context !== undefined,
    get everRan() {
      return everRan
    },
    running: () => context?.state === 'running',
    async wake() {
      // A context that may not run yet leaves this promise open until it may: nobody waits for it.
      await Promise.race([context?.resume().catch(() => undefined), new Promise((wait) => setTimeout(wait, 300))])
    },
    async play(pulses, gain) {
      silence()
      if (!context || !analyser || !wave || context.state !== 'running') return null
      const out = context.createGain()
      out.gain.value = gain * headroom
      out.connect(analyser)
      const beginSec = context.currentTime + 0.03
      const tones = pulses.map((pulse) => tone(context, out, wave as PeriodicWave, beginSec, pulse))
      playing = {
        gain: out,
        stop() {
          for (const one of tones) one.stop()
          out.disconnect()
        },
      }
      if (gain === 0) return null
      const [first] = pulses
      return measure((first ? first.atMs + first.forMs : 0) + 150)
    },
    stop: silence,
    close() {
      silence()
      void context?.close().catch(() => undefined)
    },
  }
}

function tone(
  context: AudioContext,
  out: AudioNode,
  wave: PeriodicWave,
  beginSec: number,
  { atMs, forMs, hz }: Pulse,
): OscillatorNode {
  const from = beginSec + atMs / 1000
  const until = from + forMs / 1000
  const oscillator = context.createOscillator()
  oscillator.setPeriodicWave(wave)
  oscillator.frequency.value = hz
  const envelope = context.createGain()
  envelope.gain.setValueAtTime(0, from)
  envelope.gain.linearRampToValueAtTime(1, from + riseSec)
  envelope.gain.setValueAtTime(1, until - riseSec)
  envelope.gain.linearRampToValueAtTime(0, until)
  oscillator.connect(envelope).connect(out)
  oscillator.start(from)
  oscillator.stop(until + 0.02)
  return oscillator
}

/** How many outputs the machine has; null where the browser does not say (only those that let one choose list them). */
export async function countOutputs(): Promise<number | null> {
  const tells = typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype
  if (!tells || !navigator.mediaDevices?.enumerateDevices) return null
  try {
    const devices = await navigator.mediaDevices.enumerateDevices()
    return devices.filter(({ kind }) => kind === 'audiooutput').length
  } catch {
    return null
  }
}
