/** What the ingest room says and is asked. */
@NullMarked
package datapunk.lake.bus.ingest;

import org.jspecify.annotations.NullMarked;
