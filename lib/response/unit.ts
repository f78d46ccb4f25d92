import { z } from 'zod'
import { Instant } from '../alarms/alarm.ts'

/** A unit as the desk and the API know it. Position is the newest reported; `deployment` its one present task. */
export const Unit = z.object({
  id: z.string(),
  callSign: z.string(),
  forceId: z.string(),
  kind: z.string(),
  crew: z.int(),
  onDuty: z.boolean(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  heading: z.number().nullable(),
  speedMph: z.number().nullable(),
  positionAt: Instant.nullable(),
  deployment: z
    .object({
      id: z.string(),
      alarmId: z.string().nullable(), // this, the mark and the place are null for those who may not see that alarm
      vrm: z.string().nullable(),
      state: z.string(), // `assigned` throughout for those who may not see the alarm
      targetLat: z.number().nullable(),
      targetLon: z.number().nullable(),
    })
    .nullable(),
})
export type Unit = z.infer<typeof Unit>
