import { createStore, type Store } from '#components/live/store.ts'
import type { PlaceKeeper } from '../place.ts'

/** Which part of a desk a window shows: everything, or the map alone. */
export type WindowPart = 'desk' | 'map'

type Message =
  | { say: 'selected'; alarmId: string | null }
  | { say: 'look'; lat: number; lon: number }
  | { say: 'where?' }
  | { say: 'map here' }
  | { say: 'map gone' }

/** A map's window says this often that it is there; after three silent turns it is taken for gone. */
const sayEveryMs = 2_000
const goneAfterMs = 3 * sayEveryMs

export interface WindowLink {
  /** The map has a window of its own: nobody needs a second one beside the queue. */
  mapElsewhere: Store<boolean>
  start(): () => void
}

/**
 * Keeps the windows of one person's desk in step: what is selected in one is selected in all. By BroadcastChannel, so
 * within one browser, and without the server.
 */
export function createWindowLink(given: { channel: string; part: WindowPart; place: PlaceKeeper }): WindowLink {
  const { part, place } = given
  const mapElsewhere = createStore(false)
  return {
    mapElsewhere,
    start() {
      const channel = new BroadcastChannel(given.channel)
      const say = (message: Message) => channel.postMessage(message)
      let known = place.store.get().alarmId
      let knownLook = place.store.get().lookAt
      let gone: ReturnType<typeof setTimeout> | undefined
      const hear: Record<Message['say'], (message: Message) => void> = {
        selected: (message) => {
          if (message.say !== 'selected') return
          known = message.alarmId // what came from another window is not told to it again
          place.select(message.alarmId)
        },
        look: (message) => {
          if (message.say !== 'look' || part !== 'map') return
          place.lookAt(message)
          knownLook = place.store.get().lookAt
        },
        'where?': () => part === 'desk' && say({ say: 'selected', alarmId: place.store.get().alarmId }),
        'map here': () => {
          if (part === 'map') return
          clearTimeout(gone)
          gone = setTimeout(() => mapElsewhere.set(false), goneAfterMs)
          mapElsewhere.set(true)
        },
        'map gone': () => mapElsewhere.set(false),
      }
      channel.onmessage = ({ data }: MessageEvent<Message>) => hear[data.say]?.(data)
      const leave = place.store.subscribe(() => {
        const { alarmId, lookAt } = place.store.get()
        if (alarmId !== known) {
          known = alarmId
          say({ say: 'selected', alarmId })
        }
        if (lookAt === knownLook) return
        knownLook = lookAt
        if (lookAt && part === 'desk') say({ say: 'look', ...lookAt })
      })
      const here = () => say({ say: 'map here' })
      const timer = part === 'map' ? setInterval(here, sayEveryMs) : undefined
      if (part === 'map') {
        here()
        if (known === null) say({ say: 'where?' })
      }
      return () => {
        leave()
        clearInterval(timer)
        clearTimeout(gone)
        if (part === 'map') say({ say: 'map gone' })
        channel.close()
      }
    },
  }
}
