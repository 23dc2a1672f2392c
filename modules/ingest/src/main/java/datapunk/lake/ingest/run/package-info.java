/** Imports from beginning to end: reading, waiting, resuming, cancelling. */
@NullMarked
package datapunk.lake.ingest.run;

import org.jspecify.annotations.NullMarked;
