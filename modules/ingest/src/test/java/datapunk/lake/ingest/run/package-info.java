/** Tests of the run of an import. */
@NullMarked
package datapunk.lake.ingest.run;

import org.jspecify.annotations.NullMarked;
