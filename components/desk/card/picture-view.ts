/** How a large picture is shown: `zoom` times, moved by fractions of its frame, contrast and brightness 1 as it is. */
export interface PictureView {
  zoom: number
  x: number
  y: number
  contrast: number
  brightness: number
}

export const asItIs: PictureView = { zoom: 1, x: 0, y: 0, contrast: 1, brightness: 1 }
export const mostZoom = 8

const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value))

/** Never so far that the frame shows nothing but its edge. */
function within({ zoom, x, y, ...rest }: PictureView): PictureView {
  const reach = (zoom - 1) / 2
  return { ...rest, zoom, x: between(-reach, x, reach), y: between(-reach, y, reach) }
}

/** Zooms by a factor about a point of the frame, given as fractions from its middle (−0.5 … 0.5): that point stays put. */
export function zoomed(view: PictureView, factor: number, at = { x: 0, y: 0 }): PictureView {
  const zoom = between(1, view.zoom * factor, mostZoom)
  const change = zoom / view.zoom
  return within({ ...view, zoom, x: at.x - (at.x - view.x) * change, y: at.y - (at.y - view.y) * change })
}

/** Moves by fractions of the frame. */
export const moved = (view: PictureView, dx: number, dy: number): PictureView =>
  within({ ...view, x: view.x + dx, y: view.y + dy })

export const styleOf = ({ zoom, x, y, contrast, brightness }: PictureView) => ({
  transform: `translate(${100 * x}%, ${100 * y}%) scale(${zoom})`,
  filter: `contrast(${contrast}) brightness(${brightness})`,
})
