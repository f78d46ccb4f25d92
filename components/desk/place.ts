import { createStore, type Store } from '#components/live/store.ts'

/** What is open below the pictures of the selected alarm. */
export const panels = [
  'verify',
  'deploy',
  'decline',
  'close',
  'takeOver',
  'pass',
  'refusePass',
  'shelve',
  'regrade',
  'explainMissed',
  'merge',
  'note',
  'reopen',
] as const
export type Panel = (typeof panels)[number]

/** Where the person is: the selected alarm, the open panel, and which part a narrow screen shows. */
export interface Place {
  alarmId: string | null
  panel: Panel | null
  view: 'queue' | 'card' | 'map'
  /** A place on the map that was asked for; another object each time, so that the same place can be asked for again. */
  lookAt: { lat: number; lon: number } | null
}

export interface PlaceKeeper {
  store: Store<Place>
  select(alarmId: string | null): void
  /** Selects and, on a narrow screen, turns to the card. */
  open(alarmId: string): void
  show(view: Place['view']): void
  setPanel(panel: Panel | null): void
  /** Turns the map to a place, and a narrow screen to the map. */
  lookAt(place: { lat: number; lon: number }): void
}

export function createPlace(alarmId: string | null, remember: (alarmId: string | null) => void): PlaceKeeper {
  const store = createStore<Place>({ alarmId, panel: null, view: alarmId ? 'card' : 'queue', lookAt: null })
  const change = (next: Partial<Place>) => store.set({ ...store.get(), ...next })
  const select = (id: string | null) => {
    if (store.get().alarmId === id) return
    change({ alarmId: id, panel: null })
    remember(id)
  }
  return {
    store,
    select,
    open(id) {
      select(id)
      change({ view: 'card' })
    },
    show: (view) => change({ view }),
    setPanel: (panel) => change({ panel }),
    lookAt: ({ lat, lon }) => change({ lookAt: { lat, lon }, view: 'map' }),
  }
}
