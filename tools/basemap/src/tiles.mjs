// Cuts the atlas and its labels into vector tiles.
import zlib from 'node:zlib';
import GeoJSONVT from 'geojson-vt';
import { zxyToTileId } from 'pmtiles';
import vtpbf from 'vt-pbf';
import { tilePosition } from './mercator.mjs';

/** The last zoom that has tiles of its own; the page enlarges them beyond. */
export const MAX_ZOOM = 7;

const EXTENT = 4096;
const BUFFER = 64;
const TOLERANCE = 4;
const FIRST_RIVER_ZOOM = 3;

/** All tiles that hold something, in the order of their PMTiles ids: { id, bytes }, the bytes gzipped. */
export function makeTiles(atlas, labels) {
  const layers = { land: atlas.land, water: atlas.lakes, river: atlas.rivers, border: atlas.borders };
  const indexes = Object.entries(layers).map(([name, features]) => [name, index(features)]);
  const places = placesByTile(labels);
  const tiles = [];
  for (let zoom = 0; zoom <= MAX_ZOOM; zoom++) {
    for (let x = 0; x < 2 ** zoom; x++) {
      for (let y = 0; y < 2 ** zoom; y++) {
        const content = contentOf(indexes, places, zoom, x, y);
        if (Object.keys(content).length > 0) {
          tiles.push({ id: zxyToTileId(zoom, x, y), bytes: encode(content) });
        }
      }
    }
  }
  return tiles.sort((a, b) => a.id - b.id);
}

function index(features) {
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: MAX_ZOOM, indexMaxZoom: MAX_ZOOM, indexMaxPoints: 0, extent: EXTENT, buffer: BUFFER, tolerance: TOLERANCE },
  );
}

function contentOf(indexes, places, zoom, x, y) {
  const content = {};
  for (const [name, tileIndex] of indexes) {
    const features = (tileIndex.getTile(zoom, x, y)?.features ?? []).filter((feature) => isShown(name, feature, zoom));
    if (features.length > 0) {
      content[name] = { features: features.map((feature) => ({ ...feature, tags: tagsOf(name, feature) })) };
    }
  }
  const features = places.get(tileKey(zoom, x, y));
  if (features) {
    content.place = { features };
  }
  return content;
}

function isShown(layer, feature, zoom) {
  if (layer === 'river' && zoom < FIRST_RIVER_ZOOM) {
    return false;
  }
  return layer !== 'border' || feature.tags.minz <= zoom;
}

function tagsOf(layer, { tags }) {
  return layer === 'border' ? { admin: tags.admin, minz: tags.minz } : {};
}

/** Labels as point features: each in the tiles from its first zoom on, or in the last ones if it shows only later. */
function placesByTile(labels) {
  const places = new Map();
  for (const label of labels) {
    for (let zoom = Math.min(label.minz, MAX_ZOOM); zoom <= MAX_ZOOM; zoom++) {
      const [east, south] = tilePosition(label.lon, label.lat, zoom);
      const [x, y] = [Math.floor(east), Math.floor(south)];
      if (y < 0 || y >= 2 ** zoom) {
        continue;
      }
      const point = [Math.round((east - x) * EXTENT), Math.round((south - y) * EXTENT)];
      const key = tileKey(zoom, x, y);
      if (!places.has(key)) {
        places.set(key, []);
      }
      places.get(key).push({ type: 1, geometry: [point], tags: label.properties });
    }
  }
  return places;
}

function tileKey(zoom, x, y) {
  return `${zoom}/${x}/${y}`;
}

function encode(content) {
  return zlib.gzipSync(Buffer.from(vtpbf.fromGeojsonVt(content, { version: 2, extent: EXTENT })), { level: 9 });
}
