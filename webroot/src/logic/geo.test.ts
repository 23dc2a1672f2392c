import { describe, expect, test } from 'vitest'
import { around, boundsOf, distance, toLonLat, toWorld, viewOf, type LonLat } from './geo'

const BERLIN: LonLat = [13.405, 52.52]
const PARIS: LonLat = [2.352, 48.857]

test('Berlin to Paris is 878 km', () => expect(distance(BERLIN, PARIS) / 1000).toBeCloseTo(878, -1))
test('world square and degrees are each other’s inverse', () => {
  for (const p of [BERLIN, PARIS, [-179.9, -60], [0, 0]] as LonLat[]) {
    const back = toLonLat(toWorld(p))
    expect(back[0]).toBeCloseTo(p[0], 9)
    expect(back[1]).toBeCloseTo(p[1], 9)
  }
})
test('the square around a place holds it, and shrinks with zoom', () => {
  const [w, s, e, n] = around(BERLIN, 10, 9)
  expect(w < BERLIN[0] && BERLIN[0] < e && s < BERLIN[1] && BERLIN[1] < n).toBe(true)
  expect(around(BERLIN, 11, 9)[2] - BERLIN[0]).toBeCloseTo((e - BERLIN[0]) / 2, 9)
})
describe('bounds', () => {
  test('of points', () => expect(boundsOf([BERLIN, PARIS])).toEqual([PARIS[0], PARIS[1], BERLIN[0], BERLIN[1]]))
  test('of nothing', () => expect(boundsOf([])).toBeUndefined())
  test('a view of them holds both corners', () => {
    const pad = { top: 10, right: 10, bottom: 10, left: 10 }
    const v = viewOf([PARIS[0], PARIS[1], BERLIN[0], BERLIN[1]], 800, 600, pad)
    const size = 512 * 2 ** v.zoom
    const [cx, cy] = toWorld([v.lon, v.lat])
    for (const p of [BERLIN, PARIS]) {
      const [x, y] = toWorld(p)
      expect(Math.abs(x - cx) * size).toBeLessThanOrEqual(391)
      expect(Math.abs(y - cy) * size).toBeLessThanOrEqual(291)
    }
  })
})
