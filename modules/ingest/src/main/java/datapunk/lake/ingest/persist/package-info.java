/** A stretch to the store, answered once it is committed. */
@NullMarked
package datapunk.lake.ingest.persist;

import org.jspecify.annotations.NullMarked;
