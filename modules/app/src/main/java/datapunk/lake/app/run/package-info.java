/** Starting and stopping the servers and the rooms. */
@NullMarked
package datapunk.lake.app.run;

import org.jspecify.annotations.NullMarked;
