import type { Map as LeafletMap } from 'leaflet'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'

type MapControlsProps = { map: LeafletMap | null; pinned: boolean; onPin: (pinned: boolean) => void; onFit: () => void }

/** Zoom, show everything, and pin the view so that nothing moves it but a hand. */
export function MapControls({ map, pinned, onPin, onFit }: MapControlsProps) {
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
        className={pinned ? 'border-focus! bg-selected!' : ''}
        onClick={() => onPin(!pinned)}
      >
        <Icon name="pin" />
        {pinned ? 'View pinned' : 'Pin view'}
      </Button>
    </div>
  )
}
