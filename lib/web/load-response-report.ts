import type { Viewer } from '../access/viewer.ts'
import type { AuditInput } from '../audit/entry.ts'
import { appendAudit } from '../audit/store.ts'
import { systemClock } from '../core/clock.ts'
import { done, type Result, refuse } from '../core/result.ts'
import { pool } from '../db/pool.ts'
import { database } from '../db/prisma.ts'
import { type Period, periodOf } from '../reporting/period.ts'
import { listForces, responseReport } from '../reporting/queries.ts'
import type { ResponseReport } from '../reporting/response-report.ts'
import { personOf } from './reader.ts'
import { type SearchParams, textOf } from './search-params.ts'

/** What the query of /reports/response and of its CSV may say. */
export interface ReportQuery {
  period?: string
  from?: string
  until?: string
  force?: string
}

export async function reportQueryOf(params: SearchParams): Promise<ReportQuery> {
  const { period, from, until, force } = await params
  return { period: textOf(period), from: textOf(from), until: textOf(until), force: textOf(force) }
}

export interface LoadedReport {
  period: Period
  report: ResponseReport
  /** The audit entry of its being read; the caller says what was done with it. */
  audit: Omit<AuditInput, 'action'>
}

/** The response report that a query asks for, or in words why there is none. */
export async function loadResponseReport(viewer: Viewer, query: ReportQuery): Promise<Result<LoadedReport>> {
  const now = systemClock()
  const period = periodOf(query, now)
  if (!period.ok) return period
  const { from, until } = period.value
  const forces = await listForces(pool())
  if (query.force && !forces.some((force) => force.id === query.force))
    return refuse('invalid', 'There is no such force')
  const report = await responseReport(pool(), viewer, { from, until, now, forceId: query.force })
  const detail = { period: period.value.name, from: report.from, until: report.until, force: query.force ?? null }
  const audit = { at: now, ...personOf(viewer), objectType: 'report', objectId: 'response', detail }
  return done({ period: period.value, report, audit })
}

/** Every copy that leaves the house is recorded, before it leaves. */
export const recordExport = ({ audit }: LoadedReport): Promise<void> =>
  database().$transaction((tx) => appendAudit(tx, { ...audit, action: 'report.exported' }))
