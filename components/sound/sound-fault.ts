import type { SoundFault } from '#lib/realtime/contract.ts'

/** What this machine shows of its sound path. */
export interface SoundSigns {
  supported: boolean
  /** The audio device takes samples, as far as the browser says. */
  running: boolean
  /** It has been running since the page was opened. */
  everRan: boolean
  /** Output devices; null where the browser does not list them. */
  outputs: number | null
  volume: number
  /** Whether the last pattern reached the output; null while none was measured. */
  heard: boolean | null
}

/** The one fault to be told first; null when a pattern can be heard. */
export function faultOf({ supported, running, everRan, outputs, volume, heard }: SoundSigns): SoundFault | null {
  if (!supported) return 'unsupported'
  if (outputs === 0) return 'no-output'
  if (!running) return everRan ? 'suspended' : 'blocked'
  if (volume === 0) return 'muted'
  return heard === false ? 'not-heard' : null
}

/** In words: what happened, and what to do. */
export const faultWords: Readonly<Record<SoundFault, { short: string; why: string; button: string | null }>> = {
  blocked: {
    short: 'the browser waits for a press',
    why: 'The browser plays nothing in a page until somebody presses something in it.',
    button: 'Turn sound on',
  },
  suspended: {
    short: 'the browser stopped it',
    why: 'The browser or the machine has suspended the sound of this page.',
    button: 'Turn sound on',
  },
  muted: {
    short: 'the volume is 0',
    why: 'The volume of this desk is 0: only a High is heard.',
    button: 'Restore volume',
  },
  'no-output': {
    short: 'no loudspeaker',
    why: 'This machine has no sound output. Connect a loudspeaker or a headset: it is found by itself.',
    button: 'Look again',
  },
  'not-heard': {
    short: 'no signal goes out',
    why: 'A pattern was played and no signal came out. Check the output of this machine, then play it again.',
    button: 'Play again',
  },
  unsupported: {
    short: 'this browser cannot',
    why: 'This browser has no Web Audio. Use another one for a desk that is watched.',
    button: null,
  },
}
