import { createRandom, hash32, type Random, uuidFrom } from '#lib/core/random.ts'
import type { Category, Grade, WorldEntry } from './entry.ts'
import { type ForceId, worldForces } from './forces.ts'
import { listedVehicles } from './listed.ts'
import type { ListedVehicle } from './listed-vehicle.ts'
import { contactOf } from './lists.ts'

const HOUR_MS = 3_600_000

/** How long an entry of each grade stays: the graver, the sooner somebody must look at it again. */
const weedDays: Record<Grade, readonly [number, number]> = { high: [1, 7], medium: [14, 60], low: [28, 180] }

const listOfCategory: Partial<Record<Category, string>> = {
  missing: 'missing-persons',
  'missing-vulnerable': 'missing-persons',
  stolen: 'stolen-vehicles',
  'stolen-plates': 'stolen-vehicles',
  'intelligence-silent': 'regional-covert',
  'no-insurance': 'no-insurance',
  'threat-to-life': 'pnc-act',
  kidnap: 'pnc-act',
  firearms: 'pnc-act',
  wanted: 'pnc-act',
  'wanted-violence': 'pnc-act',
}

const topicOfCategory: Partial<Record<Category, string>> = {
  'threat-to-life': 'Force incident manager',
  kidnap: 'Kidnap cell',
  firearms: 'Tactical firearms commander',
  missing: 'Missing persons unit',
  'missing-vulnerable': 'Missing persons unit',
}

/** Every entry of the demo world's lists; the same for the same seed and start, weed dates counted from the start. */
export function worldEntries(seed: number, startedAt: Date): WorldEntry[] {
  return listedVehicles(seed).map((listed) => entryOf(seed, startedAt, listed))
}

export function entryId(seed: number, vrm: string): string {
  return uuidFrom(`entry/${seed}/${vrm}`)
}

function entryOf(seed: number, startedAt: Date, listed: ListedVehicle): WorldEntry {
  const { vehicle, category, grade, forceId, text } = listed
  const random = createRandom(`${seed}/entry/${vehicle.vrm}`)
  const force = worldForces.find((one) => one.id === forceId)
  const serial = String(random.below(9000) + 1000)
  const silent = category === 'intelligence-silent'
  return {
    id: entryId(seed, vehicle.vrm),
    listId: listOfCategory[category] ?? `${forceId}-intelligence`,
    vrm: vehicle.vrm,
    make: vehicle.make,
    model: vehicle.model,
    colour: vehicle.colour,
    action: silent ? 'SILENT' : category === 'no-insurance' ? 'seen' : 'STOP',
    warningSignals: [...(text.signals ?? [])],
    reason: text.reason,
    category,
    grade,
    nimCode: `${random.pick(['A', 'B', 'B', 'E'])}${1 + random.below(4)}${1 + random.below(3)}`,
    information: text.information,
    forceId,
    contact: contactOf(forceId, topicOfCategory[category] ?? 'Intelligence desk'),
    weedAt: weedAt(startedAt, listed, random),
    pncId: `${30 + random.below(20)}/${random.below(900_000) + 100_000}${'ABCDEFGHJKLM'.charAt(random.below(12))}`,
    marking: silent || grade === 'high' ? 'OFFICIAL-SENSITIVE' : 'OFFICIAL',
    cadReference: grade === 'low' ? '' : logReference(force?.code ?? '', startedAt, random),
    operationalInstructions: text.instructions ?? '',
    sourceReference: `${sourcePrefix(forceId)}/${startedAt.getUTCFullYear()}/${serial}`,
    status: listed.status,
  }
}

function weedAt(startedAt: Date, listed: ListedVehicle, random: Random): Date | null {
  if (listed.weedAfterMin !== undefined) return new Date(startedAt.getTime() + listed.weedAfterMin * 60_000)
  if (listed.category === 'stolen' && hash32(listed.vehicle.vrm) % 4 === 0) return null
  const [low, high] = weedDays[listed.grade]
  return new Date(startedAt.getTime() + Math.round(random.between(low * 24, high * 24)) * HOUR_MS)
}

function logReference(code: string, startedAt: Date, random: Random): string {
  const day = startedAt.toISOString().slice(0, 10).replaceAll('-', '')
  return `${code}-${day}-${String(random.below(1200)).padStart(4, '0')}`
}

function sourcePrefix(forceId: ForceId): string {
  return { durrow: 'DI', 'north-moors': 'NI', eden: 'EI' }[forceId]
}
