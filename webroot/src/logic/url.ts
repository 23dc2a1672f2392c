import type { Bounds } from '../api/types'
import type { Range } from './ranges'

/** Where the map looks. Degrees, longitude first. */
export interface View {
  lon: number
  lat: number
  zoom: number
}

export type Page = 'map' | 'day' | 'import' | 'health' | 'cache' | 'about'
const PLAIN: readonly string[] = ['import', 'health', 'cache', 'about'] satisfies Page[]

/** The whole state of the page that a link can carry. */
export interface Route {
  page: Page
  day?: string
  id?: string
  view?: View
  range?: Range
  area?: Bounds
  /** The address of an answer whose story in the cache is told. */
  why?: string
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const isDate = (s: string | null | undefined): s is string => !!s && DATE.test(s) && !Number.isNaN(Date.parse(s))

function parseView(text: string | undefined): View | undefined {
  const [lon, lat, zoom] = (text ?? '').split(',').map(Number)
  if (lon === undefined || lat === undefined || zoom === undefined) return undefined
  if (![lon, lat, zoom].every(Number.isFinite)) return undefined
  if (Math.abs(lat) > 90 || Math.abs(lon) > 540 || zoom < 0 || zoom > 22) return undefined
  return { lon, lat, zoom }
}

function parseArea(text: string | null): Bounds | undefined {
  const v = (text ?? '').split(',').map(Number)
  const [w, s, e, n] = v
  if (v.length !== 4 || w === undefined || s === undefined || e === undefined || n === undefined) return undefined
  return v.every(Number.isFinite) && w < e && s < n && s >= -90 && n <= 90 ? [w, s, e, n] : undefined
}

/** Reads a hash such as `#/map@13.4,52.5,10?from=2020-01-01&to=2020-02-01`. Anything unknown is the map. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [where = '', at] = path.split('@', 2)
  const [name = '', arg] = where.split('/', 2)
  const q = new URLSearchParams(search)
  const [from, to] = [q.get('from'), q.get('to')]
  const route: Route = { page: 'map' }
  if (PLAIN.includes(name)) route.page = name as Page
  if (name === 'import' && arg) route.id = decodeURIComponent(arg)
  if (name === 'day' && isDate(arg)) {
    route.page = 'day'
    route.day = arg
  }
  const view = parseView(at)
  if (view) route.view = view
  if (isDate(from) && isDate(to) && from < to) route.range = { from, to }
  const area = parseArea(q.get('area'))
  if (area) route.area = area
  const why = q.get('why')
  if (route.page === 'cache' && why) route.why = why
  return route
}

const degrees = (v: number, zoom: number): string => String(Number(v.toFixed(zoom > 12 ? 5 : zoom > 6 ? 4 : 3)))

/** The hash of a route: `parseRoute(formatRoute(r))` is `r` up to the precision of the view. */
export function formatRoute(r: Route): string {
  let path = `#/${r.page}`
  if (r.page === 'day' && r.day) path += `/${r.day}`
  if (r.page === 'import' && r.id) path += `/${encodeURIComponent(r.id)}`
  if (r.view) {
    const { lon, lat, zoom } = r.view
    path += `@${degrees(lon, zoom)},${degrees(lat, zoom)},${Number(zoom.toFixed(2))}`
  }
  const q: string[] = []
  if (r.range) q.push(`from=${r.range.from}`, `to=${r.range.to}`)
  if (r.area) q.push(`area=${r.area.map((v) => Number(v.toFixed(6))).join(',')}`)
  if (r.why) q.push(`why=${encodeURIComponent(r.why)}`)
  return q.length ? `${path}?${q.join('&')}` : path
}

/** Takes a token out of a hash such as `#token=abc`. */
export const tokenIn = (hash: string): string | undefined => /^#\/?\??token=([^&]+)/.exec(hash)?.[1]
