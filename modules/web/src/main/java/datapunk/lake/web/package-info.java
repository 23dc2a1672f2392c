/** HTTP and WebSocket edge: API, tiles, live progress, sign-in, the bundled page. */
@NullMarked
package datapunk.lake.web;

import org.jspecify.annotations.NullMarked;
