'use client'
import { createContext, use } from 'react'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'

/** Where a desk's details come from: the server, or a practice that knows of nothing else. */
export interface DeskWorld {
  /** Nothing here is real: what looks things up elsewhere stays silent. */
  practice: boolean
  /** The detail, or the HTTP status that stands for why not; rejects when nobody answers. */
  detail(alarmId: string, signal: AbortSignal): Promise<AlarmDetail | number>
  imageUrl(readId: string, kind: 'plate' | 'overview'): string
}

const liveWorld: DeskWorld = {
  practice: false,
  async detail(alarmId, signal) {
    const response = await fetchPatiently(`/api/console/alarms/${encodeURIComponent(alarmId)}`, {
      cache: 'no-store',
      signal,
    })
    return response.ok ? ((await response.json()) as AlarmDetail) : response.status
  },
  imageUrl: (readId, kind) => `/api/images/${readId}/${kind}`,
}

const DeskWorldContext = createContext<DeskWorld>(liveWorld)
export const DeskWorldProvider = DeskWorldContext.Provider
export const useDeskWorld = (): DeskWorld => use(DeskWorldContext)
