/**
 * Posts to Discord's channels, each message once, looks whether the bot may, and tells what
 * Discord's responses mean for whoever runs the bot.
 *
 * <p>The requests are our own, by OkHttp; only the form of a message and the names of error codes
 * come from JDA. The stories of {@code DiscordPortTest} were run on JDA 6's {@code RestAction}
 * once:
 *
 * <ul>
 *   <li>Nothing can be posted before the gateway is ready: until then, and for a server that is
 *       down, {@code getChannelById} returns null. Nearly all of {@code DiscordPortTest} posts
 *       without a gateway.
 *   <li>{@code submit()} never reports a 429. JDA waits and repeats by itself: with {@code
 *       Retry-After: 30} neither that call nor the next one to the channel ended within 9 s, in
 *       spite of {@code timeout(6 s)}. {@code complete(false)} reports it, but asks again at once
 *       at the next call. {@code aRateLimitedChannelIsLeftAloneForAsLongAsDiscordSays} demands a
 *       single request.
 *   <li>JDA repeats a post by itself that Discord answers with 502: four times in a row are 4
 *       requests and 7.6 s of a thread. {@code troubleAtDiscordMayHaveLetTheMessageThrough} demands
 *       to hear of the first: the outbox decides about the next.
 *   <li>After a shutdown a post fails with a {@code RejectedExecutionException}, and not as one
 *       that may be sent later.
 * </ul>
 */
@NullMarked
package bot.klingbalance.discord.posting;

import org.jspecify.annotations.NullMarked;
