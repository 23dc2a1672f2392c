const TILE = 512;

/** Pixel of a position in degrees, from the north-western corner of the map at a zoom with tiles of 512 pixels. */
export function pixel(lon, lat, zoom) {
  const size = TILE * 2 ** zoom;
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return [((lon + 180) / 360) * size, y * size];
}

/** Position of a spot in whole tiles at a zoom. */
export function tilePosition(lon, lat, zoom) {
  return pixel(lon, lat, zoom).map((value) => value / TILE);
}
