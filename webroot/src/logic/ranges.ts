import type { Bin, Grain } from '../api/types'
import { date, month } from './format'

/** Half-open span of days, both ends ISO dates: `from` belongs to it, `to` does not. */
export interface Range {
  from: string
  to: string
}

const DAY = 86_400_000
const iso = (t: number): string => new Date(t).toISOString().slice(0, 10)

export const addDays = (day: string, n: number): string => iso(Date.parse(day) + n * DAY)

export function addMonths(day: string, n: number): string {
  const d = new Date(day)
  return iso(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + n, 1))
}

export const days = (r: Range): number => Math.round((Date.parse(r.to) - Date.parse(r.from)) / DAY)

export const startOf = (day: string, by: Grain): string => (by === 'day' ? day.slice(0, 10) : `${day.slice(0, 7)}-01`)
export const next = (day: string, by: Grain, n = 1): string => (by === 'day' ? addDays(day, n) : addMonths(day, n))

/** A span this short is shown day by day. */
export const ZOOM_DAYS = 93

export const grain = (r: Range | undefined): Grain => (r && days(r) <= ZOOM_DAYS ? 'day' : 'month')

export const equal = (a: Range, b: Range): boolean => a.from === b.from && a.to === b.to

/** A few days with the weeks around them, so that they can be compared and left by a drag. */
export function widened(r: Range): Range {
  const pad = days(r) < 21 ? 14 : 0
  return { from: addDays(r.from, -pad), to: addDays(r.to, pad) }
}

/** The bins of a whole span without gaps: those the server left out have count 0. */
export function fill(bins: Bin[], by: Grain, within?: Range): Bin[] {
  const first = within?.from ?? bins[0]?.start
  const lastBin = bins.at(-1)
  const end = within?.to ?? (lastBin ? next(startOf(lastBin.start, by), by) : undefined)
  if (!first || !end) return []
  const counts = new Map(bins.map((b) => [startOf(b.start, by), b.count]))
  const out: Bin[] = []
  for (let at = startOf(first, by); at < end && out.length < 4000; at = next(at, by)) {
    out.push({ start: at, count: counts.get(at) ?? 0 })
  }
  return out
}

/** The span covered by the bins from position `a` to position `b`, whichever is first, both included. */
export function rangeOf(bins: Bin[], by: Grain, a: number, b: number): Range | undefined {
  const lo = bins[Math.max(0, Math.min(a, b))]
  const hi = bins[Math.min(bins.length - 1, Math.max(a, b))]
  return lo && hi ? { from: lo.start, to: next(hi.start, by) } : undefined
}

/** Positions of the first and last bin that a span touches; undefined when it touches none. */
export function binsOf(bins: Bin[], by: Grain, r: Range): [number, number] | undefined {
  const touched = bins.map((b, i) => (b.start < r.to && next(b.start, by) > r.from ? i : -1)).filter((i) => i >= 0)
  const [first, last] = [touched[0], touched.at(-1)]
  return first === undefined || last === undefined ? undefined : [first, last]
}

/** The span of equal length before (-1) or after (1); whole months step by months. */
export function step(r: Range, direction: 1 | -1): Range {
  if (r.from.endsWith('-01') && r.to.endsWith('-01')) {
    const [a, b] = [new Date(r.from), new Date(r.to)]
    const n = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
    return { from: addMonths(r.from, n * direction), to: addMonths(r.to, n * direction) }
  }
  const n = days(r) * direction
  return { from: addDays(r.from, n), to: addDays(r.to, n) }
}

/** A span in words: "2020", "May 2020", "Mar – May 2020" style for whole months, else its days. */
export function label(r: Range): string {
  const last = addDays(r.to, -1)
  const wholeMonths = r.from.endsWith('-01') && r.to.endsWith('-01')
  if (wholeMonths && r.from.endsWith('-01-01') && r.to.endsWith('-01-01')) {
    const [a, b] = [r.from.slice(0, 4), last.slice(0, 4)]
    return a === b ? a : `${a} – ${b}`
  }
  if (wholeMonths) return month(r.from) === month(last) ? month(r.from) : `${month(r.from)} – ${month(last)}`
  return r.from === last ? date(r.from) : `${date(r.from)} – ${date(last)}`
}

export const total = (bins: Bin[]): number => bins.reduce((sum, b) => sum + b.count, 0)

/** The nearest day with points before and after a day without. */
export function neighbours(bins: Bin[], day: string): { before?: string; after?: string } {
  const out: { before?: string; after?: string } = {}
  for (const b of bins) {
    if (!b.count) continue
    if (b.start < day && b.start > (out.before ?? '')) out.before = b.start
    if (b.start > day && (!out.after || b.start < out.after)) out.after = b.start
  }
  return out
}

/** Positions worth a caption on an axis `width` pixels wide, and the caption. */
export function ticks(bins: Bin[], by: Grain, width: number): { at: number; text: string; strong: boolean }[] {
  const room = Math.max(1, Math.floor(width / 56))
  const every = (by === 'month' ? [1, 2, 3, 6, 12, 24, 60, 120] : [1, 2, 5, 10, 15, 31]).find((n) => bins.length / n <= room) ?? 120
  return bins.flatMap((b, at) => {
    const [y, m, d] = [b.start.slice(0, 4), Number(b.start.slice(5, 7)), Number(b.start.slice(8, 10))]
    if (by === 'day') {
      if (d === 1) return [{ at, text: month(b.start).slice(0, 3), strong: true }]
      const near = every > 1 && (d % every !== 0 || d > 28)
      return near || every > 15 ? [] : [{ at, text: String(d), strong: false }]
    }
    const months = Number(y) * 12 + m - 1
    if (months % every !== 0) return []
    return [m === 1 ? { at, text: y, strong: true } : { at, text: month(b.start).split(' ')[0] ?? '', strong: false }]
  })
}
