import { classifyMark } from './classify.ts'

/** A mark as it is spaced on the plate: `AB12 CDE`, `A123 BCD`, `ABC 123D`, `123 D 456`; others as they are. */
export function displayMark(mark: string): string {
  switch (classifyMark(mark)) {
    case 'current':
      return `${mark.slice(0, 4)} ${mark.slice(4)}`
    case 'prefix':
    case 'q':
      return `${mark.slice(0, -3)} ${mark.slice(-3)}`
    case 'suffix':
      return `${mark.slice(0, 3)} ${mark.slice(3)}`
    case 'dateless':
    case 'northern-ireland':
    case 'jersey':
    case 'isle-of-man':
      return mark.replace(/([A-Z])(?=\d)|(\d)(?=[A-Z])/, '$& ')
    case 'diplomatic':
    case 'military':
      return mark.replace(/([A-Z])(?=\d)|(\d)(?=[A-Z])/g, '$& ')
    default:
      return mark
  }
}
