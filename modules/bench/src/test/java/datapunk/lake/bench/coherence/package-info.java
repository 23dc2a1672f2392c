/** Tests of the measuring of coherence, and the measuring itself as a test. */
@NullMarked
package datapunk.lake.bench.coherence;

import org.jspecify.annotations.NullMarked;
