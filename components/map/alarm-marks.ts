import { bandSvg } from '#components/band/band-shape.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { bandNames } from '#lib/alarms/band.ts'
import { displayMark } from '#lib/reads/mark/format.ts'
import { blank, characters, span } from './element.ts'
import type { SightingAge } from './sighting-age.ts'

/** A band's symbol; the source is made of constants only, nothing that was received. */
function symbol(className: string, band: Alarm['band'], hollow: boolean): HTMLElement {
  const element = span(className)
  element.innerHTML = bandSvg(band, hollow)
  return element
}

/** Words stand below, or above a southbound arrow; the selected alarm's beside it, clear of arrow and track. */
function wordsClass(bearing: number, selected: boolean): string {
  const eastOrWest = Math.abs(Math.sin((bearing * Math.PI) / 180)) > Math.SQRT1_2
  const south = bearing > 115 && bearing < 245
  if (selected && !eastOrWest) return 'map-words map-words-beside'
  return south ? 'map-words map-words-above' : 'map-words'
}

/** One alarm: symbol, direction of travel, age in words; hollow when it no longer tells where the vehicle is. */
export function drawAlarm(element: HTMLElement, alarm: Alarm, age: SightingAge, selected: boolean): void {
  const { bearing } = alarm.lastSighting
  blank(element)
  element.className = 'map-marker map-alarm'
  element.dataset.alarmId = alarm.id
  element.dataset.band = alarm.band
  element.toggleAttribute('data-waiting', alarm.state === 'raised' || alarm.state === 'missed')
  element.toggleAttribute('data-selected', selected)
  element.toggleAttribute('data-stale', !age.current)
  element.style.setProperty('--age-opacity', selected ? '1' : age.opacity.toFixed(2))
  element.title = `${displayMark(alarm.vrm)}, ${bandNames[alarm.band]}: ${alarm.reason}, ${alarm.lastSighting.cameraName} ${alarm.lastSighting.direction}`

  const arrow = span('map-arrow')
  arrow.style.rotate = `${bearing}deg`
  const words = span(wordsClass(bearing, selected))
  if (selected) words.append(characters('map-plate', displayMark(alarm.vrm)))
  words.append(span('map-age', age.words))
  element.replaceChildren(arrow, symbol('map-symbol', alarm.band, !age.current), words)
}

/** Several alarms at one place: the worst band's symbol and how many. */
export function drawCluster(element: HTMLElement, worst: Alarm, count: number, current: boolean): void {
  blank(element)
  element.className = 'map-marker map-cluster'
  element.dataset.alarmId = worst.id
  element.dataset.band = worst.band
  element.dataset.count = String(count)
  element.toggleAttribute('data-stale', !current)
  element.title = `${count} alarms, the worst ${bandNames[worst.band]}`
  element.replaceChildren(symbol('map-symbol', worst.band, !current), span('map-count', String(count)))
}
