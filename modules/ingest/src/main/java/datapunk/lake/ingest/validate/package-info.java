/** Record to verdict: what cannot be true goes to quarantine. */
@NullMarked
package datapunk.lake.ingest.validate;

import org.jspecify.annotations.NullMarked;
