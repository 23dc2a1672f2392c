/** A door that breaks the rules of the bus. */
@NullMarked
package datapunk.lake.app.planted.door;

import org.jspecify.annotations.NullMarked;
