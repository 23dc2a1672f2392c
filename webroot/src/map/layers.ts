import type { GeoJSONSourceSpecification, LayerSpecification, VectorSourceSpecification } from 'maplibre-gl'
import type { Bounds } from '../api/types'
import { COLOURS, STOPS, type Theme } from '../logic/ramp'
import { MAX_DATA_ZOOM, tileUrl, type Overlay, type Scene } from './contract'
import { WORLD } from './palette'

export const dataSource = (scene: Scene): VectorSourceSpecification => ({
  type: 'vector',
  tiles: [tileUrl(scene.range)],
  maxzoom: MAX_DATA_ZOOM,
})

/**
 * Radius by zoom. A tile holds cells of two pixels up to zoom 13, and they grow to four until the next whole zoom brings
 * finer ones; the circles grow with them so that neighbours always touch and a road stays a line.
 */
function radius(scale: number): unknown {
  const stops: number[] = []
  for (let z = 0; z <= 13; z++) stops.push(z, 1.5 * scale, z + 0.99, 2.9 * scale)
  stops.push(14, 2.2 * scale, 16, 3.2 * scale, 19, 7 * scale)
  return ['interpolate', ['linear'], ['zoom'], ...stops]
}

/** Cells of the lake: a soft glow below, a crisp core above, the densest on top. */
export function dataLayers(theme: Theme, dim: boolean): LayerSpecification[] {
  const ramp = STOPS.flatMap((n, i) => [Math.log(n), COLOURS[theme][i]])
  const colour = ['interpolate', ['linear'], ['ln', ['max', 1, ['get', 'n']]], ...ramp]
  const cell = (id: string, paint: Record<string, unknown>) =>
    ({ id, type: 'circle', source: 'data', 'source-layer': 'cells', layout: { 'circle-sort-key': ['get', 'n'] }, paint: { 'circle-color': colour, ...paint } }) as unknown as LayerSpecification
  const glow = theme === 'dark' ? 0.2 : 0.12
  return [
    cell('cell-glow', { 'circle-radius': radius(3.4), 'circle-blur': 1, 'circle-opacity': dim ? glow / 4 : glow }),
    cell('cell-core', { 'circle-radius': radius(1), 'circle-blur': 0.3, 'circle-opacity': dim ? 0.28 : 0.95 }),
  ]
}

const ring = ([w, s, e, n]: Bounds) => [[w, s], [e, s], [e, n], [w, n], [w, s]]

/** The overlay as GeoJSON; property `o` says what each feature is. */
export function overlaySource(o: Overlay): GeoJSONSourceSpecification {
  const f = (kind: string, type: string, coordinates: unknown, text = '') => ({ type: 'Feature', properties: { o: kind, text }, geometry: { type, coordinates } })
  const features = [
    ...(o.area ? [f('area', 'Polygon', [ring(o.area)])] : []),
    ...o.lines.map((l) => f('way', 'LineString', l)),
    ...o.dots.map((d) => f('dot', 'Point', d)),
    ...o.stays.map((s) => f('stay', 'Point', s.at, s.text)),
    ...(o.focus ? [f('focus', 'Point', o.focus)] : []),
  ]
  return { type: 'geojson', data: { type: 'FeatureCollection', features } as never }
}

export function overlayLayers(theme: Theme): LayerSpecification[] {
  const c = WORLD[theme]
  const is = (o: string) => ['==', ['get', 'o'], o]
  const layer = (id: string, type: string, o: string, paint: Record<string, unknown>, layout: Record<string, unknown> = {}) =>
    ({ id, type, source: 'overlay', filter: is(o), paint, layout }) as unknown as LayerSpecification
  const round = { 'line-cap': 'round', 'line-join': 'round' }
  return [
    layer('o-area', 'fill', 'area', { 'fill-color': c.stay, 'fill-opacity': 0.12 }),
    layer('o-area-edge', 'line', 'area', { 'line-color': c.stay, 'line-width': 1.5 }),
    layer('o-way-casing', 'line', 'way', { 'line-color': c.wayCasing, 'line-width': 6, 'line-opacity': 0.75 }, round),
    layer('o-way', 'line', 'way', { 'line-color': c.way, 'line-width': 2.5 }, round),
    layer('o-dot', 'circle', 'dot', { 'circle-color': c.way, 'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 1, 14, 2.6], 'circle-opacity': 0.9 }),
    layer('o-stay', 'circle', 'stay', { 'circle-color': c.stay, 'circle-radius': 6, 'circle-stroke-color': c.stayRing, 'circle-stroke-width': 2 }),
    layer('o-focus', 'circle', 'focus', { 'circle-color': c.stay, 'circle-opacity': 0.2, 'circle-radius': 18, 'circle-stroke-color': c.stay, 'circle-stroke-width': 2 }),
    layer(
      'o-stay-name',
      'symbol',
      'stay',
      { 'text-color': c.cityName, 'text-halo-color': c.halo, 'text-halo-width': 1.6 },
      { 'text-field': ['get', 'text'], 'text-font': ['Inter Variable'], 'text-size': 12, 'text-offset': [0, 1], 'text-anchor': 'top', 'text-optional': true },
    ),
  ]
}
