/** Words for numbers, sizes and times. One locale, so that a sentence never mixes two ways of writing. */
const LOCALE = 'en-GB'
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 })
/** Keeps a figure and its unit on one line. */
const NBSP = '\u00a0'

export const count = (n: number): string => whole.format(n)

/** A figure of at most four characters and its unit: 999, 12 k, 1.3 M. */
export function compact(n: number): string {
  if (n < 10_000) return whole.format(n)
  const steps: [number, string][] = [[1e9, 'G'], [1e6, 'M'], [1e3, 'k']]
  for (const [size, unit] of steps) {
    if (n < size) continue
    const v = n / size
    return `${v < 100 && size > 1e3 ? v.toFixed(v < 10 ? 2 : 1) : Math.floor(v)}${NBSP}${unit}`
  }
  return whole.format(n)
}

export function bytes(n: number): string {
  if (n < 1000) return `${n}${NBSP}B`
  const units = ['kB', 'MB', 'GB', 'TB']
  let v = n / 1000
  let i = 0
  while (v >= 999.5 && i < units.length - 1) {
    v /= 1000
    i++
  }
  return `${v < 10 ? v.toFixed(1) : Math.round(v)}${NBSP}${units[i]}`
}

/** A length of time in its two largest units, without seconds from ten minutes on: 0.4 s, 3 min 5 s, 12 min, 2 h 10 min, 3 d 4 h. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Math.max(0, seconds).toFixed(1)}${NBSP}s`
  const s = Math.round(seconds)
  const parts: [number, string][] = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']]
  const at = parts.findIndex(([size]) => s >= size)
  const [size, unit] = parts[at] ?? [1, 's']
  const first = Math.floor(s / size)
  const next = unit === 'min' && first >= 10 ? undefined : parts[at + 1]
  const rest = next ? Math.floor((s - first * size) / next[0]) : 0
  return `${first}${NBSP}${unit}${next && rest ? ` ${rest}${NBSP}${next[1]}` : ''}`
}

/** Time left, never more exact than a guess can be. */
export const remaining = (seconds: number): string => {
  const s = Math.max(1, Math.ceil(seconds))
  return s < 10 ? `${s}${NBSP}s` : duration(s)
}

export const kilometres = (metres: number): string => {
  if (metres < 1000) return `${Math.round(metres)}${NBSP}m`
  return `${metres < 100_000 ? (metres / 1000).toFixed(1) : count(metres / 1000)}${NBSP}km`
}

const utc = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options })
const asDate = utc({ day: 'numeric', month: 'short', year: 'numeric' })
const asLongDate = utc({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const asMonth = utc({ month: 'short', year: 'numeric' })

/** Three letters for every month: this locale alone writes "Sept". */
const short = (text: string): string => text.replace('Sept', 'Sep')

/** A calendar day, given as an ISO date or instant (UTC). */
export const date = (iso: string): string => short(asDate.format(new Date(iso)))
export const longDate = (iso: string): string => asLongDate.format(new Date(iso))
export const month = (iso: string): string => short(asMonth.format(new Date(iso)))

/** The clock time of an instant in a time zone (IANA name; the browser's own when left out). */
export function clock(at: string | number, zone?: string): string {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  if (zone) options.timeZone = zone
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(at))
}

/** An instant that may be of the last minutes: its clock time with seconds, and its day unless that is today. */
export function recent(at: string, now: number = Date.now()): string {
  const of = new Date(at)
  const time = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'medium', hourCycle: 'h23' }).format(of)
  if (of.toDateString() === new Date(now).toDateString()) return time
  return `${short(new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' }).format(of))}, ${time}`
}

/** The short name of the day of the week in a time zone. */
export const weekday = (at: number, zone: string): string => new Intl.DateTimeFormat(LOCALE, { weekday: 'short', timeZone: zone }).format(at)

export const moment = (at: string | number): string =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))

/** "Mar 2015 – May 2020", or a single month. */
export function span(first: string, last: string): string {
  const [a, b] = [month(first), month(last)]
  return a === b ? a : `${a} – ${b}`
}

const AS_WRITTEN: Record<string, string> = { gpx: 'GPX', ios: 'iOS', json: 'JSON', utc: 'UTC', gps: 'GPS' }

/** IN_PASSENGER_VEHICLE, placeVisit or still-life as words. */
export function words(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').trim().toLowerCase()
  const [first = '', ...rest] = spaced.split(' ').map((w) => AS_WRITTEN[w] ?? w)
  return [AS_WRITTEN[first.toLowerCase()] ?? first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ')
}

/** "1 record", "2 records". */
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** The last part of a path, for a row that shows the whole path elsewhere. */
export const fileName = (path: string): string => path.split(/[/!]/).filter(Boolean).at(-1) ?? path
