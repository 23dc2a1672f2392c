/**
 * Google's timelines: Semantic Location History, the on-device Timeline of Android and of iOS, and Timeline Edits.
 *
 * <p>Visits become stays, activities moves, waypoints and transit stops paths (they carry no time, so none is invented
 * for them), frequent places places, trips and notes memories, motion guesses activity samples. Points of a thinned
 * path become positions with method INFERRED in a feed of their own ({@code ….path}), so that they never mix with
 * measured ones; raw signals become measured positions ({@code ….raw}).
 *
 * <p>Natural keys begin with the kind, then hold only what the source can never restate: times in UTC milliseconds,
 * place identifiers, positions in 1e-7 degrees. Attributes hold the rest of the record under the source's own names and
 * in its own spelling: times with their offsets, numbers as written, a probability of exactly 0.0 (which Android uses
 * for unknown) too. Only what became a record of its own is left out of them.
 *
 * <p>Scans of wireless networks ({@code wifiScan}) hold identifiers of other people's devices: they are counted and
 * their content is dropped before anything is kept, from attributes and from quarantine alike.
 *
 * <p>A record without a readable start, or with an end before its start, and every element or key that no reader knows
 * is rejected with its beginning. A position outside the earth is handed on as stated, for validation to judge; only a
 * vertex of a line is rejected here, so that the rest of its line is kept. Integers that wrapped around at 32
 * bits are unwrapped where the result is a position on earth.
 */
@NullMarked
package datapunk.lake.formats.timeline;

import org.jspecify.annotations.NullMarked;
