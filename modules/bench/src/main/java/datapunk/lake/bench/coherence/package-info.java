/** Three lakes on one database under disturbances: how old is what they serve, and how often do they load one key. */
@NullMarked
package datapunk.lake.bench.coherence;

import org.jspecify.annotations.NullMarked;
