/** What other policies would have done with the same requests, from a sample of keys. */
@NullMarked
package datapunk.lake.cache.shadow;

import org.jspecify.annotations.NullMarked;
