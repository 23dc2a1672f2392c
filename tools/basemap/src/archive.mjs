// Writes a PMTiles archive, version 3: header, root directory, metadata, leaf directories, tiles. Tiles with the same
// bytes are kept once.
import crypto from 'node:crypto';
import fs from 'node:fs';
import zlib from 'node:zlib';

const HEADER_BYTES = 127;
/** What a reader fetches first; the header and the root directory must fit. */
const FIRST_FETCH = 16384;
const ENTRIES_PER_LEAF = 2048;
const GZIP = 2;
const VECTOR_TILES = 1;
const MAX_LATITUDE = 85;

/** Writes tiles ({ id, bytes }, by id) and returns the size of the file. */
export function writeArchive(file, tiles, { maxZoom, metadata }) {
  const { entries, data } = contentsOf(tiles);
  const { root, leaves } = directories(entries);
  const meta = gzip(JSON.stringify(metadata));
  const dataBytes = data.reduce((sum, bytes) => sum + bytes.length, 0);
  const header = headerOf({
    sections: [root.length, meta.length, leaves.length, dataBytes],
    counts: [tiles.length, entries.length, data.length],
    maxZoom,
  });
  fs.writeFileSync(file, Buffer.concat([header, root, meta, leaves, ...data]));
  return fs.statSync(file).size;
}

/** Directory entries { id, offset, length, run }, and the different tiles one after the other. */
function contentsOf(tiles) {
  const entries = [];
  const data = [];
  const known = new Map();
  let end = 0;
  for (const { id, bytes } of tiles) {
    const hash = crypto.createHash('sha256').update(bytes).digest('base64');
    const last = entries.at(-1);
    let place = known.get(hash);
    if (!place) {
      place = { offset: end, length: bytes.length };
      known.set(hash, place);
      data.push(bytes);
      end += bytes.length;
    } else if (last.offset === place.offset && last.id + last.run === id) {
      last.run++;
      continue;
    }
    entries.push({ id, ...place, run: 1 });
  }
  return { entries, data };
}

function directories(entries) {
  const whole = directory(entries);
  if (HEADER_BYTES + whole.length <= FIRST_FETCH) {
    return { root: whole, leaves: Buffer.alloc(0) };
  }
  const leaves = [];
  const roots = [];
  let offset = 0;
  for (let i = 0; i < entries.length; i += ENTRIES_PER_LEAF) {
    const leaf = directory(entries.slice(i, i + ENTRIES_PER_LEAF));
    roots.push({ id: entries[i].id, offset, length: leaf.length, run: 0 });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: directory(roots), leaves: Buffer.concat(leaves) };
}

/** A directory: number of entries, then columns of id steps, runs, lengths and offsets (0: right after the one before). */
function directory(entries) {
  const follows = (entry, i) => i > 0 && entry.offset === entries[i - 1].offset + entries[i - 1].length;
  const numbers = [
    entries.length,
    ...entries.map((entry, i) => entry.id - (i > 0 ? entries[i - 1].id : 0)),
    ...entries.map((entry) => entry.run),
    ...entries.map((entry) => entry.length),
    ...entries.map((entry, i) => (follows(entry, i) ? 0 : entry.offset + 1)),
  ];
  return gzip(Buffer.from(numbers.flatMap(varint)));
}

function varint(number) {
  const bytes = [];
  let rest = number;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return bytes;
}

function gzip(bytes) {
  return zlib.gzipSync(bytes, { level: 9 });
}

function headerOf({ sections, counts, maxZoom }) {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0);
  header[7] = 3;
  let at = 8;
  const write = (number) => {
    header.writeBigUInt64LE(BigInt(number), at);
    at += 8;
  };
  let offset = HEADER_BYTES;
  for (const length of sections) {
    write(offset);
    write(length);
    offset += length;
  }
  counts.forEach(write);
  header[96] = 1; // tiles are stored in the order of their ids
  header[97] = GZIP; // of directories and metadata
  header[98] = GZIP; // of tiles
  header[99] = VECTOR_TILES;
  header[100] = 0;
  header[101] = maxZoom;
  const degrees = (number, position) => header.writeInt32LE(number * 1e7, position);
  degrees(-180, 102);
  degrees(-MAX_LATITUDE, 106);
  degrees(180, 110);
  degrees(MAX_LATITUDE, 114);
  header[118] = 2; // zoom to begin with, at 10° E 30° N
  degrees(10, 119);
  degrees(30, 123);
  return header;
}
