/** The promises of the lake, proven from outside: real files, real servers, real processes that are killed. */
@NullMarked
package datapunk.lake.app.e2e;

import org.jspecify.annotations.NullMarked;
