import L from 'leaflet'

/**
 * Leaflet moves every marker with `translate3d`, and a browser makes a layer of its own of each: with 300 units and some
 * hundred alarms that was 16 ms a frame of drawing layers one over the other, without a graphics card. This switch has it
 * write `translate` instead; the panes that change often are layers (`stage.css`), their markers are not.
 */
Object.assign(L.Browser, { ie3d: true })
