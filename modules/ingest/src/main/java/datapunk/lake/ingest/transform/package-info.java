/** The source's units and names to the lake's. */
@NullMarked
package datapunk.lake.ingest.transform;

import org.jspecify.annotations.NullMarked;
