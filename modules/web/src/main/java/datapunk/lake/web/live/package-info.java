/** Progress and changes over WebSocket. */
@NullMarked
package datapunk.lake.web.live;

import org.jspecify.annotations.NullMarked;
