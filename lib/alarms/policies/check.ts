import { EntryDefaults, EntryPolicy } from '../../hotlists/entries/entry-policy.ts'
import { type Band, bandNames, bandRank, bands } from '../band.ts'
import { PolicySettings } from '../policy.ts'
import { type CategoryContent, PolicyContent } from './content.ts'
import { categoryWords, settingWords, timeWords } from './words.ts'

/** Why a policy may not go live: where, and what to do. */
export interface PolicyProblem {
  where: string
  message: string
}

/** Most points of harm, as lib/matching/harm-weights.ts has them. */
const mostHarm = 100

/**
 * Everything that keeps a policy from going live; none when it may. `base` is what it is to follow: a category that
 * entries may name is changed or made feed-only, never dropped.
 */
export function problemsOf(raw: unknown, base: PolicyContent): PolicyProblem[] {
  const parsed = PolicyContent.safeParse(raw)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ where: path.join(' › ') || 'policy', message }))
  }
  const content = parsed.data
  const codes = content.categories.map(({ code }) => code)
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at)
  const dropped = base.categories.filter(({ code }) => !codes.includes(code))
  return [
    ...twice.map((code) => ({ where: code, message: 'is there twice' })),
    ...dropped.map(({ code, name }) => ({ where: code, message: `${name} was left out: entries may name it` })),
    ...content.categories.flatMap(categoryProblems),
    ...bands.flatMap((band) => timeProblems(band, content)),
    ...orderProblems(content),
    ...settingProblems(content),
  ]
}

const guidance = ['whatIsThis', 'whatToDo', 'whoToCall', 'cause', 'consequence'] as const

function categoryProblems(category: CategoryContent): PolicyProblem[] {
  const problems: string[] = []
  const asked = [category.bandHigh, category.bandMedium, category.bandLow] as const
  if (category.harmWeight < 0 || category.harmWeight > mostHarm) problems.push(`Harm weight is 0 to ${mostHarm}`)
  if (asked.some((band, at) => at > 0 && bandRank(band) < bandRank(asked[at - 1] ?? band))) {
    problems.push('a lower grade asks for a more urgent band than a higher one')
  }
  if (category.feedOnly) {
    if (asked.some((band) => band !== 'log')) problems.push('is feed-only, so each band is Log only')
    if (category.matchPolicy?.most !== 'log') problems.push('is feed-only, so its matches are worth a record at most')
  } else {
    const missing = guidance.filter((part) => category[part] === '').map((part) => categoryWords[part])
    if (missing.length > 0) problems.push(`raises alarms without ${missing.join(', ')}: say it or make it feed-only`)
    if (asked.every((band) => band === 'log')) problems.push('raises no alarm for any grade: make it feed-only')
    if (asked.includes('high') && category.escalation === '') problems.push('asks for High without an escalation')
    const most = category.matchPolicy?.most
    if (most === 'log' || most === 'drop') problems.push('raises alarms, yet its matches are worth a record at most')
  }
  const defaults = EntryDefaults.safeParse(category.entryDefaults ?? {})
  for (const { path, message } of defaults.error?.issues ?? []) {
    problems.push(`${categoryWords.entryDefaults}: ${path.join('.')} ${message}`)
  }
  return problems.map((message) => ({ where: category.code, message }))
}

function timeProblems(band: Band, { bands: times }: PolicyContent): PolicyProblem[] {
  const where = `${bandNames[band]} times`
  const problems: PolicyProblem[] = []
  for (const [name, seconds] of Object.entries(times[band])) {
    if (seconds !== null && seconds <= 0)
      problems.push({ where, message: `${timeWords[name] ?? name} must be above 0` })
  }
  const { acknowledgeSec, supervisorSec, inspectorSec, decideSec, deploySec, arriveSec, shelveMaxSec } = times[band]
  const rising: [string, number | null, string, number | null][] = [
    ['Acknowledge', acknowledgeSec, 'decide', decideSec],
    ['Decide', decideSec, 'deploy', deploySec],
    ['Deploy', deploySec, 'in the area', arriveSec],
    ['Acknowledge', acknowledgeSec, 'the supervisor', supervisorSec],
    ['The supervisor', supervisorSec, 'the duty inspector', inspectorSec],
  ]
  for (const [first, a, then, b] of rising) {
    if (a !== null && b !== null && a > b) problems.push({ where, message: `${first} comes later than ${then}` })
  }
  if (band === 'high' && (supervisorSec === null || inspectorSec === null)) {
    problems.push({
      where,
      message: 'a High that nobody answers goes to the supervisor and the duty inspector: say when',
    })
  }
  if (band === 'high' && shelveMaxSec !== null) problems.push({ where, message: 'a High is never shelved' })
  return problems
}

/** A more urgent band is never given more time than a milder one. */
function orderProblems({ bands: times }: PolicyContent): PolicyProblem[] {
  const raised = ['high', 'medium', 'low'] as const
  return raised.slice(1).flatMap((band, at) => {
    const above = raised[at] ?? 'high'
    return (['acknowledgeSec', 'decideSec', 'deploySec', 'arriveSec'] as const)
      .filter((name) => (times[above][name] ?? 0) > (times[band][name] ?? Number.POSITIVE_INFINITY))
      .map((name) => ({
        where: `${bandNames[above]} times`,
        message: `${timeWords[name]} is longer than for ${bandNames[band]}`,
      }))
  })
}

/** Settings of entries by hand beside the rest, under `entries`. */
const Settings = PolicySettings.extend({ entries: EntryPolicy.optional() })

function settingProblems({ settings }: PolicyContent): PolicyProblem[] {
  const parsed = Settings.safeParse(settings)
  if (parsed.success) return []
  return parsed.error.issues.map(({ path, message }) => {
    const name = path.map(String).join('.')
    return { where: 'settings', message: `${settingWords[name] ?? name}: ${message}` }
  })
}
