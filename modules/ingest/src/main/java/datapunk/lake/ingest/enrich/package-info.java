/** Names for the cells in which fixes lie, from bundled data. */
@NullMarked
package datapunk.lake.ingest.enrich;

import org.jspecify.annotations.NullMarked;
