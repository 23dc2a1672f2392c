/** Geometry on the sphere, grid cells, and the names of places and time zones, offline. */
@NullMarked
package datapunk.lake.geo;

import org.jspecify.annotations.NullMarked;
