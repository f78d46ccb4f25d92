const paths = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  copy: 'M6 5.5V3h7v8h-2.5M3 5.5h7.5V13H3z',
  arrow: 'M2.5 8h11M9.5 4l4 4-4 4',
  chevron: 'M4.5 6.5 8 10l3.5-3.5',
  pin: 'M5.5 2.5h5l-.7 4.3 2.2 2.4H4l2.2-2.4zM8 9.2v4.6',
  frame: 'M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.5 10.5 14 14',
  sound: 'M3 6.2h2.3L8.5 3.5v9L5.3 9.8H3zM10.7 5.8a3 3 0 0 1 0 4.4M12.4 4.1a5.4 5.4 0 0 1 0 7.8',
  silence: 'M3 6.2h2.3L8.5 3.5v9L5.3 9.8H3zM11 6.3l3.4 3.4M14.4 6.3 11 9.7',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  moon: 'M13.2 9.6A5.7 5.7 0 0 1 6.4 2.8a5.7 5.7 0 1 0 6.8 6.8z',
  screen: 'M2 3h12v8H2zM5.5 13.5h5M8 11v2.5',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.3V11M8 5v.3',
  fault: 'M8 2.2 14.3 13.3H1.7zM8 6.3v3.4M8 11.4v.3',
} as const
export type IconName = keyof typeof paths

/** A 16-unit line icon in the colour of the text; decoration only, words stand beside it or in the control's name. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={`size-4 shrink-0 fill-none stroke-current stroke-[1.4] ${className ?? ''}`}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
