import { describe, expect, test } from 'vitest'
import { bytes, clock, compact, count, date, duration, fileName, kilometres, plural, recent, remaining, span, words } from './format'

const plain = (s: string) => s.replaceAll('\u00a0', ' ')

describe('numbers', () => {
  test('small figures are shown whole, large ones with a unit', () => {
    expect([0, 999, 9999, 12_345, 999_999, 1_226_624, 20_000_000, 3.2e9].map((n) => plain(compact(n)))).toEqual([
      '0', '999', '9,999', '12 k', '999 k', '1.23 M', '20.0 M', '3.20 G',
    ])
  })
  test('a count is never rounded', () => expect(count(1_222_927)).toBe('1,222,927'))
  test('one record, two records', () => expect([plural(1, 'record'), plural(2, 'record'), plural(3, 'country', 'countries')]).toEqual(['1 record', '2 records', '3 countries']))
})

describe('sizes and times', () => {
  test('bytes', () => expect([0, 999, 1500, 999_600, 512e6, 2.5e12].map((n) => plain(bytes(n)))).toEqual(['0 B', '999 B', '1.5 kB', '1.0 MB', '512 MB', '2.5 TB']))
  test('durations in their two largest units', () => {
    expect([0.42, 12.3, 185, 644, 7800, 273_600, 60].map((n) => plain(duration(n)))).toEqual(['0.4 s', '12 s', '3 min 5 s', '10 min', '2 h 10 min', '3 d 4 h', '1 min'])
  })
  test('what remains is a whole number of seconds, at least one', () => expect([0, 5.2, 75].map((n) => plain(remaining(n)))).toEqual(['1 s', '6 s', '1 min 15 s']))
  test('distances', () => expect([532.4, 12_340, 1_234_567].map((n) => plain(kilometres(n)))).toEqual(['532 m', '12.3 km', '1,235 km']))
  test('a day is the same day in every browser', () => expect(date('2020-09-01')).toBe('1 Sep 2020'))
  test('a span of months', () => expect([span('2013-03-04T00:00:00Z', '2025-09-19T00:00:00Z'), span('2020-05-01', '2020-05-31')]).toEqual(['Mar 2013 – Sep 2025', 'May 2020']))
  test('clock times belong to a zone', () => expect([clock('2020-07-01T22:30:00Z', 'Europe/Berlin'), clock(0, 'UTC')]).toEqual(['00:30', '00:00']))
})

describe('names', () => {
  test('the words of sources become words', () => expect(['IN_PASSENGER_VEHICLE', 'placeVisit', 'google_records', 'gpx', 'google_timeline_ios'].map(words)).toEqual(['In passenger vehicle', 'Place visit', 'Google records', 'GPX', 'Google timeline iOS']))
  test('the last part of a path in an archive', () => expect(fileName('a.zip!Takeout/Records.json')).toBe('Records.json'))
})

test('an instant of today needs no day', () => {
  const now = new Date(2025, 5, 14, 13, 0)
  expect(recent(new Date(2025, 5, 14, 9, 5, 7).toISOString(), now.getTime())).toBe('09:05:07')
  expect(recent(new Date(2025, 8, 13, 9, 5, 7).toISOString(), now.getTime())).toBe('13 Sep, 09:05:07')
})
