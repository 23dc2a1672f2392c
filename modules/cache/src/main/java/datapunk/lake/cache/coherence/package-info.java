/** What this process knows of other processes' commits, and how sure that is. */
@NullMarked
package datapunk.lake.cache.coherence;

import org.jspecify.annotations.NullMarked;
