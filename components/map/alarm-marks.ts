import { bandSvg } from '#components/band/band-shape.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { bandNames } from '#lib/alarms/band.ts'
import { displayMark } from '#lib/reads/mark/format.ts'
import type { SightingAge } from './sighting-age.ts'

const part = (className: string, text = ''): HTMLElement => {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

/** A band's symbol; the source is made of constants only, nothing that was received. */
function symbol(className: string, band: Alarm['band'], hollow: boolean): HTMLElement {
  const element = part(className)
  element.innerHTML = bandSvg(band, hollow)
  return element
}

/** Where a southbound arrow would cross the words below the symbol, they go above it. */
const wordsAbove = (bearing: number): boolean => bearing > 115 && bearing < 245

/** One alarm: symbol, direction of travel, age in words; hollow when it no longer tells where the vehicle is. */
export function drawAlarm(element: HTMLElement, alarm: Alarm, age: SightingAge, selected: boolean): void {
  const { bearing } = alarm.lastSighting
  element.className = 'map-marker map-alarm'
  element.dataset.alarmId = alarm.id
  element.dataset.band = alarm.band
  element.toggleAttribute('data-waiting', alarm.state === 'raised' || alarm.state === 'missed')
  element.toggleAttribute('data-selected', selected)
  element.toggleAttribute('data-stale', !age.current)
  element.style.setProperty('--age-opacity', selected ? '1' : age.opacity.toFixed(2))
  element.title = `${displayMark(alarm.vrm)}, ${bandNames[alarm.band]}: ${alarm.reason}, ${alarm.lastSighting.cameraName} ${alarm.lastSighting.direction}`

  const arrow = part('map-arrow')
  arrow.style.rotate = `${bearing}deg`
  const words = part(`map-words${wordsAbove(bearing) ? ' map-words-above' : ''}`)
  if (selected) words.append(part('map-plate', displayMark(alarm.vrm)))
  words.append(part('map-age', age.words))
  element.replaceChildren(arrow, symbol('map-symbol', alarm.band, !age.current), words)
}

/** Several alarms at one place: the worst band's symbol and how many. */
export function drawCluster(element: HTMLElement, worst: Alarm, count: number, current: boolean): void {
  element.className = 'map-marker map-cluster'
  element.dataset.alarmId = worst.id
  element.dataset.band = worst.band
  element.dataset.count = String(count)
  element.toggleAttribute('data-stale', !current)
  element.title = `${count} alarms, the worst ${bandNames[worst.band]}`
  element.replaceChildren(symbol('map-symbol', worst.band, !current), part('map-count', String(count)))
}
