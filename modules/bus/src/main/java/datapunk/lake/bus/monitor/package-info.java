/** What the monitor room says and is asked. */
@NullMarked
package datapunk.lake.bus.monitor;

import org.jspecify.annotations.NullMarked;
