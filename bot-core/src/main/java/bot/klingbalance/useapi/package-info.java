/**
 * useapi.net over HTTP: what the bot knows of accounts is asked for here, politely, and whatever
 * comes back is read as far as it makes sense.
 *
 * <p>An {@link bot.klingbalance.useapi.Inquiry} leads one question to its end: it waits for its
 * turn, makes a request, has the answer classified by a pure function and asks again where the
 * vendor's error table allows it. Questions that are asked by many at once are asked upstream once.
 */
@NullMarked
package bot.klingbalance.useapi;

import org.jspecify.annotations.NullMarked;
