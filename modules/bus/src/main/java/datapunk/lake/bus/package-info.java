/** How rooms talk: typed doors, passed by reference, with deadlines, windows and faults. */
@NullMarked
package datapunk.lake.bus;

import org.jspecify.annotations.NullMarked;
