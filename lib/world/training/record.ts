import type { Alarm } from '#lib/alarms/alarm.ts'
import type { MatchedEntry } from '#lib/alarms/detail.ts'
import { bandOf } from '#lib/alarms/policy.ts'
import { matchMessage, readToMatch } from '#lib/matching/intake/match-message.ts'
import { mergePolicies } from '#lib/matching/match-policy.ts'
import { createMatcher } from '#lib/matching/matcher.ts'
import { normaliseMark } from '#lib/reads/mark/normalise.ts'
import type { AcceptedRead } from '#lib/reads/read.ts'
import { readId } from '#lib/reads/read-id.ts'
import type { Arrival, Recording } from '#lib/training/recording.ts'
import { categoryMatchPolicy } from '#prisma/seed/match-policies.ts'
import { policySettings, seedBands } from '#prisma/seed/policy.ts'
import { seedCategories } from '#prisma/seed/policy-categories.ts'
import { type WorldCamera, worldCameras } from '../cameras.ts'
import { worldEntries } from '../entries.ts'
import type { WorldEntry } from '../entry.ts'
import { worldForces } from '../forces.ts'
import { worldLists } from '../lists.ts'
import { createSimulation, type SimulatedImage, type SimulatedRead } from '../simulation.ts'
import { worldUnits } from '../units.ts'
import { impostors } from './impostors.ts'
import type { TrainingPlan } from './plans.ts'

/** The same world for everybody: results can be compared, and a recording can be made again. */
const SEED = 7
const startMs = Date.parse('2026-11-22T20:00:00.000Z')

/** Plays the simulated world through the matcher, and keeps what would reach a desk: the same plan gives the same file. */
export function record(plan: TrainingPlan): Recording {
  const entries = worldEntries(SEED, new Date(startMs)).filter(isForDesk)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const matcher = createMatcher({ expected: entries.length })
  for (const entry of entries) {
    const category = seedCategories.find(({ code }) => code === entry.category)
    const policy = mergePolicies(category && categoryMatchPolicy(category))
    matcher.add({ entryId: entry.id, listId: entry.listId, mark: entry.vrm, ...policy })
  }
  const simulation = createSimulation({ seed: SEED, scenario: plan.world, startMs })
  const endMs = startMs + plan.lengthMs * plan.pace
  const world = simulation.advance(endMs)
  const others = impostors(entries, { count: plan.impostors, fromMs: startMs, untilMs: endMs }, SEED)
  const [reads, images] = [
    [...world.reads, ...others.reads],
    [...world.images, ...others.images],
  ]
  const atMs = (worldMs: number) => Math.round((worldMs - startMs) / plan.pace)

  const arrivals = reads
    .flatMap((read) => arrivalsOf(read))
    .filter((arrival) => arrival.atMs <= plan.lengthMs)
    .sort((a, b) => a.atMs - b.atMs)
    .filter(thinned(plan, byId))
  const shown = new Map(arrivals.map((arrival) => [arrival.place.readId, byId.get(arrival.entryId)]))
  const used = new Set(arrivals.map(({ entryId }) => entryId))

  function arrivalsOf(read: SimulatedRead): Arrival[] {
    const camera = worldCameras.find(({ id }) => id === read.body.cameraId)
    if (!camera) return []
    const accepted = acceptedOf(read, camera, startMs + atMs(read.capturedAtMs), startMs + atMs(read.sentAtMs))
    return matcher
      .match(readToMatch(accepted, []))
      .filter(({ explanation: { decision } }) => decision === 'raise' || decision === 'possible')
      .slice(0, 1)
      .map((match) => arrivalOf(read, accepted, camera, matchMessage(accepted, match, accepted.receivedAtMs)))
  }

  function arrivalOf(
    { truth, sentAtMs }: SimulatedRead,
    accepted: AcceptedRead,
    camera: WorldCamera,
    message: ReturnType<typeof matchMessage>,
  ): Arrival {
    const { id, name, road, direction, bearing, forceId } = camera
    return {
      atMs: atMs(sentAtMs),
      matchId: message.id,
      entryId: message.entryId,
      place: {
        readId: accepted.id,
        vrm: accepted.vrm,
        cameraId: id,
        cameraName: name,
        ...{ road, direction, bearing, forceId, lat: accepted.lat ?? camera.lat, lon: accepted.lon ?? camera.lon },
        capturedAt: message.read.capturedAt,
        receivedAt: message.read.receivedAt,
      },
      kind: message.kind,
      posterior: message.posterior,
      possible: message.explanation.decision === 'possible',
      explanation: message.explanation,
      read: {
        make: accepted.make,
        model: accepted.model,
        colour: accepted.colour,
        confidence: accepted.confidence,
        motion: accepted.motion,
      },
      right: truth.vehicle.vrm === byId.get(message.entryId)?.vrm,
    }
  }

  return {
    v: 1,
    scenario: plan.scenario,
    title: plan.title,
    what: plan.what,
    seed: SEED,
    startsAt: new Date(startMs).toISOString(),
    lengthMs: plan.lengthMs,
    forces: worldForces.map(({ id, name }) => ({ id, name })),
    units: worldUnits.map(({ id, callSign, forceId, kind, crew, position: { lat, lon } }) => ({
      ...{ id, callSign, forceId, kind, crew, onDuty: true, lat, lon, heading: null, speedMph: null },
      positionAt: new Date(startMs).toISOString(),
      deployment: null,
    })),
    settings: policySettings,
    bands: seedBands,
    categories: seedCategories.map(
      ({ bands: [bandHigh, bandMedium, bandLow], cause: _c, consequence: _q, ...category }) => ({
        ...category,
        ...{ bandHigh, bandMedium, bandLow },
      }),
    ),
    entries: entries.filter(({ id }) => used.has(id)).map(matchedEntry),
    arrivals,
    pictures: images.flatMap((image) => pictureOf(image)).sort((a, b) => a.atMs - b.atMs),
    lapses: plan.lapses,
  }

  function pictureOf({ read, kind, sentAtMs, svg }: SimulatedImage): Recording['pictures'] {
    const capturedAtMs = startMs + atMs(read.capturedAtMs)
    const { cameraId, vrm } = read.body
    const id = readId({ cameraId, vrm: normaliseMark(vrm), capturedAtMs })
    const entry = shown.get(id)
    // Pictures of vehicles fill the file: they are kept where somebody should look twice.
    if (!entry || (kind === 'overview' && entry.grade === 'low' && read.truth.listed)) return []
    return [{ atMs: atMs(sentAtMs), readId: id, kind, svg: svg(capturedAtMs) }]
  }
}

