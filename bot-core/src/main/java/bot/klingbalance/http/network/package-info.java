/**
 * The way from the bot to the services that it calls: straight or through a proxy, which
 * certificates are believed, and what is said when there is no way. What decides is a value; the
 * clients of HTTP and of Discord's gateway only apply it.
 */
@NullMarked
package bot.klingbalance.http.network;

import org.jspecify.annotations.NullMarked;
