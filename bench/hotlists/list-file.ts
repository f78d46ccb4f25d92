const letters = 'ABCDEFGHJKLMNOPRSTUVWXY'
const makes = ['FORD', 'VAUXHALL', 'VOLKSWAGEN', 'BMW', 'AUDI', 'TOYOTA', 'NISSAN', 'KIA']
const colours = ['BLUE', 'BLACK', 'SILVER', 'WHITE', 'RED', 'GREY']

/** One of 64 million marks that cannot be real (age ids 80–89), none of them one of those that are read. */
function markOf(n: number): string {
  // A step without a common divisor walks through all of them without order.
  let rest = (n * 7_368_787) % (23 ** 5 * 10)
  const letter = () => {
    const at = rest % 23
    rest = Math.floor(rest / 23)
    return letters.charAt(at)
  }
  const [a, b, c, d, e] = [letter(), letter(), letter(), letter(), letter()]
  return `${a}${b}${80 + (rest % 10)}${c}${d}${e}`
}

const heading =
  'VRM,Vehicle Make,Model,Colour,Action,Warning Markers,Reason,NIM Code,Information/Action,Force & Area,Weed Date,PNC ID,' +
  'GPMS Marking,CAD Information,Spare 1,Spare 2'

const row = (n: number, colour: string) =>
  `${markOf(n)},${makes[n % makes.length]},MODEL ${n % 97},${colour},STOP,${n % 10 === 0 ? 'VI;DR' : ''},Stolen,B23,` +
  `"Stop, check the papers of case ${n}",Durrow,${String(1 + (n % 28)).padStart(2, '0')}/03/2030 14:30,${n % 90}/${n}A,OFFICIAL,,,DI/2026/${n}\r\n`

const usual = (n: number) => colours[n % colours.length] as string

/** A VOI file in pieces; `changed` says of which rows the colour is another one. */
export function* listFile(rows: number, changed: (n: number) => boolean = () => false): Generator<Buffer> {
  let text = `${heading}\r\n`
  for (let n = 0; n < rows; n++) {
    text += row(n, changed(n) ? 'GOLD' : usual(n))
    if (text.length < 65_536) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

/** A delta that withdraws, changes and adds a third each. */
export function deltaFile(rows: number, listed: number): string {
  let text = `${heading},Op\r\n`
  for (let i = 0; i < rows; i++) {
    const op = (['withdraw', 'change', 'add'] as const)[i % 3] ?? 'add'
    const n = op === 'add' ? listed + i : i
    text += row(n, op === 'change' ? 'PURPLE' : usual(n)).replace('\r\n', `,${op}\r\n`)
  }
  return text
}
