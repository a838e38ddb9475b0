package bot.klingbalance.replicas;

import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.discord.standin.Interaction;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** People who ask on Discord, each of them once: nobody's budget is used up. */
final class Members {
  private static final long FIRST = 700_000_000_000_000_001L;

  private final DiscordStandIn discord;
  private final AtomicLong next = new AtomicLong(FIRST);
  private final List<Interaction> asked = new CopyOnWriteArrayList<>();
  private volatile String server = DiscordStandIn.GUILD;

  Members(DiscordStandIn discord) {
    this.discord = discord;
    discord.members(this::isSomebodyElse);
  }

  /** From now on they ask in another server. */
  void goTo(String other) {
    server = other;
  }

  /** Somebody asks for a balance. */
  Interaction asks() {
    Interaction interaction = discord.types("low@example.com");
    asked.add(interaction);
    return interaction;
  }

  /** So many ask, one after the other, with so long between two. */
  List<Interaction> ask(int count, Duration between) {
    int before = asked.size();
    for (int i = 0; i < count; i++) {
      asks();
      LockSupport.parkNanos(between.toNanos());
    }
    return List.copyOf(asked.subList(before, asked.size()));
  }

  /** Somebody asks again and again until somebody is answered; how long that took. */
  Duration askUntilAnswered(Duration most) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < most.toNanos()) {
      if (asks().isAnsweredWithin(Duration.ofMillis(300))) {
        break;
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** All that was asked so far. */
  List<Interaction> asked() {
    return List.copyOf(asked);
  }

  private void isSomebodyElse(ObjectNode event) {
    event.put("guild_id", server).put("channel_id", Guilds.channelOf(server));
    ((ObjectNode) event.path("member").path("user")).put("id", "" + next.incrementAndGet());
  }
}
