import { expect, test } from 'vitest'
import { COLOURS, colour, palette, position, STOPS } from './ramp'

const luminance = (rgb: string): number => {
  const [r = 0, g = 0, b = 0] = (rgb.match(/\d+/g) ?? []).map((v) => {
    const c = Number(v) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

test('each stop stands where the legend puts it', () => expect(STOPS.map(position)).toEqual([0, 0.25, 0.5, 0.75, 1].map((v) => expect.closeTo(v, 9))))
test('the scale ends at both sides', () => expect([position(0), position(1e9)]).toEqual([0, 1]))
test('a stop has its own colour', () => expect(colour(1, 'dark')).toBe(`rgb(${[1, 3, 5].map((i) => Number.parseInt(COLOURS.dark[0].slice(i, i + 2), 16)).join(' ')})`))
test('more is lighter on the dark map and darker on the light one, in every step', () => {
  const [dark, light] = [palette('dark', 24).map(luminance), palette('light', 24).map(luminance)]
  for (let i = 1; i < 24; i++) {
    expect(dark[i]).toBeGreaterThan(dark[i - 1] ?? 0)
    expect(light[i]).toBeLessThan(light[i - 1] ?? 1)
  }
})
