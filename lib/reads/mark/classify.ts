import { NO_SHAPE, shapeFrom, shapeOf } from './shape.ts'

export type MarkFormat =
  | 'current'
  | 'prefix'
  | 'suffix'
  | 'dateless'
  | 'northern-ireland'
  | 'q'
  | 'diplomatic'
  | 'military'
  | 'trade'
  | 'jersey'
  | 'guernsey'
  | 'isle-of-man'
  | 'foreign'
  | 'unknown'

interface Rule {
  format: MarkFormat
  pattern: RegExp
}

/**
 * Every format by shape; the first rule that fits names it. Letter rules after DOMAIN §5; where public sources
 * disagree the choices are argued in docs/matching.md ("Marks") and held by classify.test.ts.
 */
const table: readonly [format: MarkFormat, shapes: string, pattern: RegExp][] = [
  // Every age identifier but 00, 01 and 50, which are never issued; 30–49 and 80–99 are not issued yet.
  ['current', 'LLDDLLL', /^[A-HJ-PR-Y]{2}(?!00|01|50)\d\d[A-HJ-PR-Z]{3}$/],
  ['q', 'LDLLL LDDLLL LDDDLLL', /^Q[1-9]\d{0,2}[A-HJ-PR-Z]{3}$/],
  ['prefix', 'LDLLL LDDLLL LDDDLLL', /^[A-HJ-NPR-TV-Y][1-9]\d{0,2}[A-HJ-PR-Z]{3}$/],
  ['isle-of-man', 'LLD LLDD LLDDD LLDDDD LLLD LLLDD LLLDDD LLLDL LLLDDL LLLDDDL', /^(MN|MAN)[1-9]\d*[A-Z]?$/],
  ['suffix', 'LLLDL LLLDDL LLLDDDL', /^[A-HJ-PR-Z]{3}[1-9]\d{0,2}[A-HJ-NPR-TV-Y]$/],
  ['jersey', 'LD LDD LDDD LDDDD LDDDDD LDDDDDD', /^J[1-9]\d*$/],
  // Two or three letters, one of them I or Z, with one to four digits before or after.
  ['northern-ireland', 'LLD LLDD LLDDD LLDDDD LLLD LLLDD LLLDDD LLLDDDD', /^(?=[A-Z]*[IZ])[A-Z]+[1-9]\d*$/],
  ['northern-ireland', 'DLL DDLL DDDLL DDDDLL DLLL DDLLL DDDLLL DDDDLLL', /^[1-9]\d*(?=[A-Z]*[IZ])[A-Z]+$/],
  ['dateless', 'LD LDD LDDD LDDDD LLD LLDD LLDDD LLDDDD LLLD LLLDD LLLDDD', /^[A-HJ-PR-Z]+[1-9]\d*$/],
  ['dateless', 'DL DDL DDDL DDDDL DLL DDLL DDDLL DDDDLL DLLL DDLLL DDDLLL', /^[1-9]\d*[A-HJ-PR-Z]+$/],
  ['diplomatic', 'DDDLDDD', /^\d{3}[DX]\d{3}$/],
  ['military', 'LLDDLL DDLLDD', /./],
  ['trade', 'DDDDD', /./],
  ['guernsey', 'D DD DDD DDDD', /^[1-9]/],
  // Shapes of the commonest foreign visitors: France, Italy and Slovakia; Brazil and Poland; Mercosur; Spain;
  // California; the Netherlands; Germany; Ireland.
  ['foreign', 'LLDDDLL LLLDDDD LLLDLDD DDDDLLL DLLLDDD', /./],
  ['foreign', 'LLDDDL LDDDLL DLLLDD DDLLLD DLLDDD DDDLLD LLLDDL', /./],
  ['foreign', 'LLLLDD LLLLDDD LLLLDDDD LLLDDDDD LLLLLDDD', /./],
  ['foreign', 'DDDLD DDDLDD DDDLDDDD DDDLDDDDD DDDLLDDDD DDDLLDDDDD DDLDDD DDLDDDD DDLDDDDD', /./],
]

const byShape = new Map<number, Rule[]>()
for (const [format, shapes, pattern] of table)
  for (const classes of shapes.split(' ')) {
    const shape = shapeFrom(classes)
    const rules = byShape.get(shape) ?? []
    rules.push({ format, pattern })
    byShape.set(shape, rules)
  }

/** The format a normalised mark is written in; `unknown` is a label, never a reason to refuse a read. */
export function classifyMark(mark: string): MarkFormat {
  const shape = shapeOf(mark)
  const rules = shape === NO_SHAPE ? undefined : byShape.get(shape)
  if (rules) for (const rule of rules) if (rule.pattern.test(mark)) return rule.format
  return 'unknown'
}
