/**
 * useapi.net over HTTP.
 *
 * <p>A {@link bot.klingbalance.useapi.RetryingCall} waits in the queue, sends a request, has the
 * response classified by a pure function and retries where the vendor's error table allows it. A
 * request that several callers make at once is sent once.
 */
@NullMarked
package bot.klingbalance.useapi;

import org.jspecify.annotations.NullMarked;
