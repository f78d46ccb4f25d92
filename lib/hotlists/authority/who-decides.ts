import { can, type Viewer } from '../../access/viewer.ts'

/** Why this person may not decide the question; null when they may. The screen says it and the command refuses with it. */
export function whyNotDecide(
  viewer: Viewer,
  asked: { requestedById: string; grounds: readonly string[] },
  entry: { createdById: string | null },
): string | null {
  if (!can(viewer, 'hotlist:authorise')) return 'Your role may not authorise entries'
  if (asked.requestedById === viewer.id || entry.createdById === viewer.id) {
    return 'You asked for it: another person must decide'
  }
  if (asked.grounds.includes('coherence') && !can(viewer, 'hotlist:override')) {
    return 'Your role may not override a grade that goes against its risk'
  }
  return null
}
