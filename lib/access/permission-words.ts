import type { Permission } from './permission.ts'

/** Permissions as a person would say them: "may …". */
export const permissionWords: Readonly<Record<Permission, string>> = {
  'settings:own': 'keep settings of their own',
  'alarm:read': 'see alarms on queue and map',
  'alarm:read-restricted': 'see alarms of SILENT entries',
  'alarm:acknowledge': 'acknowledge an alarm and release it',
  'alarm:verify': 'verify an alarm',
  'alarm:deploy': 'send units, or record why none is sent',
  'alarm:close': 'record outcomes and close alarms',
  'alarm:take-over': 'take over an alarm that somebody else owns',
  'alarm:override': 'deploy without a confirmed verification, or undo a misread, with a reason',
  'unit:read': 'see units and where they are',
  'watch:keep': 'log on at a desk, watch areas, hand over and take over from others',
  'watch:read': 'see who watches what, coverage gaps and the load of desks',
  'report:read': 'read reports',
  'report:export': 'take figures away as CSV',
  'hotlist:read': 'look up hotlists and their entries',
  'hotlist:read-restricted': 'look up SILENT entries',
  'hotlist:withdraw': 'withdraw an entry, with a reason',
  'misread:read': 'see which misreads are kept from the desk',
  'camera:read': 'see cameras and when they last read',
  'ingest:read': 'see refused reads and the matcher’s health',
  'audit:read': 'read the audit and check that it is whole',
  'person:manage': 'manage people and their roles',
}