/** Practice is open to everybody: nothing covert in it; bulk lists call nobody. */
const isForDesk = (entry: WorldEntry): boolean =>
  entry.action !== 'SILENT' &&
  entry.status === 'live' &&
  seedCategories.some(({ code, feedOnly }) => code === entry.category && !feedOnly)

/** Of the many Low only each so-manieth vehicle, so that a short practice has the load of a long night. */
function thinned({ keepEachLow }: TrainingPlan, entries: ReadonlyMap<string, WorldEntry>) {
  const seen = new Map<string, boolean>()
  let lows = 0
  return ({ entryId }: Arrival): boolean => {
    const entry = entries.get(entryId)
    if (!entry || !isLow(entry)) return true
    const known = seen.get(entryId)
    if (known !== undefined) return known
    const kept = lows++ % keepEachLow === 0
    seen.set(entryId, kept)
    return kept
  }
}

const isLow = ({ category, grade }: WorldEntry): boolean => {
  const known = seedCategories.find(({ code }) => code === category)
  if (!known) return grade === 'low'
  const [bandHigh, bandMedium, bandLow] = known.bands
  const categories = new Map([[category as string, { ...known, bandHigh, bandMedium, bandLow }]])
  return (
    bandOf({ version: 0, settings: policySettings, categories }, category, grade) === ('low' satisfies Alarm['band'])
  )
}

function acceptedOf(
  read: SimulatedRead,
  camera: WorldCamera,
  capturedAtMs: number,
  receivedAtMs: number,
): AcceptedRead {
  const { body } = read
  const vrm = normaliseMark(body.vrm)
  return {
    id: readId({ cameraId: camera.id, vrm, capturedAtMs }),
    vrm,
    vrmRaw: body.vrm,
    cameraId: camera.id,
    forceId: camera.forceId,
    sourceId: 'practice',
    capturedAtMs,
    receivedAtMs,
    confidence: body.confidence,
    motion: body.motion,
    lat: body.lat,
    lon: body.lon,
    lane: body.lane,
    make: body.make ?? null,
    model: body.model ?? null,
    colour: body.colour ?? null,
    sourceRef: body.sourceRef,
    characters: body.characters ?? null,
    candidates: body.candidates ?? null,
    detail: null,
    payloadHash: Buffer.alloc(0),
  }
}

function matchedEntry(entry: WorldEntry): MatchedEntry {
  const list = worldLists.find(({ id }) => id === entry.listId)
  const { status: _, listId, weedAt, nimCode: _n, ...rest } = entry
  return {
    ...rest,
    hotlistId: listId,
    hotlistName: list?.name ?? listId,
    hotlistRefreshedAt: new Date(startMs - 3_600_000).toISOString(),
    hotlistRevision: 1,
    expectedRefreshHours: list?.expectedRefreshHours ?? 24,
    forceName: worldForces.find(({ id }) => id === entry.forceId)?.name ?? entry.forceId,
    weedAt: weedAt?.toISOString() ?? null,
    live: true,
    override: null,
  }
}
