/** Batches back in order and gathered into stretches worth a transaction. */
@NullMarked
package datapunk.lake.ingest.gather;

import org.jspecify.annotations.NullMarked;
