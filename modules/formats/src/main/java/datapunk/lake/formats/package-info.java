/** Readers of other people's files: bytes in, source records out; no Vert.x, no SQL. */
@NullMarked
package datapunk.lake.formats;

import org.jspecify.annotations.NullMarked;
