/** The request log: what was asked and changed, kept in a bounded file without saying whose or where. */
@NullMarked
package datapunk.lake.cache.replay.log;

import org.jspecify.annotations.NullMarked;
