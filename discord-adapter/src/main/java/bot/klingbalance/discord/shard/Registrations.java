package bot.klingbalance.discord.shard;

import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.discord.gateway.JdaFailures;
import java.time.Duration;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the commands known of each session, for as many tries as it takes. */
final class Registrations extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(Registrations.class);
  private static final Backoff TRIES = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

  private final CommandRegistry registry;
  private final ShardConnections all;

  Registrations(CommandRegistry registry, ShardConnections all) {
    this.registry = registry;
    this.all = all;
  }

  @Override
  public void onGuildJoin(GuildJoinEvent event) {
    var unused = registry.register(event.getGuild());
  }

  @Override
  public void onGuildAvailable(GuildAvailableEvent event) {
    var unused = registry.register(event.getGuild());
  }

  void register(JDA ready) {
    register(ready, 0);
  }

  private void register(JDA ready, int tries) {
    var unused =
        registry
            .register(ready)
            .whenComplete(
                (done, failure) -> {
                  if (failure == null) {
                    all.started();
                    return;
                  }
                  log.warn(
                      "The commands could not be registered with Discord ({}); trying again.",
                      JdaFailures.sentence(failure));
                  all.later(() -> register(ready, tries + 1), TRIES.longest(tries + 1));
                });
  }
}
