/** Talking to a lake that runs, over its own API. */
@NullMarked
package datapunk.lake.app.client;

import org.jspecify.annotations.NullMarked;
