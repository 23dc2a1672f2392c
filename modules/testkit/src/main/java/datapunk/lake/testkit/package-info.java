/** Real PostGIS and Redis for tests, generators of lives and files. */
@NullMarked
package datapunk.lake.testkit;

import org.jspecify.annotations.NullMarked;
