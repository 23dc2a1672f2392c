/** Metrics, health and logs of every room. */
@NullMarked
package datapunk.lake.monitor;

import org.jspecify.annotations.NullMarked;
