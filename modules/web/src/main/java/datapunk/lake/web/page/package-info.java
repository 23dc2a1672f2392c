/** The bundled page and the headers that fence it in. */
@NullMarked
package datapunk.lake.web.page;

import org.jspecify.annotations.NullMarked;
