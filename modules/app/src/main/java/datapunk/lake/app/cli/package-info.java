/** The command line: one class a command. */
@NullMarked
package datapunk.lake.app.cli;

import org.jspecify.annotations.NullMarked;
