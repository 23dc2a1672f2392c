/** GPX 1.0 and 1.1: tracks, routes and waypoints. */
@NullMarked
package datapunk.lake.formats.gpx;

import org.jspecify.annotations.NullMarked;
