/** What the cache tells of itself: counts, history, decisions and advice, and the doors that answer with them. */
@NullMarked
package datapunk.lake.cache.desk;

import org.jspecify.annotations.NullMarked;
