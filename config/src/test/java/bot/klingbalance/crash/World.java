package bot.klingbalance.crash;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.slack.standin.FakeSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What is around the bot, and outlives its processes: the services, the settings, the time. */
public final class World implements AutoCloseable {
  public static final Channel SLACK = new Channel(Platform.SLACK, FakeSlack.CHANNEL);
  public static final Channel DISCORD =
      new Channel(Platform.DISCORD, Guilds.channelOf(DiscordStandIn.GUILD));

  private static final String WATCH =
      """
        - channel: %s
          accounts: [%s]
          daily_at: "09:00"
          time_zone: Europe/Berlin
      """;

  private static final Duration LOOK = Duration.ofMillis(250);

  /** How far time is moved on at each look. */
  private static final Duration STEP = Duration.ofSeconds(1);

  private static final int MOST_LOOKS = 400;

  public final MovedClock clock;
  public final FakeSlack slack;
  public final DiscordStandIn discord;
  private final UseApiStandIn useApi;
  private final Path folder;
  private final int watched;
  private final Map<String, String> environment = new HashMap<>();
  private volatile Consumer<Moment> witness = moment -> {};

  /**
   * A world in which both chats are there.
   *
   * @param folder where the bot is started
   * @param watched channels that the settings watch
   */
  public World(Path folder, Instant now, List<Channel> watched) throws Exception {
    this(folder, now, watched, UseApiStandIn.ACCOUNT);
  }

  /**
   * The same where the channels watch something else.
   *
   * @param accounts as the settings name them
   */
  public World(Path folder, Instant now, List<Channel> watched, String accounts) throws Exception {
    this(
        folder,
        now,
        watched.stream().collect(Collectors.toMap(channel -> channel, channel -> accounts)),
        List.of(UseApiStandIn.ACCOUNT));
  }

  /**
   * The same with other accounts.
   *
   * @param watches what each channel watches, as the settings name it
   * @param accounts those that there are
   */
  World(Path folder, Instant now, Map<Channel, String> watches, List<String> accounts)
      throws Exception {
    this.folder = folder;
    this.watched = watches.size();
    clock = MovedClock.at(now);
    useApi = new UseApiStandIn(this::tell, accounts);
    slack = new FakeSlack(clock);
    slack.isWatchedBy(new SlackPosts());
    discord = DiscordStandIn.open(clock);
    discord.isWatchedBy(new DiscordPosts());
    environment.put("USEAPI_TOKEN", "user:1234-token-of-the-tests");
    environment.put("USEAPI_BASE_URL", useApi.baseUrl());
    environment.put("SLACK_BOT_TOKEN", "xoxb-bot-token-of-the-tests");
    environment.put("SLACK_APP_TOKEN", "xapp-app-token-of-the-tests");
    environment.put("SLACK_API_URL", slack.apiUrl());
    environment.put("DISCORD_TOKEN", DiscordStandIn.TOKEN);
    environment.put("DISCORD_API_URL", discord.apiUrl());
    environment.put("DATABASE_URL", "jdbc:sqlite:" + database());
    environment.put("HEALTH_PORT", "0");
    writeSettings(watches);
  }

  /** The file of SQLite, unless {@link #keepsItsDataIn} names another database. */
  public Path database() {
    return folder.resolve("bot.db");
  }

  public void keepsItsDataIn(String databaseUrl) {
    environment.put("DATABASE_URL", databaseUrl);
  }

  /** The bot reaches a service at another address, such as that of a gate before it. */
  public void isReachedAt(String variable, String address) {
    environment.put(variable, address);
  }

  /** The bot is started with another variable, or with another value of one. */
  public void startsWith(String variable, String value) {
    environment.put(variable, value);
  }

  /** More stands in the settings from the next start on. */
  public void setsToo(String yaml) throws IOException {
    Path settings = folder.resolve("kling-balance-bot.yaml");
    Files.writeString(settings, yaml + "\n", StandardOpenOption.APPEND);
  }

  /** From now on the account has so many of its 660 credits left. */
  public void accountHas(int credits) {
    useApi.leaves(credits);
  }

  /** From now on an account is not in the list of useapi.net any more. */
  void accountIsDeleted(String account) {
    useApi.deletes(account);
  }

  /** How often useapi.net was asked for the account itself. */
  public int readings() {
    return useApi.readings();
  }

  public void hasNoDiscord() {
    environment.remove("DISCORD_TOKEN");
  }

  /** Tells {@code newWitness} what happens from now on, on threads that wait for it. */
  public void isWatchedBy(Consumer<Moment> newWitness) {
    witness = newWitness;
  }

  public BotProcess startBot() {
    return BotProcess.start(folder, clock.ahead(), environment);
  }

  public BotProcess startBot(List<String> javaOptions) {
    return BotProcess.start(folder, clock.ahead(), environment, javaOptions);
  }

  /** From now on the bot knows when to check the channels that the settings watch. */
  void takesInItsSettings() throws InterruptedException {
    try (BotProcess bot = startBot()) {
      awaitConnected();
      awaitFollowed(Ledger.of(database()), bot);
    }
  }

  /** Waits until {@code ledger} knows when to check each channel. */
  public void awaitFollowed(Ledger ledger, BotProcess... bots) {
    await(() -> ledger.followed() == watched, bots);
  }

  /** Waits until the bot has connected itself once more to the chats that are there. */
  public void awaitConnected() throws InterruptedException {
    slack.socketMode().awaitSession();
    if (environment.containsKey("DISCORD_TOKEN")) {
      discord.awaitAtGateway("identify");
    }
  }

  /** Time passes for everybody. */
  public void move(Duration by, BotProcess... bots) {
    clock.move(by);
    for (BotProcess bot : bots) {
      bot.move(by);
    }
  }

  /** Waits for what living bots are to bring about, while time passes. */
  public void await(BooleanSupplier brought, BotProcess... bots) {
    for (int looks = 0; !brought.getAsBoolean(); looks++) {
      if (looks > MOST_LOOKS || !bots[0].isAlive()) {
        throw new AssertionError("it does not come about; last words: " + bots[0].lastWords());
      }
      bots[0].awaitDeath(LOOK);
      move(STEP, bots);
    }
  }

  @Override
  public void close() {
    useApi.close();
    slack.close();
    discord.close();
  }

  private void writeSettings(Map<Channel, String> watches) throws IOException {
    StringBuilder settings = new StringBuilder("watches:\n");
    watches.forEach((channel, accounts) -> settings.append(WATCH.formatted(channel, accounts)));
    Files.writeString(folder.resolve("kling-balance-bot.yaml"), settings);
  }

  private void tell(Moment moment) {
    witness.accept(moment);
  }

  private final class SlackPosts implements bot.klingbalance.slack.standin.PostWitness {
    @Override
    public void arrived(String channel) {
      tell(Moment.SLACK_POST_ARRIVED);
    }

    @Override
    public void stored(String channel) {
      tell(Moment.SLACK_POST_STORED);
    }

    @Override
    public void answered(String channel) {
      tell(Moment.SLACK_POST_ANSWERED);
    }
  }

  private final class DiscordPosts implements bot.klingbalance.discord.standin.PostWitness {
    @Override
    public void arrived(String channel) {
      tell(Moment.DISCORD_POST_ARRIVED);
    }

    @Override
    public void stored(String channel) {
      tell(Moment.DISCORD_POST_STORED);
    }

    @Override
    public void answered(String channel) {
      tell(Moment.DISCORD_POST_ANSWERED);
    }
  }
}
