import type { Map as LeafletMap } from 'leaflet'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { type MapLayer, mapLayers, type ShownLayers } from './map-layers.ts'

type MapControlsProps = {
  map: LeafletMap | null
  pinned: boolean
  onPin: (pinned: boolean) => void
  onFit: () => void
  onOwnWindow?: () => void
  listed: boolean
  onList: (listed: boolean) => void
  layers: ShownLayers
  onLayer: (layer: MapLayer, shown: boolean) => void
}

const pressedLook = (pressed: boolean) => (pressed ? 'border-focus! bg-selected!' : '')

/** Zoom, show everything, pin the view so that nothing moves it but a hand, name what is in view, leave layers out. */
export function MapControls(props: MapControlsProps) {
  const { map, pinned, onPin, onFit, onOwnWindow, listed, onList, layers, onLayer } = props
  return (
    <div className="map-controls">
      <Button size="small" aria-label="Zoom in" title="Zoom in" onClick={() => map?.zoomIn()}>
        <Icon name="plus" />
      </Button>
      <Button size="small" aria-label="Zoom out" title="Zoom out" onClick={() => map?.zoomOut()}>
        <Icon name="minus" />
      </Button>
      <Button size="small" aria-label="Show all alarms" title="Show all alarms" onClick={onFit}>
        <Icon name="frame" />
      </Button>
      <Button
        size="small"
        aria-pressed={pinned}
        title="A pinned view stays where it is when an alarm is selected"
        className={pressedLook(pinned)}
        onClick={() => onPin(!pinned)}
      >
        <Icon name="pin" />
        {pinned ? 'View pinned' : 'Pin view'}
      </Button>
      <Button size="small" aria-pressed={listed} className={pressedLook(listed)} onClick={() => onList(!listed)}>
        List
      </Button>
      {onOwnWindow && (
        <Button
          size="small"
          title="Opens the map in a window for a second screen; both stay in step"
          onClick={onOwnWindow}
        >
          <Icon name="screen" />
          Own window
        </Button>
      )}
      <fieldset className="map-layers">
        <legend className="sr-only">Shown on the map</legend>
        {(Object.keys(mapLayers) as MapLayer[]).map((layer) => (
          <label key={layer}>
            <input type="checkbox" checked={layers[layer]} onChange={({ target }) => onLayer(layer, target.checked)} />
            {mapLayers[layer]}
          </label>
        ))}
      </fieldset>
    </div>
  )
}
