/** What holds the warmer back: its budget, the use that is made of what it loads, and the keys it must not touch. */
@NullMarked
package datapunk.lake.cache.warm.guard;

import org.jspecify.annotations.NullMarked;
