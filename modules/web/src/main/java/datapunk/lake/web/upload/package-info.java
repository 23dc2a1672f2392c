/** Files on their way in: streamed to disk, resumable by content hash. */
@NullMarked
package datapunk.lake.web.upload;

import org.jspecify.annotations.NullMarked;
