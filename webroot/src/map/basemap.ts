import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Theme } from '../logic/ramp'
import { worldUrl } from './contract'
import { WORLD } from './palette'

const FONT = ['Inter Variable']
const BIG_ENOUGH = ['<=', ['get', 'minz'], ['+', ['zoom'], 0.01]]

interface Label {
  id: string
  kinds: string[]
  size: unknown
  colour: string
  min?: number
  max?: number
  spaced?: number
  upper?: boolean
}

const label = (l: Label, halo: string): LayerSpecification =>
  ({
    id: l.id,
    type: 'symbol',
    source: 'world',
    'source-layer': 'place',
    minzoom: l.min ?? 0,
    maxzoom: l.max ?? 24,
    filter: ['all', ['in', ['get', 'k'], ['literal', l.kinds]], BIG_ENOUGH],
    layout: {
      'text-field': ['get', 'n'],
      'text-font': FONT,
      'text-size': l.size,
      'symbol-sort-key': ['get', 'minz'],
      'text-padding': 4,
      'text-max-width': 8,
      'text-letter-spacing': l.spaced ?? 0,
      'text-transform': l.upper ? 'uppercase' : 'none',
    },
    paint: { 'text-color': l.colour, 'text-halo-color': halo, 'text-halo-width': 1.4, 'text-halo-blur': 0.4 },
  }) as unknown as LayerSpecification

const byZoom = (...stops: (number | unknown)[]) => ['interpolate', ['linear'], ['zoom'], ...stops]

/** The first label layer: data is drawn below it. */
export const FIRST_LABEL = 'name-quarter'

/** The bundled world. Labels are drawn from the page's own web font, so no glyph files are needed. */
export function worldStyle(theme: Theme): StyleSpecification {
  const c = WORLD[theme]
  const line = (id: string, layer: string, paint: Record<string, unknown>, rest: Record<string, unknown> = {}) =>
    ({ id, type: 'line', source: 'world', 'source-layer': layer, layout: { 'line-join': 'round' }, paint, ...rest }) as unknown as LayerSpecification
  return {
    version: 8,
    name: `lake-${theme}`,
    sources: { world: { type: 'vector', url: `pmtiles://${worldUrl()}` } },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': c.water } },
      { id: 'land', type: 'fill', source: 'world', 'source-layer': 'land', paint: { 'fill-color': c.land } },
      line('coast', 'land', { 'line-color': c.coast, 'line-width': byZoom(0, 0.4, 4, 0.9, 10, 1.4) }),
      { id: 'lakes', type: 'fill', source: 'world', 'source-layer': 'water', paint: { 'fill-color': c.lake } },
      line('rivers', 'river', { 'line-color': c.river, 'line-width': byZoom(3, 0.5, 8, 1.6, 14, 4) }),
      line('states', 'border', { 'line-color': c.state, 'line-width': byZoom(3, 0.5, 10, 1.6) }, { minzoom: 3, filter: ['==', ['get', 'admin'], 4] }),
      line('countries', 'border', { 'line-color': c.country, 'line-width': byZoom(0, 0.4, 4, 0.9, 10, 2) }, { filter: ['==', ['get', 'admin'], 2] }),
      label({ id: FIRST_LABEL, kinds: ['quarter'], size: 11, colour: c.quarterName, min: 9 }, c.halo),
      label({ id: 'name-state', kinds: ['state'], size: byZoom(4, 9, 8, 12), colour: c.stateName, min: 4, max: 9, spaced: 0.12, upper: true }, c.halo),
      label(
        {
          id: 'name-city',
          kinds: ['city'],
          size: byZoom(3, 10, 8, ['step', ['get', 'pop'], 11, 5e4, 13, 3e5, 15, 1e6, 17], 14, ['step', ['get', 'pop'], 13, 5e4, 16, 1e6, 22]),
          colour: c.cityName,
        },
        c.halo,
      ),
      label({ id: 'name-capital', kinds: ['capital'], size: byZoom(3, 10.5, 8, 16, 14, 22), colour: c.cityName, spaced: 0.01 }, c.halo),
      label(
        {
          id: 'name-country',
          kinds: ['country'],
          size: byZoom(1, 10, 4, ['step', ['get', 'r'], 11, 40, 13, 250, 16], 7, 18),
          colour: c.countryName,
          max: 7,
          spaced: 0.14,
          upper: true,
        },
        c.halo,
      ),
    ],
  }
}
