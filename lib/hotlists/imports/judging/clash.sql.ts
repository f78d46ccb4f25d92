import { escapeLiteral } from 'pg'
import { type CoherenceRule, coherenceRules } from '../../coherence.ts'

const texts = (all: readonly string[]) => `ARRAY[${all.map((text) => escapeLiteral(text)).join(', ')}]::text[]`

/** A rule of `coherence.ts` over the columns of `alias`. */
function ruleSql(
  { grades, categories, notCategories, signals, withoutSignals, actions }: CoherenceRule,
  alias: string,
) {
  return [
    `${alias}.grade = ANY (${texts(grades)})`,
    ...(categories ? [`${alias}.category = ANY (${texts(categories)})`] : []),
    ...(notCategories ? [`NOT ${alias}.category = ANY (${texts(notCategories)})`] : []),
    ...(signals ? [`${alias}.warning_signals && ${texts(signals)}`] : []),
    ...(withoutSignals ? [`NOT ${alias}.warning_signals && ${texts(withoutSignals)}`] : []),
    ...(actions ? [`${alias}.action = ANY (${texts(actions)})`] : []),
  ].join(' AND ')
}

/** Whether a row is graded against its risk, as `coherenceOf` finds it with the consequence `override`. */
export const clashes = (alias: string): string =>
  coherenceRules
    .filter(({ consequence }) => consequence === 'override')
    .map((rule) => `(${ruleSql(rule, alias)})`)
    .join(' OR ')
