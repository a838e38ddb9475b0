package bot.klingbalance.replicas;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.crash.World;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.DatabaseAddress.PostgresServer;
import bot.klingbalance.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Processes of the real program on one PostgreSQL, with both chats around them. Time passes as it
 * does outside, unless somebody moves the {@link #world}'s clock.
 */
public final class Replicas implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The name of a bot: its machine, its process and some letters. */
  private static final Pattern NAME = Pattern.compile(".*-(\\d+)-[0-9a-z]+");

  public final World world;
  private final DatabaseAddress address = TestPostgres.emptyDatabase();
  private final List<BotProcess> bots = new ArrayList<>();

  /**
   * A world without any bot yet.
   *
   * @param folder where they are started
   * @param watched channels that the settings watch
   */
  public Replicas(Path folder, Instant now, List<Channel> watched) throws Exception {
    world = new World(folder, now, watched);
    world.keepsItsDataIn(url());
    world.discord.isPunctual();
  }

  /** Where the bots keep their data, with the password. */
  public String url() {
    return ((PostgresServer) address).url().reveal();
  }

  /** Starts one more and does not wait for it. */
  public BotProcess starts() {
    BotProcess bot = world.startBot();
    bots.add(bot);
    return bot;
  }

  /** Starts so many, and waits until one of them answers on Discord. */
  public void start(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      starts();
    }
    for (int i = 0; i < count; i++) {
      world.slack.socketMode().awaitSession();
    }
    awaitAnswersOnDiscord();
  }

  /** Waits until somebody who asks on Discord gets an answer. */
  public void awaitAnswersOnDiscord() {
    until(() -> world.discord.types("low@example.com").isAnsweredWithin(Duration.ofMillis(500)));
  }

  /** Those that live. */
  public List<BotProcess> living() {
    return bots.stream().filter(BotProcess::isAlive).toList();
  }

  /** The living one that holds Discord's gateway, as the database has it. */
  public Optional<BotProcess> holder() {
    return holder(0);
  }

  /** The same for one of several shards. */
  public Optional<BotProcess> holder(int shard) {
    return column("SELECT holder FROM leases WHERE name = 'discord-gateway/%d'".formatted(shard))
        .stream()
        .map(NAME::matcher)
        .filter(Matcher::matches)
        .map(name -> Long.parseLong(name.group(1)))
        .flatMap(id -> living().stream().filter(bot -> bot.id() == id))
        .findFirst();
  }

  /** Waits until a living bot holds it. */
  public BotProcess awaitHolder() {
    until(() -> holder().isPresent());
    return holder().orElseThrow();
  }

  /** The living ones that stand by. */
  public List<BotProcess> standingBy() {
    long holder = holder().map(BotProcess::id).orElse(-1L);
    return living().stream().filter(bot -> bot.id() != holder).toList();
  }

  /** Whether at least so many living bots that do not hold the gateway have said that they live. */
  public boolean isStandingBy(int count) {
    List<String> there = column("SELECT id FROM bots");
    return standingBy().stream()
            .filter(bot -> there.stream().anyMatch(name -> name.contains("-" + bot.id() + "-")))
            .count()
        >= count;
  }

  /** Breaks off every connection to the database, as a server does that is shut down. */
  public void breakConnections() {
    TestPostgres.breakConnectionsTo(address);
  }

  /** From now on, or until {@code allowed}, the server takes no connection to the database. */
  public void allowConnections(boolean allowed) {
    TestPostgres.allowConnectionsTo(address, allowed);
  }

  /** The first column of what a query finds, behind the bots' backs. */
  public List<String> column(String query) {
    List<String> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    } catch (SQLException notYet) {
      return List.of();
    }
    return found;
  }

  /** Waits for what living bots are to bring about; looks many times a second. */
  public void until(BooleanSupplier brought) {
    long start = System.nanoTime();
    while (!brought.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos() || living().isEmpty()) {
        throw new AssertionError("it does not come about; last words: " + lastWords());
      }
      living().stream().findFirst().ifPresent(bot -> bot.awaitDeath(LOOK));
    }
  }

  /** What the bots logged last, all in one file. */
  public String lastWords() {
    return bots.isEmpty() ? "" : bots.get(0).lastWords();
  }

  @Override
  public void close() {
    bots.forEach(BotProcess::close);
    world.close();
  }
}
