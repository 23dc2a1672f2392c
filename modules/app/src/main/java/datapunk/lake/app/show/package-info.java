/** What the command line shows to people: steps, progress, tables. */
@NullMarked
package datapunk.lake.app.show;

import org.jspecify.annotations.NullMarked;
