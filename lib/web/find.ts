import { can, type Viewer } from '../access/viewer.ts'
import { type FoundAlarm, findAlarms } from '../alarms/find/queries.ts'
import { cameraStateWords } from '../cameras/camera-state.ts'
import { pool } from '../db/pool.ts'
import { database } from '../db/prisma.ts'
import { findNames } from '../people/queries.ts'
import { displayMark } from '../reads/mark/format.ts'
import { normaliseMark } from '../reads/mark/normalise.ts'
import type { Found } from '../response/found.ts'
import { listUnits } from '../response/queries.ts'
import { camerasForMap } from './camera-picture.ts'

const EACH = 6
const CLOSED_MS = 24 * 3_600_000

/**
 * Alarms (open, or closed within a day), cameras, units and people whose name holds `text`, a few of each, of what this
 * person may see. History further back is searched under a purpose, not from the desk. `restricted` when a covert alarm
 * is among them: what is written of the search is then for cleared auditors.
 */
export async function find(viewer: Viewer, text: string, at: Date): Promise<{ found: Found[]; restricted: boolean }> {
  const [alarms, ...others] = await Promise.all([
    findAlarms(pool(), {
      mark: normaliseMark(text),
      text,
      closedSince: new Date(at.getTime() - CLOSED_MS),
      restricted: can(viewer, 'alarm:read-restricted'),
      limit: EACH,
    }),
    cameras(viewer, text, at),
    units(viewer, text),
    people(text),
  ])
  return { found: [...alarms.map(ofAlarm), ...others.flat()], restricted: alarms.some(({ restricted }) => restricted) }
}

const ofAlarm = ({ id, vrm, reason, place, state }: FoundAlarm): Found => ({
  kind: 'alarm',
  id,
  title: displayMark(vrm),
  detail: `${reason} · ${place} · ${state}`,
  at: null,
})

async function cameras(viewer: Viewer, text: string, at: Date): Promise<Found[]> {
  if (!can(viewer, 'camera:read')) return []
  const wanted = text.toLowerCase()
  return (await camerasForMap(at))
    .filter(({ id, name, direction }) => `${id} ${name} ${direction}`.toLowerCase().includes(wanted))
    .slice(0, EACH)
    .map(({ id, name, direction, state, forceName, lat, lon }) => ({
      kind: 'camera',
      id,
      title: `${name} ${direction}`,
      detail: `${forceName} · ${cameraStateWords[state]}`,
      at: { lat, lon },
    }))
}

async function units(viewer: Viewer, text: string): Promise<Found[]> {
  if (!can(viewer, 'unit:read')) return []
  const wanted = text.toLowerCase()
  return (await listUnits(pool(), { restricted: can(viewer, 'alarm:read-restricted') }))
    .filter(({ callSign }) => callSign.toLowerCase().includes(wanted))
    .slice(0, EACH)
    .map(({ id, callSign, kind, deployment, onDuty, lat, lon }) => ({
      kind: 'unit',
      id,
      title: callSign,
      detail: `${kind} · ${onDuty ? (deployment ? 'taken' : 'free') : 'off duty'}`,
      at: lat === null || lon === null ? null : { lat, lon },
    }))
}

const people = async (text: string): Promise<Found[]> =>
  (await findNames(database(), text, EACH)).map(({ id, name, role, forceName }) => ({
    kind: 'person',
    id,
    title: name,
    detail: [role, forceName].filter(Boolean).join(' · '),
    at: null,
  }))
