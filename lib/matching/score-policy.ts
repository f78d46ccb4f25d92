/**
 * How alarms of one band are ordered. A version of this table is stored with the alarm policy; changing a figure is a new
 * version. Every figure is policy (no national figure exists) unless a source stands beside it.
 */
export interface ScorePolicy {
  version: number
  /** Most points each contribution can give; together at most 1000. */
  points: {
    harm: number
    grade: number
    probability: number
    freshness: number
    listFreshness: number
    signals: number
    interceptability: number
    sightings: number
  }
  /** Seconds after which half the worth of a sighting is gone. */
  freshnessHalfLifeS: number
  /** Days after which half the trust in an unrefreshed entry is gone. */
  listHalfLifeDays: number
  /** Minutes to reach the vehicle at which interception is worth half. */
  interceptHalfMinutes: number
  gradeShare: { high: number; medium: number; low: number }
  /** Share of the signal points one warning signal gives; together at most 1. */
  signalShare: Record<string, number>
  /** Share of the signal points of a signal the table does not name. */
  otherSignalShare: number
}

export const scorePolicy: ScorePolicy = {
  version: 1,
  points: {
    harm: 260,
    grade: 200,
    probability: 160,
    freshness: 120,
    listFreshness: 40,
    signals: 90,
    interceptability: 90,
    sightings: 40,
  },
  freshnessHalfLifeS: 300, // the DELAYED limit of DOMAIN §7: by then half its worth is gone
  listHalfLifeDays: 30,
  interceptHalfMinutes: 8,
  gradeShare: { high: 1, medium: 0.45, low: 0.1 },
  signalShare: {
    FI: 1,
    XP: 1,
    WE: 0.7,
    VI: 0.6,
    SU: 0.6,
    ES: 0.4,
    MN: 0.3,
    DR: 0.25,
    AT: 0.2,
    CO: 0.2,
    IM: 0.2,
    AL: 0.05,
  },
  otherSignalShare: 0.05,
}
