package bot.klingbalance.replicas;

import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.download.FreePort;
import bot.klingbalance.replicas.Balancer.Door;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes of the real program on one PostgreSQL, which a balancer leads Slack's requests to. */
final class HttpReplicas implements AutoCloseable {
  final Replicas bots;
  final Balancer balancer = new Balancer();
  final SlackRequests requests;
  private final Map<BotProcess, Door> doors = new LinkedHashMap<>();

  HttpReplicas(Path folder, Instant now, int people) throws Exception {
    bots = new Replicas(folder, now, List.of());
    bots.world.hasNoDiscord();
    bots.world.startsWith("SLACK_APP_TOKEN", "");
    bots.world.startsWith("SLACK_SIGNING_SECRET", SlackRequests.SIGNING_SECRET);
    bots.world.startsWith("SLACK_BIND", "127.0.0.1");
    Clock clock = bots.world.clock;
    requests = new SlackRequests(bots.world.slack, clock, people);
  }

  /** Starts one more, and waits until requests are led to it. */
  BotProcess starts() throws IOException {
    int before = (int) doors.keySet().stream().filter(BotProcess::isAlive).count();
    Door door = new Door(FreePort.find(), FreePort.find());
    bots.world.startsWith("SLACK_PORT", Integer.toString(door.port()));
    bots.world.startsWith("HEALTH_PORT", Integer.toString(door.health()));
    BotProcess bot = bots.starts();
    doors.put(bot, door);
    balancer.leadsTo(door);
    bots.until(() -> balancer.leadsTo(before + 1));
    return bot;
  }

  Door door(BotProcess bot) {
    return doors.get(bot);
  }

  @Override
  public void close() {
    balancer.close();
    bots.close();
  }
}
