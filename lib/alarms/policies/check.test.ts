import { describe, expect, it } from 'vitest'
import { seedContent } from '../testing/policy.ts'
import { problemsOf } from './check.ts'
import type { CategoryContent, PolicyContent } from './content.ts'
import { differences } from './difference.ts'

const base = seedContent()
const withCategory = (change: Partial<CategoryContent>): PolicyContent => ({
  ...base,
  categories: base.categories.map((category) => (category.code === 'wanted' ? { ...category, ...change } : category)),
})
const withTimes = (band: 'high' | 'medium', times: Record<string, number | null>): PolicyContent => ({
  ...base,
  bands: { ...base.bands, [band]: { ...base.bands[band], ...times } },
})
const bothArrive = (high: number, medium: number): PolicyContent => ({
  ...base,
  bands: {
    ...base.bands,
    high: { ...base.bands.high, arriveSec: high },
    medium: { ...base.bands.medium, arriveSec: medium },
  },
})
const said = (content: unknown) => problemsOf(content, base).map(({ where, message }) => `${where} ${message}`)

describe('problemsOf', () => {
  it('finds none in a policy as it is', () => expect(said(base)).toEqual([]))

  const cases: [string, unknown, RegExp][] = [
    ['no guidance', withCategory({ whatToDo: '  ' }), /wanted raises alarms without What do I do/],
    ['no cause', withCategory({ cause: '' }), /without Cause/],
    ['a band nobody knows', withCategory({ bandLow: 'urgent' as never }), /bandLow/],
    ['a High without escalation', withCategory({ bandHigh: 'high', escalation: '' }), /High without an escalation/],
    [
      'bands upside down',
      withCategory({ bandHigh: 'low', bandMedium: 'medium' }),
      /lower grade asks for a more urgent/,
    ],
    ['no alarm at all', withCategory({ bandHigh: 'log', bandMedium: 'log', bandLow: 'log' }), /make it feed-only/],
    ['feed-only that calls', withCategory({ feedOnly: true }), /each band is Log only/],
    ['an alarm that is a record', withCategory({ matchPolicy: { most: 'log' } }), /worth a record at most/],
    ['harm without measure', withCategory({ harmWeight: 500 }), /Harm weight is 0 to 100/],
    ['a category left out', { ...base, categories: base.categories.slice(1) }, /was left out/],
    ['a category twice', { ...base, categories: [...base.categories, ...base.categories] }, /is there twice/],
    ['defaults of an entry that are none', withCategory({ entryDefaults: { lifeDays: -3 } }), /Defaults of an entry/],
    ['a rule of entries that is none', { ...base, settings: { entries: { reviewDays: 0 } } }, /entries.reviewDays/],
    ['zero seconds', withTimes('high', { acknowledgeSec: 0 }), /must be above 0/],
    ['negative seconds', withTimes('medium', { decideSec: -5 }), /must be above 0/],
    ['half seconds', withTimes('high', { acknowledgeSec: 0.5 }), /acknowledgeSec/],
    ['a decision before the acknowledgement', withTimes('high', { decideSec: 10 }), /later than decide/],
    ['in the area before a unit is sent', withTimes('high', { arriveSec: 600 }), /Deploy comes later than in the area/],
    ['High in the area after Medium', bothArrive(7200, 3600), /In the area within \(s\) is longer than for Medium/],
    [
      'High slower than Medium',
      withTimes('high', { acknowledgeSec: 200, supervisorSec: 210 }),
      /longer than for Medium/,
    ],
    ['High that goes nowhere', withTimes('high', { inspectorSec: null }), /duty inspector: say when/],
    ['High on the shelf', withTimes('high', { shelveMaxSec: 60 }), /never shelved/],
    ['no grouping', { ...base, settings: { ...base.settings, groupingMinutes: 0 } }, /joins warm/],
    ['no bands', { ...base, bands: {} }, /bands/],
    ['nothing', null, /./],
  ]
  it.each(cases)('refuses %s', (_, content, expected) => expect(said(content).join('\n')).toMatch(expected))
})

describe('differences', () => {
  it('says what, from what, to what', () => {
    const after = {
      ...withCategory({ bandLow: 'medium', matchPolicy: null }),
      settings: { ...base.settings, feedDays: 7 },
    }
    expect(differences(base, base)).toEqual([])
    expect(differences(base, after)).toEqual([
      { where: 'Wanted', what: 'Band of grade Low', from: 'Low', to: 'Medium' },
      { where: 'Wanted', what: 'Match policy', from: '{"tolerant":{"possibleAt":0.2,"raiseAt":0.8}}', to: 'none' },
      { where: 'Settings', what: 'A line stays in the feed for (days)', from: 'none', to: '7' },
    ])
  })
})
