/** Google's Records.json, the raw fixes of a Takeout, in all its ages. */
@NullMarked
package datapunk.lake.formats.records;

import org.jspecify.annotations.NullMarked;
