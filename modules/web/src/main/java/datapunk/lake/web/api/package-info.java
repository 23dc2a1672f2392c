/** The REST routes: parameters become questions, answers become responses. */
@NullMarked
package datapunk.lake.web.api;

import org.jspecify.annotations.NullMarked;
