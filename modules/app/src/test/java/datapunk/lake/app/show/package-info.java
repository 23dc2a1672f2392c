/** Tests of what the command line shows. */
@NullMarked
package datapunk.lake.app.show;

import org.jspecify.annotations.NullMarked;
