import { toWorld, worldSize, type LonLat } from '../logic/geo'
import { palette, position, type Theme } from '../logic/ramp'
import type { View } from '../logic/url'
import type { Placed } from './canvastiles'
import type { Overlay } from './contract'
import { WORLD } from './palette'

type G = CanvasRenderingContext2D
const SHADES = 24
const SHADE: Record<Theme, string[]> = { dark: palette('dark', SHADES), light: palette('light', SHADES) }

function trace(g: G, p: Placed, layer: string, want?: (props: Record<string, unknown>) => boolean): void {
  const l = p.tile?.layers[layer]
  g.beginPath()
  for (let i = 0; l && i < l.length; i++) {
    const f = l.feature(i)
    if (want && !want(f.properties)) continue
    for (const ring of f.loadGeometry()) {
      ring.forEach((q, j) => g[j ? 'lineTo' : 'moveTo'](p.x + (q.x / l.extent) * p.size, p.y + (q.y / l.extent) * p.size))
    }
  }
}

export function paintWorld(g: G, tiles: Placed[], theme: Theme, zoom: number, w: number, h: number): void {
  const c = WORLD[theme]
  g.fillStyle = c.water
  g.fillRect(0, 0, w, h)
  for (const p of tiles) {
    if (!p.tile) continue
    g.save()
    g.beginPath()
    g.rect(p.x, p.y, p.size + 0.5, p.size + 0.5)
    g.clip()
    g.fillStyle = c.land
    trace(g, p, 'land')
    g.fill('evenodd')
    g.fillStyle = c.lake
    trace(g, p, 'water')
    g.fill('evenodd')
    g.strokeStyle = c.country
    g.lineWidth = 0.8
    trace(g, p, 'border', (props) => props['admin'] === 2)
    g.stroke()
    if (zoom > 5) {
      g.strokeStyle = c.state
      trace(g, p, 'border', (props) => props['admin'] !== 2)
      g.stroke()
    }
    g.restore()
  }
}

/** Draws the cells and answers how many there were on screen. */
export function paintCells(g: G, tiles: Placed[], theme: Theme, zoom: number, dim: boolean): number {
  const edge = 2 + 2 * (zoom - Math.floor(zoom))
  let drawn = 0
  g.globalAlpha = dim ? 0.3 : 1
  for (const p of tiles) {
    const l = p.tile?.layers['cells']
    for (let i = 0; l && i < l.length; i++) {
      const f = l.feature(i)
      const at = f.loadGeometry()[0]?.[0]
      if (!at) continue
      g.fillStyle = SHADE[theme][Math.round(position(Number(f.properties['n'])) * (SHADES - 1))] ?? '#000'
      g.fillRect(p.x + (at.x / l.extent) * p.size - edge / 2, p.y + (at.y / l.extent) * p.size - edge / 2, edge, edge)
      drawn++
    }
  }
  g.globalAlpha = 1
  return drawn
}

interface Name {
  text: string
  kind: string
  rank: number
  x: number
  y: number
}

function names(tiles: Placed[], zoom: number): Name[] {
  const all = tiles.flatMap((p): Name[] => {
    const l = p.tile?.layers['place']
    return Array.from({ length: l?.length ?? 0 }, (_, i) => {
      const f = l?.feature(i)
      const at = f?.loadGeometry()[0]?.[0]
      if (!l || !f || !at) return []
      const { k, n, minz } = f.properties as { k: string; n: string; minz: number }
      const shown = minz <= zoom && k !== 'state' && (k !== 'country' || zoom < 7) && (k !== 'quarter' || zoom >= 9)
      return shown ? [{ text: n, kind: k, rank: minz, x: p.x + (at.x / l.extent) * p.size, y: p.y + (at.y / l.extent) * p.size }] : []
    }).flat()
  })
  return all.sort((a, b) => a.rank - b.rank)
}

/** Names that do not overlap, the more important first. */
export function paintNames(g: G, tiles: Placed[], theme: Theme, zoom: number): void {
  const c = WORLD[theme]
  const taken: [number, number, number, number][] = []
  g.textAlign = 'center'
  g.textBaseline = 'middle'
  g.lineWidth = 3
  g.strokeStyle = c.halo
  for (const q of names(tiles, zoom)) {
    const country = q.kind === 'country'
    const text = country ? q.text.toUpperCase() : q.text
    g.font = `${country ? 600 : 500} ${country ? 11 : 13}px 'Inter Variable', sans-serif`
    g.letterSpacing = country ? '1.5px' : '0px'
    const m = g.measureText(text).width / 2 + 5
    if (taken.some((t) => q.x - m < t[2] && q.x + m > t[0] && q.y - 9 < t[3] && q.y + 9 > t[1])) continue
    taken.push([q.x - m, q.y - 9, q.x + m, q.y + 9])
    g.fillStyle = country ? c.countryName : q.kind === 'quarter' ? c.quarterName : c.cityName
    g.strokeText(text, q.x, q.y)
    g.fillText(text, q.x, q.y)
  }
  g.letterSpacing = '0px'
}

export function paintOverlay(g: G, o: Overlay, theme: Theme, view: View, w: number, h: number): void {
  const c = WORLD[theme]
  const size = worldSize(view.zoom)
  const [cx, cy] = toWorld([view.lon, view.lat])
  const screen = (at: LonLat): [number, number] => {
    const [x, y] = toWorld(at)
    return [w / 2 + (x - cx) * size, h / 2 + (y - cy) * size]
  }
  g.lineJoin = 'round'
  for (const [width, colour] of [[6, c.wayCasing], [2.5, c.way]] as const) {
    g.lineWidth = width
    g.strokeStyle = colour
    g.beginPath()
    for (const l of o.lines) l.forEach((at, i) => g[i ? 'lineTo' : 'moveTo'](...screen(at)))
    g.stroke()
  }
  const disc = (at: LonLat, r: number, fill: string, edge?: string) => {
    g.beginPath()
    g.arc(...screen(at), r, 0, 2 * Math.PI)
    g.fillStyle = fill
    g.fill()
    if (!edge) return
    g.strokeStyle = edge
    g.lineWidth = 2
    g.stroke()
  }
  for (const d of o.dots) disc(d, 1.8, c.way)
  for (const s of o.stays) disc(s.at, 6, c.stay, c.stayRing)
  if (o.focus) disc(o.focus, 16, `${c.stay}33`, c.stay)
  if (o.area) {
    const [x0, y0] = screen([o.area[0], o.area[3]])
    const [x1, y1] = screen([o.area[2], o.area[1]])
    g.strokeStyle = c.stay
    g.lineWidth = 1.5
    g.strokeRect(x0, y0, x1 - x0, y1 - y0)
  }
}
