/**
 * One request to useapi.net and the reading of its response, of which every field may be missing,
 * null or of the wrong type.
 *
 * <p>{@link bot.klingbalance.useapi.wire.LenientJson} reads Jackson's tokens itself instead of
 * Databind's tree. With the same limits the tree converts numbers while it reads: one number of a
 * million digits takes 23.7 s. With {@code maxNumberLength} 1000 the whole body is rejected instead
 * of the one field. {@code AccountParserTest.aNumberOfAMillionDigitsIsUnknownAndTheRestIsUsed} and
 * {@code HostileBodiesTest} prove both. A {@code TokenFilter} that drops such numbers makes the
 * tree pass, for 138 lines of its own and 1.4 times the allocation (16.9 MB in place of 11.9 MB for
 * a list of 1 MiB).
 */
@NullMarked
package bot.klingbalance.useapi.wire;

import org.jspecify.annotations.NullMarked;
