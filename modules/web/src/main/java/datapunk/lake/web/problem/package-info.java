/** Faults as RFC 9457 problem documents, in one place. */
@NullMarked
package datapunk.lake.web.problem;

import org.jspecify.annotations.NullMarked;
