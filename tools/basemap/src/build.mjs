// Builds the world map as one PMTiles file: node src/build.mjs OUTPUT. What is in it is said in README.md.
import fs from 'node:fs';
import path from 'node:path';
import { labels } from './labels.mjs';
import { readAtlas } from './atlas.mjs';
import { writeArchive } from './archive.mjs';
import { MAX_ZOOM, makeTiles } from './tiles.mjs';

const output = process.argv[2];
const started = Date.now();

function report(what) {
  console.log(`${((Date.now() - started) / 1000).toFixed(1)} s  ${what}`);
}

const atlas = readAtlas();
report(`${atlas.regions.length} regions, ${atlas.countries.length} countries, ${atlas.land.length} pieces of land`);

const names = labels(atlas);
report(`${names.length} labels`);

const tiles = makeTiles(atlas, names);
report(`${tiles.length} tiles`);

fs.mkdirSync(path.dirname(output), { recursive: true });
const bytes = writeArchive(output, tiles, {
  maxZoom: MAX_ZOOM,
  metadata: {
    name: 'Datapunk world',
    attribution: 'Natural Earth · GeoNames (CC BY 4.0)',
    vector_layers: ['land', 'water', 'river', 'border', 'place'].map((id) => ({ id, fields: {} })),
  },
});
report(`${output}: ${bytes} bytes`);
