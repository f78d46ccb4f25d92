import { type KeyboardEvent, type PointerEvent, useRef, useState, type WheelEvent } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { asItIs, moved, styleOf, zoomed } from './picture-view.ts'

interface PictureViewerProps {
  source: string
  alt: string
  onClose: () => void
}

const step = 1.4
const pan = 0.1
const keys: Record<string, [dx: number, dy: number]> = {
  ArrowLeft: [pan, 0],
  ArrowRight: [-pan, 0],
  ArrowUp: [0, pan],
  ArrowDown: [0, -pan],
}

/** A picture as large as the screen allows, to read a plate by: zoom, contrast and brightness; the file stays as it is. */
export default function PictureViewer({ source, alt, onClose }: PictureViewerProps) {
  const [view, setView] = useState(asItIs)
  const held = useRef<{ x: number; y: number } | null>(null)
  const frame = useRef<HTMLDivElement>(null)

  const wheel = ({ deltaY, clientX, clientY }: WheelEvent) => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return
    const at = { x: (clientX - box.left) / box.width - 0.5, y: (clientY - box.top) / box.height - 0.5 }
    setView((now) => zoomed(now, deltaY < 0 ? step : 1 / step, at))
  }
  const drag = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect()
    if (!held.current || !box) return
    const { x, y } = held.current
    held.current = { x: event.clientX, y: event.clientY }
    setView((now) => moved(now, (event.clientX - x) / box.width, (event.clientY - y) / box.height))
  }
  const press = (event: KeyboardEvent) => {
    const direction = keys[event.key]
    if (event.target instanceof HTMLInputElement) return
    if (direction) setView((now) => moved(now, ...direction))
    else if (event.key === '+' || event.key === '=') setView((now) => zoomed(now, step))
    else if (event.key === '-') setView((now) => zoomed(now, 1 / step))
    else if (event.key === '0') setView(asItIs)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Dialog title={alt} open onClose={onClose} width="wide">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the picture; every one has a control too */}
      <div onKeyDown={press} className="grid gap-3">
        <div
          ref={frame}
          className="keeps-colour aspect-video cursor-grab touch-none overflow-hidden rounded-md border border-line bg-ground active:cursor-grabbing"
          onWheel={wheel}
          onPointerDown={(event) => {
            held.current = { x: event.clientX, y: event.clientY }
            event.currentTarget.setPointerCapture(event.pointerId)
          }}
          onPointerMove={drag}
          onPointerUp={() => {
            held.current = null
          }}
        >
          {/* biome-ignore lint/performance/noImgElement: pictures come from our own route, once, as they are */}
          <img src={source} alt={alt} draggable={false} className="size-full object-contain" style={styleOf(view)} />
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <span className="flex items-center gap-1.5">
            <Button size="small" aria-label="Zoom out" keyHint="-" onClick={() => setView(zoomed(view, 1 / step))}>
              <Icon name="minus" />
            </Button>
            <output className="w-14 text-center text-sm">{Math.round(view.zoom * 100)} %</output>
            <Button size="small" aria-label="Zoom in" keyHint="+" onClick={() => setView(zoomed(view, step))}>
              <Icon name="plus" />
            </Button>
          </span>
          <Slider label="Contrast" value={view.contrast} onChange={(contrast) => setView({ ...view, contrast })} />
          <Slider
            label="Brightness"
            value={view.brightness}
            onChange={(brightness) => setView({ ...view, brightness })}
          />
          <Button size="small" keyHint="0" className="ml-auto" onClick={() => setView(asItIs)}>
            As it came
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

function Slider({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <label className="flex items-center gap-2 text-sm">
      {label}
      <input
        type="range"
        min={0.25}
        max={4}
        step={0.05}
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
        className="w-36 accent-primary"
      />
    </label>
  )
}
