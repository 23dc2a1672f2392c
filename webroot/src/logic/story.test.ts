import { expect, test } from 'vitest'
import type { Day, DayFeature } from '../api/types'
import { entries } from './story'

const feature = (kind: string, start: string, more: Record<string, unknown> = {}): DayFeature => ({
  type: 'Feature',
  geometry: kind === 'stay' ? { type: 'Point', coordinates: [13, 52] } : null,
  properties: { id: kind, kind, start: `2020-05-01T${start}:00Z`, end: `2020-05-01T${start}:30Z`, ...more },
})
const told = (...features: DayFeature[]) => {
  const day: Day = { day: '2020-05-01', fixes: { columns: [], rows: [] }, features }
  return entries(day).map((e) => [e.kind, e.title, e.detail.replaceAll('\u00a0', ' ')])
}

test('a day is told in order of time', () =>
  expect(told(feature('move', '09:00'), feature('stay', '08:00'))).toEqual([['stay', 'Somewhere', ''], ['move', 'On the way', '']]))
test('guesses, saved places and lines that are drawn are not listed', () =>
  expect(told(feature('activity_sample', '08:00'), feature('path', '08:00'), feature('place', '08:00'))).toEqual([]))
test('what has no time has no row', () => expect(told(feature('stay', 'x'))).toEqual([]))
test('a visit of a Takeout is called by its place', () =>
  expect(told(feature('stay', '08:00', { location: { name: 'Café am Ufer', address: 'Ufer 1' } }))).toEqual([['stay', 'Café am Ufer', 'Ufer 1']]))
test('a place without a name is called by its address, once', () =>
  expect(told(feature('stay', '08:00', { location: { address: 'Ufer 1' } }))).toEqual([['stay', 'Ufer 1', '']]))
test('a visit of a phone is called by what the phone takes it for', () =>
  expect(told(feature('stay', '08:00', { visit: { topCandidate: { semanticType: 'INFERRED_WORK' } } }), feature('stay', '09:00', { visit: { topCandidate: { semanticType: 'UNKNOWN' } } }))).toEqual([
    ['stay', 'Work', ''],
    ['stay', 'Somewhere', ''],
  ]))
test('moves say how and how far, whichever source they come from', () =>
  expect(
    told(
      feature('move', '08:00', { activities: [{ activityType: 'IN_BUS' }], distance: 3853 }),
      feature('move', '09:00', { activity: { topCandidate: { type: 'walking' }, distanceMeters: '209.6' } }),
      feature('move', '10:00', { name: 'ACTIVE LOG #2' }),
    ),
  ).toEqual([['move', 'In bus', '3.9 km'], ['move', 'Walking', '210 m'], ['move', 'ACTIVE LOG #2', '']]))
test('a stay knows where it was', () => {
  const day: Day = { day: '2020-05-01', fixes: { columns: [], rows: [] }, features: [feature('stay', '08:00', { zone: 'Europe/Berlin' })] }
  expect(entries(day).map((e) => [e.at, e.zone])).toEqual([[[13, 52], 'Europe/Berlin']])
})
