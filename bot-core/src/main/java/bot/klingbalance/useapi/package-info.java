/**
 * useapi.net over HTTP.
 *
 * <p>A {@link bot.klingbalance.useapi.RetryingCall} waits for its turn, makes a request, has the
 * answer classified by a pure function and asks again where the vendor's error table allows it.
 * Requests that are made by many at once are sent once.
 */
@NullMarked
package bot.klingbalance.useapi;

import org.jspecify.annotations.NullMarked;
