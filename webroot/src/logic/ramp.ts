/** How many fixes become which colour: one logarithmic scale for map, canvas and legend. */
export type Theme = 'dark' | 'light'

export const STOPS = [1, 10, 100, 1000, 10_000] as const

export const COLOURS: Record<Theme, readonly [string, string, string, string, string]> = {
  dark: ['#4453c6', '#9f4cc8', '#d8456f', '#ff8f3f', '#ffe9a6'],
  light: ['#5f83dc', '#5b62cf', '#8a3fa8', '#9c1d4a', '#5e0722'],
}

/** Place of a count on the scale, 0 (one fix) to 1 (ten thousand and more). */
export const position = (n: number): number => {
  const top = Math.log(STOPS[4])
  return Math.max(0, Math.min(1, Math.log(Math.max(1, n)) / top))
}

const channels = (hex: string): [number, number, number] => {
  const v = Number.parseInt(hex.slice(1), 16)
  return [v >> 16, (v >> 8) & 255, v & 255]
}

/** Colour of a count as `rgb(…)`, blended between the two stops around it. */
export function colour(n: number, theme: Theme): string {
  const scaled = position(n) * 4
  const at = Math.min(3, Math.floor(scaled))
  const a = channels(COLOURS[theme][at] ?? '#000000')
  const b = channels(COLOURS[theme][at + 1] ?? '#000000')
  const mix = a.map((v, i) => Math.round(v + ((b[i] ?? v) - v) * (scaled - at)))
  return `rgb(${mix.join(' ')})`
}

/** Steps of the canvas map, which colours by lookup. */
export const palette = (theme: Theme, steps: number): string[] =>
  Array.from({ length: steps }, (_, i) => colour(STOPS[4] ** (i / (steps - 1)), theme))

export const cssGradient = (theme: Theme): string => `linear-gradient(90deg, ${COLOURS[theme].join(', ')})`
