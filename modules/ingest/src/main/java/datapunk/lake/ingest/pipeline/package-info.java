/** The order of the stages, their window and their meters. */
@NullMarked
package datapunk.lake.ingest.pipeline;

import org.jspecify.annotations.NullMarked;
