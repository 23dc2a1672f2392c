/** From bytes to committed observations: source, validate, transform, enrich, cache, persist, index. */
@NullMarked
package datapunk.lake.ingest;

import org.jspecify.annotations.NullMarked;
