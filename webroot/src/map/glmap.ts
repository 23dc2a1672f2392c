import 'maplibre-gl/dist/maplibre-gl.css'
import * as ml from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'
import { generations } from '../api/http'
import type { Bounds } from '../api/types'
import { around, type Padding } from '../logic/geo'
import type { View } from '../logic/url'
import { FIRST_LABEL, worldStyle } from './basemap'
import { isData, tileUrl, type LakeMap, type MapEvents, type Scene } from './contract'
import { dataLayers, dataSource, overlayLayers, overlaySource } from './layers'

ml.setWorkerUrl(workerUrl)
ml.addProtocol('pmtiles', new Protocol().tile)

const REACH = 7
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

function style(scene: Scene): ml.StyleSpecification {
  const s = worldStyle(scene.theme)
  s.sources['data'] = dataSource(scene)
  s.sources['overlay'] = overlaySource(scene.overlay)
  const labels = s.layers.findIndex((l) => l.id === FIRST_LABEL)
  s.layers.splice(labels, 0, ...dataLayers(scene.theme, scene.dim))
  s.layers.push(...overlayLayers(scene.theme))
  return s
}

/** The WebGL map. Throws when the browser has no WebGL 2. */
export function glMap(el: HTMLElement, view: View, first: Scene, events: MapEvents): LakeMap {
  let scene = first
  const map = new ml.Map({
    container: el,
    style: style(first),
    center: [view.lon, view.lat],
    zoom: view.zoom,
    attributionControl: false,
    transformRequest: (url) => (isData(url) ? { url, headers: generations.headers } : { url }),
    fadeDuration: 0,
    refreshExpiredTiles: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 19,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new ml.ScaleControl({ maxWidth: 110 }), 'bottom-left')
  map.getCanvas().setAttribute('aria-label', 'Map of recorded places. Arrow keys pan, plus and minus zoom, Enter asks what was here.')

  map.on('idle', () => events.idle(true))
  map.on('dataloading', () => {
    events.idle(false)
    // What loads without changing a pixel must still end in an idle event.
    map.triggerRepaint()
  })
  map.on('movestart', () => events.idle(false))
  map.on('moveend', () => {
    const c = map.getCenter().wrap()
    events.moved({ lon: c.lng, lat: c.lat, zoom: map.getZoom() })
  })
  map.on('error', (e) => {
    const status = (e.error as { status?: number } | undefined)?.status
    if (status !== undefined || 'sourceId' in e) events.failed(status === 401 ? '401' : 'Some of the map could not be loaded.')
  })

  const pick = (p: ml.Point, always: boolean) => {
    const box: [ml.PointLike, ml.PointLike] = [[p.x - REACH, p.y - REACH], [p.x + REACH, p.y + REACH]]
    const hit = map.queryRenderedFeatures(box, { layers: ['cell-core', 'o-dot', 'o-stay'] }).length > 0
    const at = map.unproject(p)
    events.picked(hit || always ? around([at.lng, at.lat], map.getZoom(), REACH + 2) : undefined)
  }
  map.on('click', (e) => pick(e.point, false))
  map.on('mousemove', 'cell-core', () => (map.getCanvas().style.cursor = 'pointer'))
  map.on('mouseleave', 'cell-core', () => (map.getCanvas().style.cursor = ''))

  const pickCentre = () => pick(map.project(map.getCenter()), true)
  map.getCanvas().addEventListener('keydown', (e) => {
    if (e.key === 'Enter') pickCentre()
  })
  // For browser tests: what is drawn can be asked, not only looked at.
  Object.assign(window, { lakeMap: map })

  return {
    paint(next) {
      const before = scene
      scene = next
      if (before.theme !== next.theme || before.dim !== next.dim) map.setStyle(style(next))
      else if (before.overlay !== next.overlay) {
        void map.getSource<ml.GeoJSONSource>('overlay')?.setData(overlaySource(next.overlay).data as never)
      }
      if (before.range?.from !== next.range?.from || before.range?.to !== next.range?.to) {
        map.getSource<ml.VectorTileSource>('data')?.setTiles([tileUrl(next.range)])
      }
    },
    reload() {
      map.getSource<ml.VectorTileSource>('data')?.setTiles([tileUrl(scene.range)])
    },
    show: (v) => void map.jumpTo({ center: [v.lon, v.lat], zoom: v.zoom }),
    fit: (b: Bounds, padding: Padding) => void map.fitBounds(b, { padding, maxZoom: 15, duration: still() ? 0 : 700 }),
    zoomBy: (steps) => void map.zoomTo(map.getZoom() + steps, { duration: still() ? 0 : 200 }),
    pickCentre,
    destroy: () => map.remove(),
  }
}
