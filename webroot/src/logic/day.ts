import type { Day, DayCount, Table } from '../api/types'
import { distance, type LonLat } from './geo'

/** One position with its time in milliseconds. */
export interface Fix {
  time: number
  at: LonLat
}

/** A longer silence breaks the drawn line: nobody knows the way in between. */
export const GAP = 30 * 60_000

/** The fixes of a table, in order of time; rows without time or place are left out. */
export function fixes(table: Table): Fix[] {
  const [t, x, y] = ['time', 'lon', 'lat'].map((name) => table.columns.indexOf(name))
  if (t === undefined || x === undefined || y === undefined || t < 0 || x < 0 || y < 0) return []
  const out = table.rows.flatMap((row): Fix[] => {
    const [time, lon, lat] = [row[t], row[x], row[y]]
    const at = typeof time === 'string' ? Date.parse(time) : time
    return typeof at === 'number' && typeof lon === 'number' && typeof lat === 'number' ? [{ time: at, at: [lon, lat] }] : []
  })
  return out.sort((a, b) => a.time - b.time)
}

/** Lines between fixes, broken at silences. */
export function lines(all: Fix[], gap = GAP): LonLat[][] {
  const out: LonLat[][] = []
  let before: Fix | undefined
  for (const f of all) {
    if (before && f.time - before.time <= gap) out.at(-1)?.push(f.at)
    else out.push([f.at])
    before = f
  }
  return out.filter((l) => l.length > 1)
}

export const metres = (parts: LonLat[][]): number =>
  parts.reduce((sum, l) => sum + l.reduce((s, p, i) => s + (i ? distance(l[i - 1] ?? p, p) : 0), 0), 0)

/** Shapes of a day that are lines, as coordinates. */
export const shapes = (day: Day): LonLat[][] =>
  day.features.flatMap((f) => {
    if (f.geometry?.type === 'LineString') return [f.geometry.coordinates as LonLat[]]
    return f.geometry?.type === 'MultiLineString' ? (f.geometry.coordinates as LonLat[][]) : []
  })

/** Half an hour. */
const SLOT = 30 * 60_000

/** Number of fixes in each half hour of a UTC day. */
export function halfHours(all: Fix[], day: string): number[] {
  const start = Date.parse(day)
  const slots = new Array<number>(48).fill(0)
  for (const f of all) {
    const i = Math.floor((f.time - start) / SLOT)
    if (i in slots) slots[i] = (slots[i] ?? 0) + 1
  }
  return slots
}

/** Days by month, both in the order given. */
export function byMonth(days: DayCount[]): { month: string; days: DayCount[] }[] {
  const out: { month: string; days: DayCount[] }[] = []
  for (const d of days) {
    const month = `${d.day.slice(0, 7)}-01`
    const last = out.at(-1)
    if (last?.month === month) last.days.push(d)
    else out.push({ month, days: [d] })
  }
  return out
}
