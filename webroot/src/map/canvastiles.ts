import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'
import { generations, heed } from '../api/http'
import { toWorld, worldSize } from '../logic/geo'
import type { View } from '../logic/url'
import { MAX_DATA_ZOOM, worldUrl } from './contract'

/** A tile and the square of the screen it covers. */
export interface Placed {
  tile: VectorTile | undefined
  x: number
  y: number
  size: number
}

const WORLD_ZOOM = 7
const KEPT = 400

/** Tiles of world and data for the canvas map, kept in memory. */
export class CanvasTiles {
  readonly #world = new PMTiles(worldUrl())
  readonly #kept = new Map<string, Promise<VectorTile | undefined>>()

  constructor(private readonly failed: () => void) {}

  world(view: View, w: number, h: number): Promise<Placed[]> {
    return this.#each(view, w, h, WORLD_ZOOM, (x, y, z) => this.#get(`world/${z}/${x}/${y}`, async () => (await this.#world.getZxy(z, x, y))?.data))
  }

  data(view: View, w: number, h: number, template: string): Promise<Placed[]> {
    return this.#each(view, w, h, MAX_DATA_ZOOM, (x, y, z) => {
      const url = template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))
      return this.#get(url, async () => {
        const r = heed(await fetch(url, { headers: generations.headers }))
        if (!r.ok) throw new Error(String(r.status))
        return r.status === 204 ? undefined : r.arrayBuffer()
      })
    })
  }

  /** Data tiles will be asked for again; the world does not change. */
  forget(): void {
    for (const key of this.#kept.keys()) if (!key.startsWith('world/')) this.#kept.delete(key)
  }

  #get(key: string, load: () => Promise<ArrayBuffer | undefined>): Promise<VectorTile | undefined> {
    const known = this.#kept.get(key)
    if (known) return known
    const tile = load()
      .then((b) => (b?.byteLength ? new VectorTile(new PbfReader(new Uint8Array(b))) : undefined))
      .catch(() => {
        this.#kept.delete(key)
        this.failed()
        return undefined
      })
    this.#kept.set(key, tile)
    const oldest = this.#kept.keys().next().value
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return tile
  }

  #each(view: View, w: number, h: number, deepest: number, load: (x: number, y: number, z: number) => Promise<VectorTile | undefined>): Promise<Placed[]> {
    const z = Math.max(0, Math.min(deepest, Math.floor(view.zoom)))
    const n = 2 ** z
    const size = worldSize(view.zoom) / n
    const [cx, cy] = toWorld([view.lon, view.lat])
    const [x0, x1] = [Math.floor(cx * n - w / 2 / size), Math.floor(cx * n + w / 2 / size)]
    const [y0, y1] = [Math.max(0, Math.floor(cy * n - h / 2 / size)), Math.min(n - 1, Math.floor(cy * n + h / 2 / size))]
    const all: Promise<Placed>[] = []
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const at = { x: w / 2 + (x - cx * n) * size, y: h / 2 + (y - cy * n) * size, size }
        all.push(load(((x % n) + n) % n, y, z).then((tile) => ({ tile, ...at })))
      }
    }
    return Promise.all(all)
  }
}
