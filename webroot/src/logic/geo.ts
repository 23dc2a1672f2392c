import type { Bounds } from '../api/types'

export type LonLat = [lon: number, lat: number]

const EARTH = 6_371_008.8
const rad = (d: number): number => (d * Math.PI) / 180

/** Great-circle distance in metres. */
export function distance(a: LonLat, b: LonLat): number {
  const [dLat, dLon] = [rad(b[1] - a[1]), rad(b[0] - a[0])]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a[1])) * Math.cos(rad(b[1])) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** World square of side 1: x grows east from the antimeridian, y grows south from the top edge. */
export const toWorld = ([lon, lat]: LonLat): [number, number] => [
  (lon + 180) / 360,
  (1 - Math.asinh(Math.tan(rad(Math.max(-85.0511, Math.min(85.0511, lat))))) / Math.PI) / 2,
]

export const toLonLat = ([x, y]: [number, number]): LonLat => [
  x * 360 - 180,
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
]

/** Pixels of the whole world at a zoom, with tiles of 512 pixels. */
export const worldSize = (zoom: number): number => 512 * 2 ** zoom

/** The square of `radius` pixels around a place at a zoom. */
export function around(at: LonLat, zoom: number, radius: number): Bounds {
  const [x, y] = toWorld(at)
  const r = radius / worldSize(zoom)
  const [w, n] = toLonLat([x - r, y - r])
  const [e, s] = toLonLat([x + r, y + r])
  return [Math.max(-180, w), s, Math.min(180, e), n]
}

/** Bounds of points, or undefined when there are none. */
export function boundsOf(points: LonLat[]): Bounds | undefined {
  if (!points.length) return undefined
  const b: Bounds = [180, 90, -180, -90]
  for (const [lon, lat] of points) {
    b[0] = Math.min(b[0], lon)
    b[1] = Math.min(b[1], lat)
    b[2] = Math.max(b[2], lon)
    b[3] = Math.max(b[3], lat)
  }
  return b
}

export interface Padding {
  top: number
  right: number
  bottom: number
  left: number
}

/** The view that shows bounds inside a viewport less its padding. */
export function viewOf(b: Bounds, width: number, height: number, pad: Padding, maxZoom = 15) {
  const [x0, y0] = toWorld([b[0], b[3]])
  const [x1, y1] = toWorld([b[2], b[1]])
  const w = Math.max(64, width - pad.left - pad.right)
  const h = Math.max(64, height - pad.top - pad.bottom)
  const zoom = Math.max(0, Math.min(maxZoom, Math.log2(Math.min(w / Math.max(1e-9, x1 - x0), h / Math.max(1e-9, y1 - y0)) / 512)))
  const size = worldSize(zoom)
  const cx = (x0 + x1) / 2 + (pad.right - pad.left) / 2 / size
  const cy = (y0 + y1) / 2 + (pad.bottom - pad.top) / 2 / size
  const [lon, lat] = toLonLat([cx, cy])
  return { lon, lat, zoom }
}
