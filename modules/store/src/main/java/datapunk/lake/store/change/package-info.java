/** The log of changes: what was committed, by this process and by others, told once and in order. */
@NullMarked
package datapunk.lake.store.change;

import org.jspecify.annotations.NullMarked;
