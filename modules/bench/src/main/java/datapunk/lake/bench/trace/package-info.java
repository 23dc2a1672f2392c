/** Eviction policies replayed on public traces, against the hit counts others measured there. */
@NullMarked
package datapunk.lake.bench.trace;

import org.jspecify.annotations.NullMarked;
