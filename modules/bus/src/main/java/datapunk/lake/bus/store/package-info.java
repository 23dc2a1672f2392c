/** What the store room says and is asked. */
@NullMarked
package datapunk.lake.bus.store;

import org.jspecify.annotations.NullMarked;
