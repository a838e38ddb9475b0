package bot.klingbalance.program;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.chat.BackOffice;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.FrontDesk;
import bot.klingbalance.command.AllBalances;
import bot.klingbalance.command.BalanceCommand;
import bot.klingbalance.command.BalanceCommand.Wording;
import bot.klingbalance.command.Chronicle;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.ShownAccounts;
import bot.klingbalance.command.WatchRules;
import bot.klingbalance.discord.DiscordAdapter;
import bot.klingbalance.discord.DiscordSettings;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.CheckedClip;
import bot.klingbalance.settings.Discord;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.Slack;
import bot.klingbalance.slack.SlackAdapter;
import bot.klingbalance.slack.SlackSettings;
import bot.klingbalance.store.Database;
import bot.klingbalance.useapi.UseApiAccounts;
import bot.klingbalance.useapi.UseApiAddress;
import bot.klingbalance.useapi.UseApiLimits;
import bot.klingbalance.warning.Pack;
import bot.klingbalance.watch.CheckCalendar;
import bot.klingbalance.watch.DailyTime;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** The composition root: every object of the bot, made of the settings and joined. */
final class Bot implements AutoCloseable {
  private static final int KEPT_CONNECTIONS = 5;

  /** Less than the five seconds after which common servers drop a connection without a word. */
  private static final int KEPT_SECONDS = 4;

  private final Settings settings;
  private final SettingsInForce inForce;
  private final Secret token;
  private final Clock clock;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, KEPT_SECONDS, TimeUnit.SECONDS))
          .build();
  private final UseApiAccounts accounts;

  Bot(Settings settings, Secret token, Clock clock) {
    this(settings, token, clock, UseApiLimits.DEFAULT);
  }

  Bot(Settings settings, Secret token, Clock clock, UseApiLimits limits) {
    this.settings = settings;
    this.inForce = new SettingsInForce(settings);
    this.token = token;
    this.clock = clock;
    this.accounts = useApiAccounts(limits);
    Logging.start(settings.log());
  }

  /** Where the settings want it kept what must not be forgotten. */
  bot.klingbalance.settings.Database database() {
    return settings.database();
  }

  Accounts accounts() {
    return accounts;
  }

  ShownAccounts shownAccounts() {
    return inForce.shownAccounts();
  }

  AllBalances allBalances() {
    return new AllBalances(accounts, shownAccounts());
  }

  Wording wording() {
    Settings now = inForce.get();
    return new Wording(
        now.accounts().maskedInChannels(), now.clips().stream().map(CheckedClip::clip).toList());
  }

  /** A desk whose watches are checked when {@code calendar} says so. */
  FrontDesk frontDesk(Warnings warnings, CheckCalendar calendar) {
    return desk(warnings, () -> warnings.office(balanceCommand(warnings), calendar));
  }

  /** Whether there is a chat that has its tokens. */
  static boolean hasChat(Settings settings) {
    return settings.slack().botToken().isPresent() || settings.discord().token().isPresent();
  }

  /**
   * The daily warnings, kept in {@code database}.
   *
   * @param home where a channel is for which nobody says where
   */
  Warnings warnings(Database database, ZoneId home) {
    return new Warnings(
        database, () -> inForce.get().watches(), accounts, () -> rules(home), clock);
  }

  /** The chats that have their tokens, not connected yet, all at one desk. */
  List<ChatAdapter> chats(Warnings warnings) {
    FrontDesk desk = desk(warnings, () -> warnings.office(balanceCommand(warnings)));
    desk.learnAccounts();
    return Stream.concat(slack(desk).stream(), discord(desk).stream()).toList();
  }

  /**
   * Takes over what of {@code newer} can change while the bot runs; blocks while the store answers.
   */
  void adopt(Settings newer, Warnings warnings) {
    Settings before = inForce.get();
    inForce.adopt(newer);
    Settings now = inForce.get();
    Logging.setLevels(now.log());
    if (!before.pollEvery().equals(now.pollEvery())) {
      warnings.pollEvery(now.pollEvery());
    }
    if (!before.watches().equals(now.watches())) {
      warnings.follow(before.watches(), now.watches());
    }
  }

  private WatchRules rules(ZoneId home) {
    Settings now = inForce.get();
    return new WatchRules(
        new Managers(Set.copyOf(now.managers())),
        shownAccounts(),
        new DailyTime(LocalTime.of(9, 0), home),
        now.accounts().maskedInChannels(),
        now.packs().stream().map(pack -> new Pack(pack.credits(), pack.price())).toList());
  }

  private FrontDesk desk(Warnings warnings, Supplier<BackOffice> office) {
    return new FrontDesk(
        warnings.accounts(),
        CurrentOffice.of(office),
        account -> shownAccounts().allows(account),
        token);
  }

  private Optional<ChatAdapter> discord(FrontDesk desk) {
    Discord discord = settings.discord();
    return discord
        .token()
        .map(token -> new DiscordSettings(token, discord.guilds(), discord.apiUrl().toString()))
        .map(each -> new DiscordAdapter(each, desk, http, clock));
  }

  private Optional<ChatAdapter> slack(FrontDesk desk) {
    Slack slack = settings.slack();
    return slack
        .botToken()
        .map(
            botToken ->
                new SlackSettings(
                    botToken,
                    slack.appToken(),
                    slack.signingSecret(),
                    slack.port(),
                    slack.apiUrl().toString()))
        .map(each -> new SlackAdapter(each, desk, http, clock));
  }

  @Override
  public void close() {
    accounts.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private UseApiAccounts useApiAccounts(UseApiLimits limits) {
    return new UseApiAccounts(
        http, new UseApiAddress(settings.useApi().baseUrl().toString()), token, clock, limits);
  }

  private BalanceCommand balanceCommand(Warnings warnings) {
    return new BalanceCommand(
        warnings.accounts(),
        shownAccounts(),
        wording(),
        new Chronicle(warnings::past, warnings.home()),
        clock);
  }
}
