/** Until when a unit could still have been sent: until it was decided that none is, or the report was made. */
export const deployWatchedUntil = (madeAt: string): string =>
  `CASE deploy_time WHEN 'none' THEN coalesce(decided_at, closed_at, ${madeAt}) ELSE ${madeAt} END`
