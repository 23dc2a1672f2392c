/** Who asks: tokens, the session cookie, and the guard against foreign pages. */
@NullMarked
package datapunk.lake.web.auth;

import org.jspecify.annotations.NullMarked;
