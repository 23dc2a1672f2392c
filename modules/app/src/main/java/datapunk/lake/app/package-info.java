/** The program: command line, configuration, start and stop of the rooms, the fat jar. */
@NullMarked
package datapunk.lake.app;

import org.jspecify.annotations.NullMarked;
