/** A lake as a process of its own, seen from outside. */
@NullMarked
package datapunk.lake.bench.process;

import org.jspecify.annotations.NullMarked;
