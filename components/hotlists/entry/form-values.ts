import { fromLondonInput } from '#components/ui/london-input.ts'
import type { EnterEntry } from '#lib/hotlists/entries/command-input.ts'

type Input = import('zod').input<typeof EnterEntry>

const minuteOf = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return hour * 60 + minute
}

/** The form as the command takes it. `covert` says what the list chosen holds. */
export function valuesOf(data: FormData): Input {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const forceIds = data.getAll('scopeForce').map(String)
  const [from, to] = [text('scopeFrom'), text('scopeTo')]
  const hours = from && to ? { fromMinute: minuteOf(from), toMinute: minuteOf(to) } : undefined
  const scope = { ...(forceIds.length > 0 && { forceIds }), ...(hours && { hours }) }
  return {
    fields: {
      hotlistId: text('hotlistId'),
      vrm: text('vrm'),
      make: text('make'),
      model: text('model'),
      colour: text('colour'),
      action: text('action') as Input['fields']['action'],
      warningSignals: data.getAll('warningSignal').map(String),
      reason: text('reason'),
      category: text('category'),
      grade: text('grade') as Input['fields']['grade'],
      nimCode: text('nimCode'),
      information: text('information'),
      forceId: text('forceId'),
      contact: text('contact'),
      ownerId: text('ownerId'),
      weedAt: fromLondonInput(text('weedAt')) ?? '',
      pncId: text('pncId'),
      marking: text('marking') as Input['fields']['marking'],
      cadReference: text('cadReference'),
      operationalInstructions: text('operationalInstructions'),
      sourceReference: text('sourceReference'),
      scope: Object.keys(scope).length > 0 ? scope : null,
    },
    claims: {
      justification: text('justification') || null,
      emergency: data.get('emergency') !== null,
      overrideReason: text('overrideReason') || null,
      askOverride: data.get('askOverride') !== null,
    },
    confirmed: data.get('confirmed') !== null,
  }
}
