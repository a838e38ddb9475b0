package bot.klingbalance.discord;

import bot.klingbalance.discord.posting.DiscordQueries;
import bot.klingbalance.doctor.CheckResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs at the start in which servers the bot answers, and when strangers may invite it. */
final class StartNotice extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(StartNotice.class);

  private final DiscordQueries queries;
  private final List<String> guilds;

  StartNotice(DiscordQueries queries, List<String> guilds) {
    this.queries = queries;
    this.guilds = guilds;
  }

  @Override
  public void onReady(ReadyEvent event) {
    if (event.getJDA().getShardInfo().getShardId() != 0) {
      return;
    }
    CompletableFuture<Void> unused =
        new GuildCheck(queries, guilds)
            .look()
            .thenAccept(results -> results.forEach(StartNotice::say));
  }

  private static void say(CheckResult result) {
    switch (result.status()) {
      case FINE -> log.info("{}", result.finding());
      case ATTENTION -> log.warn("{} {}", result.finding(), result.remedy());
      // Doctor says why it is not known; the bot works all the same.
      default -> log.debug("{} is not known: {}", result.name(), result.finding());
    }
  }
}
