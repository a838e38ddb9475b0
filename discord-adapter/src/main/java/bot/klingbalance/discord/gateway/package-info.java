/**
 * How JDA is made and reaches Discord's gateway: its address, threads and HTTP client, and the
 * state of its connection.
 */
@NullMarked
package bot.klingbalance.discord.gateway;

import org.jspecify.annotations.NullMarked;
