import type { LiveBoard } from '#components/live/live-board.ts'
import { createStore, type Store } from '#components/live/store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { Area } from '#lib/cameras/area.ts'
import { belongs, collapses, divide, type Filter, filters, type Hidden, type Person } from './filter.ts'
import { applyAfterMs, nothingStanding, type Standing, settle, type Waiting, waiting } from './frozen-order.ts'
import { type Group, inGroups } from './groups.ts'
import { ordered } from './order.ts'
import { isUnanswered } from './section.ts'

/** What keeps the rows in place: the pointer over them, the focus in them, a menu that belongs to them. */
export type Hold = 'pointer' | 'focus' | 'menu'

export interface QueueView {
  filter: Filter
  standing: Standing
  waiting: Waiting
  /** What is merged, by its lead. */
  groups: ReadonlyMap<string, Group>
  hidden: Hidden
  counts: Record<Filter, number>
  newestHigh: string | null // the newest unacknowledged High, for the banner
  highs: number // unacknowledged ones
  /** Lows that a flood keeps out of the rows, and whether the person wants to see them all the same. */
  lows: { count: number; shown: boolean } | null
}

export interface Queue {
  view: Store<QueueView>
  setFilter(filter: Filter): void
  /** What the person watches from now on, and whether their desk is in flood. */
  keepWatch(areas: readonly Area[] | null, flood: boolean): void
  showLows(shown: boolean): void
  /** Shows what is merged under a lead, or folds it away again. */
  unfold(leadId: string, on: boolean): void
  hold(reason: Hold, on: boolean): void
  /** Puts the rows into their right order now, held or not. */
  apply(): void
  start(): () => void
}

export interface QueueSurroundings {
  alarms: Store<LiveBoard>
  person: Person
  nowMs(): number
}

/** The queue outside React: which rows stand where, and what waits behind the pill. */
export function createQueue({ alarms, person, nowMs }: QueueSurroundings): Queue {
  const holds = new Set<Hold>()
  let who = person
  let filter: Filter = 'all'
  let chosen = false // by the person: then it stays
  let flood = false
  let lowsShown = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let order: Alarm[] = []
  const unfolded = new Set<string>()

  const look = (standing: Standing, apply: boolean): QueueView => {
    order = ordered(
      alarms.get().board.alarms,
      order.map(({ id }) => id),
    )
    const { shown: all, hidden } = divide(filter, order, who)
    const { rows, groups } = inGroups(flood && !lowsShown ? all.filter((alarm) => !collapses(alarm)) : all, unfolded)
    const free = apply || standing.rows.length === 0 || (holds.size === 0 && timer === undefined)
    const next = free ? settle(standing, rows, nowMs()) : standing
    return {
      filter,
      standing: next,
      waiting: waiting(next, rows),
      groups,
      hidden,
      counts: countsOf(order, who),
      newestHigh: newestHighOf(order),
      highs: order.filter((alarm) => alarm.band === 'high' && isUnanswered(alarm)).length,
      lows: flood ? { count: all.filter(collapses).length, shown: lowsShown } : null,
    }
  }
  const view = createStore(look(nothingStanding, true))
  const update = (apply: boolean) => view.set(look(view.get().standing, apply))
  const apply = () => {
    clearTimeout(timer)
    timer = undefined
    update(true)
  }
  return {
    view,
    apply,
    setFilter(next) {
      filter = next
      chosen = true
      apply()
    },
    keepWatch(areas, inFlood) {
      const asBefore = JSON.stringify(areas) === JSON.stringify(who.areas ?? null) && inFlood === flood
      if (asBefore) return
      const began = areas !== null && !who.areas
      who = { ...who, areas }
      if (areas === null && filter === 'areas') filter = 'all'
      else if (began && !chosen) filter = 'areas'
      if (inFlood !== flood) lowsShown = false
      flood = inFlood
      // Rows under a hand keep their place even when a flood begins; only at the log-on nothing stands yet.
      update(began)
    },
    showLows(shown) {
      lowsShown = shown
      apply()
    },
    unfold(leadId, on) {
      if (unfolded.has(leadId) === on) return
      if (on) unfolded.add(leadId)
      else unfolded.delete(leadId)
      apply()
    },
    hold(reason, on) {
      if (holds.has(reason) === on) return
      if (on) holds.add(reason)
      else holds.delete(reason)
      clearTimeout(timer)
      timer = holds.size === 0 ? setTimeout(apply, applyAfterMs) : undefined
    },
    start() {
      update(false)
      const leave = alarms.subscribe(() => update(false))
      return () => {
        leave()
        clearTimeout(timer)
        timer = undefined
      }
    },
  }
}

function countsOf(alarms: readonly Alarm[], person: Person): Record<Filter, number> {
  const count = (filter: Filter) => alarms.filter((alarm) => belongs(filter, alarm, person)).length
  return Object.fromEntries(filters.map((filter) => [filter, count(filter)])) as Record<Filter, number>
}

const since = (alarm: Alarm): number => Date.parse(alarm.reraisedAt ?? alarm.raisedAt)

export function newestHighOf(alarms: readonly Alarm[]): string | null {
  let newest: Alarm | undefined
  for (const alarm of alarms) {
    if (alarm.band !== 'high' || !isUnanswered(alarm)) continue
    if (!newest || since(alarm) > since(newest)) newest = alarm
  }
  return newest?.id ?? null
}
