import { pool } from '#lib/db/pool.ts'
import { checkHealth } from '#lib/web/health.ts'
import { answer } from '#lib/web/route.ts'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const health = await checkHealth(pool())
  return answer(health.ok ? 200 : 503, health)
}
