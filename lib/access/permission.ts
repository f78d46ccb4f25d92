/** Everything a person can be allowed to do, named `noun:verb`. A typo does not compile. */
export const permissions = [
  'settings:own',
  'alarm:read',
  'alarm:read-restricted',
  'alarm:acknowledge',
  'alarm:verify',
  'alarm:deploy',
  'alarm:close',
  'alarm:take-over',
  'alarm:override',
  'unit:read',
  'watch:keep',
  'watch:read',
  'report:read',
  'report:export',
  'hotlist:read',
  'hotlist:read-restricted',
  'hotlist:withdraw',
  'misread:read',
  'camera:read',
  'ingest:read',
  'audit:read',
  'person:manage',
] as const

export type Permission = (typeof permissions)[number]
