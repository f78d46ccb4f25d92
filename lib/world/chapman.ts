import type { ListedVehicle } from './listed-vehicle.ts'
import type { JunctionId } from './roads/junctions.ts'
import { bodyOf } from './vehicles.ts'

/** The one wanted car of the `chapman` scenario. */
export const chapman: ListedVehicle = {
  vehicle: {
    vrm: 'SL87CPM',
    make: 'Ford',
    model: 'Focus',
    colour: 'silver',
    body: bodyOf('Ford', 'Focus'),
  },
  category: 'wanted',
  grade: 'medium',
  forceId: 'eden',
  text: {
    reason: 'Wanted: failed to notify change of address',
    information: 'Registered offender, whereabouts unknown. Arrest. Meets people through the internet.',
  },
  status: 'live',
  rounds: [],
}

/**
 * The car's drives after DOMAIN §1: 16 matches over 3 forces (12, 2 and 2). The four days are pressed into about
 * 105 minutes: the driving is at true speed and the waiting is cut, so journey times between cameras stay possible.
 * Each drive begins `restMin` after the one before; it starts in `eden`, whose area nobody watches.
 */
export const chapmanDrives: readonly { restMin: number; stops: readonly JunctionId[] }[] = [
  { restMin: 0, stops: ['kemplay', 'brough', 'scotch-corner', 'blackwell'] },
  { restMin: 4, stops: ['blackwell', 'darlington-south', 'tees-bridge', 'wolviston', 'peterlee'] },
  { restMin: 6, stops: ['peterlee', 'wolviston', 'tees-bridge', 'darlington-south'] },
]

/** Low matches around it, each minute. */
export const chapmanLowPerMinute = 2.5
