package bot.klingbalance.soak;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.crash.Ledger;
import bot.klingbalance.crash.Ledger.Stage;
import bot.klingbalance.crash.World;
import bot.klingbalance.demo.SimulatedUseApi;
import bot.klingbalance.secret.Secret;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The bot's process, both chats with somebody in them, useapi.net, and a gate before each. */
final class Scenery implements AutoCloseable {
  private static final Secret TOKEN = Secret.of("user:1234-token-of-the-tests");
  private static final List<Channel> CHANNELS = List.of(World.SLACK, World.DISCORD);

  private final World world;
  private final SimulatedUseApi useApi;
  private final Map<String, Gate> gates;
  private final OnSlack onSlack;
  private final OnDiscord onDiscord;
  private final Ledger ledger;
  private final BotProcess bot;

  /**
   * Starts the bot and waits until it is connected.
   *
   * @param folder where it is started
   * @param book where questions are written down
   */
  Scenery(Path folder, Instant now, long seed, QuestionBook book) throws Exception {
    world = new World(folder, now, CHANNELS, "all");
    useApi = SimulatedUseApi.start(TOKEN, world.clock);
    Gate slack = new Gate(world.slack.apiUrl(), chatWeather(seed), this::slackSees);
    Gate discord = new Gate(world.discord.apiUrl(), chatWeather(seed + 1), this::discordSees);
    Gate useApiGate = new Gate(useApi.baseUrl(), useApiWeather(seed + 2), passage -> {});
    gates = Map.of("Slack", slack, "Discord", discord, "useapi.net", useApiGate);
    onSlack = new OnSlack(world.slack, book, slack::address);
    onDiscord = new OnDiscord(world.discord, book);
    world.isReachedAt("SLACK_API_URL", slack.address(world.slack.apiUrl()));
    world.isReachedAt("DISCORD_API_URL", discord.address(world.discord.apiUrl()));
    world.isReachedAt("USEAPI_BASE_URL", useApiGate.address(useApi.baseUrl()));
    ledger = Ledger.of(world.database());
    bot = world.startBot(Launcher.javaOptions());
    world.awaitConnected();
    world.awaitFollowed(ledger, bot);
  }

  World world() {
    return world;
  }

  BotProcess bot() {
    return bot;
  }

  Ledger ledger() {
    return ledger;
  }

  Person person(Platform platform) {
    return platform == Platform.SLACK ? onSlack : onDiscord;
  }

  /** Nothing more comes of questions. */
  void forgets(List<String> keys) {
    keys.forEach(onDiscord::forgets);
  }

  int requests() {
    return gates.values().stream().mapToInt(gate -> gate.weather().requests()).sum();
  }

  int spoiled() {
    return gates.values().stream().mapToInt(gate -> gate.weather().spoiled()).sum();
  }

  /** What the gates did, one line for each. */
  Stream<String> weathers() {
    return gates.entrySet().stream()
        .map(each -> "%s: %s".formatted(each.getKey(), each.getValue().weather()));
  }

  /** What is wrong with the warnings that stand in the channels. */
  List<String> wrongWarnings() {
    List<String> wrong = new ArrayList<>();
    for (Channel channel : CHANNELS) {
      int standing = person(channel.platform()).messages().size();
      int posted = ledger.count(channel, Stage.POSTED);
      if (standing != posted) {
        wrong.add("%d warnings stand in %s, and %d were to".formatted(standing, channel, posted));
      }
      int aside = ledger.count(channel, Stage.SET_ASIDE);
      if (aside > 0) {
        wrong.add("%d warnings to %s were set aside".formatted(aside, channel));
      }
    }
    return wrong;
  }

  int warnings() {
    return onSlack.messages().size() + onDiscord.messages().size();
  }

  @Override
  public void close() {
    bot.close();
    gates.values().forEach(Gate::close);
    useApi.close();
    world.close();
  }

  private void slackSees(Passage passage) {
    onSlack.sees(passage);
  }

  private void discordSees(Passage passage) {
    onDiscord.sees(passage);
  }

  private static Weather chatWeather(long seed) {
    return new Weather(
        seed,
        Mischief.TROUBLE,
        Mischief.SLOW_DOWN,
        Mischief.SLOW,
        Mischief.CUT_BEFORE,
        Mischief.CUT_AFTER);
  }

  private static Weather useApiWeather(long seed) {
    return new Weather(seed, Mischief.TROUBLE, Mischief.SLOW_DOWN, Mischief.SLOW, Mischief.GARBAGE);
  }
}
