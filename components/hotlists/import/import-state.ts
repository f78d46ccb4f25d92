import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import type { Detected } from '#lib/hotlists/files/file-reader.ts'
import type { DiffCounts } from '#lib/hotlists/files/guard.ts'

/** What GET /api/hotlists/imports/{id} answers. */
export interface ImportState {
  id: string
  hotlistId: string
  hotlistName: string
  kind: 'full' | 'delta'
  state: 'staging' | 'ready' | 'applying' | 'applied' | 'cancelled' | 'failed'
  rows: number
  refused: number
  detected: Partial<Detected> | null
  counts: DiffCounts | null
  guard: { stops: boolean; share: number; before: number; most: number } | null
  problem: string | null
  /** Graded against their risk, and Highs that somebody must authorise. */
  clashes: number
  highs: number
  refusals: { line: number; code: string; field: string | null; value: string | null; reason: string }[]
}

export async function askState(importId: string): Promise<ImportState | undefined> {
  const answer = await fetchPatiently(`/api/hotlists/imports/${importId}`).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as ImportState) : undefined
}
