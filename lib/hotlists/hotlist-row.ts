/** A list as everybody who may look it up sees it. */
export interface HotlistRow {
  id: string
  name: string
  source: string
  forceName: string
  owner: string
  contact: string
  revision: number
  refreshedAt: Date
  expectedRefreshHours: number
  covert: boolean
  live: number
}
