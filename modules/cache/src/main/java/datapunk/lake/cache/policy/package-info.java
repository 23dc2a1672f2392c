/** Eviction: which key leaves when room is needed. */
@NullMarked
package datapunk.lake.cache.policy;

import org.jspecify.annotations.NullMarked;
