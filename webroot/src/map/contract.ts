import type { Bounds } from '../api/types'
import type { LonLat, Padding } from '../logic/geo'
import type { Theme } from '../logic/ramp'
import type { Range } from '../logic/ranges'
import type { View } from '../logic/url'

/** What is drawn over the cells: a day's way, its stays, the area asked about, the place pointed at. */
export interface Overlay {
  lines: LonLat[][]
  dots: LonLat[]
  stays: { at: LonLat; text: string }[]
  area?: Bounds | undefined
  focus?: LonLat | undefined
}

export const NO_OVERLAY: Overlay = { lines: [], dots: [], stays: [] }

export interface Scene {
  theme: Theme
  range: Range | undefined
  overlay: Overlay
  /** Cells step back behind a day. */
  dim: boolean
}

export interface MapEvents {
  moved(view: View): void
  idle(is: boolean): void
  /** Somebody asked what was here; undefined when nothing is drawn at that spot. */
  picked(area: Bounds | undefined): void
  failed(message: string): void
}

/** A map of the lake. Two kinds exist: WebGL, and plain canvas for browsers without it. */
export interface LakeMap {
  paint(scene: Scene): void
  /** The data may have changed: asks for every visible tile again. */
  reload(): void
  show(view: View): void
  fit(bounds: Bounds, pad: Padding): void
  zoomBy(steps: number): void
  pickCentre(): void
  destroy(): void
}

/** Address of the data tiles for a span. Asking again is cheap: every tile has an ETag. */
export const tileUrl = (range: Range | undefined): string =>
  `${location.origin}/api/tiles/{z}/{x}/{y}.mvt${range ? `?from=${range.from}&to=${range.to}` : ''}`

/** Whether an address is one of the lake's own, and not of the world beneath. */
export const isData = (url: string): boolean => url.startsWith(`${location.origin}/api/`)

export const MAX_DATA_ZOOM = 16
export const worldUrl = (): string => new URL('basemap/world.pmtiles', document.baseURI).href
