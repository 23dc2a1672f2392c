import { describe, expect, test } from 'vitest'
import { formatRoute, parseRoute, tokenIn, type Route } from './url'

describe('a link carries the whole state', () => {
  const routes: Route[] = [
    { page: 'map' },
    { page: 'map', view: { lon: 13.4205, lat: 52.4905, zoom: 10.5 }, range: { from: '2020-01-01', to: '2020-02-01' } },
    { page: 'map', view: { lon: -74.006, lat: 40.713, zoom: 5 }, area: [13.389169, 52.509014, 13.393539, 52.511674] },
    { page: 'day', day: '2020-05-01', view: { lon: 13.42, lat: 52.49, zoom: 12 } },
    { page: 'import', id: '0f8a2c1e-77aa' },
    { page: 'health' },
    { page: 'cache' },
    { page: 'cache', why: '/api/tiles/5/16/10.mvt?from=2020-01-01&to=2020-02-01' },
    { page: 'about' },
  ]
  test.each(routes)('there and back: $page', (r) => expect(parseRoute(formatRoute(r))).toEqual(r))
})

describe('broken links', () => {
  test.each(['', '#', '#/', '#/nowhere', '#/day/2020-13-45', '#/day/', '#/map@1,2', '#/map@200,95,3', '#/map?from=2020-02-01&to=2020-01-01', '#/map?from=x&to=y', '#/map?area=1,2,0,3'])('%s is the map', (hash) =>
    expect(parseRoute(hash)).toEqual({ page: 'map' }),
  )
})

test('a token is found in a link and nowhere else', () => {
  expect(tokenIn('#token=abc-DEF_1')).toBe('abc-DEF_1')
  expect(tokenIn('#/?token=abc')).toBe('abc')
  expect(tokenIn('#/map@13,52,4')).toBeUndefined()
})
