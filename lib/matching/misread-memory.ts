import type { VehicleDescription } from './signals/description-conflict.ts'

/** How long a misread verdict keeps the pair quiet (policy). */
export const MISREAD_QUIET_MS = 28 * 24 * 3_600_000

/** An operator's verdict that a mark as read is not the listed vehicle; what the table `misread_suppression` holds. */
export interface MisreadVerdict {
  id: string
  readMark: string
  entryId: string
  /** The vehicle the operator saw: only such vehicles are kept quiet. */
  description: VehicleDescription
  cameraId?: string
  byUserId: string
  atMs: number
  untilMs: number
  undoneAtMs?: number
  undoneByUserId?: string
}

/** Why a match was kept quiet: shown with it, never hidden. */
export interface Suppression {
  verdictId: string
  byUserId: string
  atMs: number
  untilMs: number
  words: string
}

/** What operators have called a misread, by (read mark, entry). Nothing is deleted by an undo: it is marked. */
export class MisreadMemory {
  private readonly byPair = new Map<string, MisreadVerdict[]>()
  private readonly byId = new Map<string, MisreadVerdict>()
  private readonly byCamera = new Map<string, number>()

  constructor(verdicts: Iterable<MisreadVerdict> = []) {
    for (const verdict of verdicts) this.note(verdict)
  }

  note(verdict: MisreadVerdict): void {
    this.forget(verdict.id)
    this.byId.set(verdict.id, verdict)
    const pair = pairOf(verdict.readMark, verdict.entryId)
    this.byPair.set(pair, [...(this.byPair.get(pair) ?? []), verdict])
    if (verdict.undoneAtMs === undefined) this.countCamera(verdict, 1)
  }

  /** Takes the verdict back; the answer is what to store, undefined when it is unknown or was undone before. */
  undo(id: string, byUserId: string, atMs: number): MisreadVerdict | undefined {
    const verdict = this.byId.get(id)
    if (!verdict || verdict.undoneAtMs !== undefined) return undefined
    const undone = { ...verdict, undoneAtMs: atMs, undoneByUserId: byUserId }
    this.note(undone)
    return undone
  }

  /** Whether a match of that pair, of a vehicle so described, is to be kept quiet at that time, and by whose word. */
  suppression(readMark: string, entryId: string, seen: VehicleDescription, atMs: number): Suppression | undefined {
    const verdict = this.byPair
      .get(pairOf(readMark, entryId))
      ?.findLast(
        (one) => one.undoneAtMs === undefined && atMs >= one.atMs && atMs < one.untilMs && fits(one.description, seen),
      )
    if (!verdict) return undefined
    const { id: verdictId, byUserId, atMs: saidAtMs, untilMs } = verdict
    const words = `Kept quiet: called a misread on ${dayOf(saidAtMs)}, until ${dayOf(untilMs)}.`
    return { verdictId, byUserId, atMs: saidAtMs, untilMs, words }
  }

  /** Misread verdicts that stand, of a camera. */
  misreadsOf(cameraId: string): number {
    return this.byCamera.get(cameraId) ?? 0
  }

  /** Drops verdicts whose time is over, so that memory stays bounded; the camera counts stay. */
  expire(nowMs: number): void {
    for (const { id, untilMs } of this.byId.values()) if (untilMs <= nowMs) this.forget(id, false)
  }

  private forget(id: string, uncount = true): void {
    const verdict = this.byId.get(id)
    if (!verdict) return
    this.byId.delete(id)
    const pair = pairOf(verdict.readMark, verdict.entryId)
    const rest = (this.byPair.get(pair) ?? []).filter((one) => one.id !== id)
    if (rest.length > 0) this.byPair.set(pair, rest)
    else this.byPair.delete(pair)
    if (uncount && verdict.undoneAtMs === undefined) this.countCamera(verdict, -1)
  }

  private countCamera({ cameraId }: MisreadVerdict, by: 1 | -1): void {
    if (cameraId !== undefined) this.byCamera.set(cameraId, this.misreadsOf(cameraId) + by)
  }
}

const pairOf = (readMark: string, entryId: string): string => `${readMark} ${entryId}`
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Everything the operator described must be seen alike; a camera that tells no make or colour cannot contradict. */
function fits(described: VehicleDescription, seen: VehicleDescription): boolean {
  return (['make', 'model', 'colour'] as const).every((of) => {
    const wanted = described[of]?.toUpperCase()
    const told = seen[of]?.toUpperCase()
    return wanted === undefined || told === undefined || wanted === told
  })
}
