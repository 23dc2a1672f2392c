/** Where records come from: which files, and who they are by their bytes. */
@NullMarked
package datapunk.lake.ingest.source;

import org.jspecify.annotations.NullMarked;
