package bot.klingbalance.program;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.chat.BackOffice;
import bot.klingbalance.chat.BalanceAnswers;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.FrontDesk;
import bot.klingbalance.checkup.Checkup;
import bot.klingbalance.command.AllBalances;
import bot.klingbalance.command.BalanceCommand;
import bot.klingbalance.command.BalanceCommand.Wording;
import bot.klingbalance.command.Chronicle;
import bot.klingbalance.command.DoctorCommand;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.ShownAccounts;
import bot.klingbalance.command.WatchRules;
import bot.klingbalance.discord.DiscordAdapter;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.CheckedClip;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.slack.SlackAdapter;
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
    this.token = token;
    this.clock = clock;
    this.accounts = useApiAccounts(limits);
    Logging.start(settings.log());
  }

  Accounts accounts() {
    return accounts;
  }

  ShownAccounts shownAccounts() {
    return new ShownAccounts(settings.accounts().patterns());
  }

  AllBalances allBalances() {
    return new AllBalances(accounts, shownAccounts());
  }

  Wording wording() {
    return new Wording(
        settings.accounts().maskedInChannels(),
        settings.clips().stream().map(CheckedClip::clip).toList());
  }

  /** A desk whose watches are checked when {@code calendar} says so. */
  FrontDesk frontDesk(Warnings warnings, CheckCalendar calendar) {
    BackOffice office =
        withDoctor(
            warnings.office(balanceCommand(warnings), calendar),
            () -> doctor(true).checkupOfDemo());
    return new FrontDesk(warnings.accounts(), office, shownAccounts(), token);
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
    WatchRules rules =
        new WatchRules(
            new Managers(Set.copyOf(settings.managers())),
            shownAccounts(),
            new DailyTime(LocalTime.of(9, 0), home),
            settings.accounts().maskedInChannels(),
            settings.packs().stream().map(pack -> new Pack(pack.credits(), pack.price())).toList());
    return new Warnings(database, settings.watches(), accounts, rules, clock);
  }

  /** The chats that have their tokens, not connected yet, all at one desk. */
  List<ChatAdapter> chats(Warnings warnings) {
    BackOffice office =
        withDoctor(
            warnings.office(balanceCommand(warnings)),
            () -> doctor(true).checkup(warnings.examination(Doctor.channels(settings))));
    FrontDesk desk = new FrontDesk(warnings.accounts(), office, shownAccounts(), token);
    desk.learnAccounts();
    return chats(desk);
  }

  /** The same for posting only: nobody is to connect them, and what they answer is not kept. */
  List<ChatAdapter> chatsForPosting() {
    BalanceAnswers unasked = new BalanceCommand(accounts, shownAccounts(), wording(), clock);
    return chats(new FrontDesk(accounts, unasked, shownAccounts(), token));
  }

  /**
   * A doctor who asks as this bot does.
   *
   * @param hasAccounts whether there is a token to ask for accounts with
   */
  Doctor doctor(boolean hasAccounts) {
    Optional<Accounts> asked = Optional.<Accounts>of(accounts).filter(any -> hasAccounts);
    return new Doctor(settings, asked, http, clock);
  }

  private List<ChatAdapter> chats(FrontDesk desk) {
    Stream<ChatAdapter> slack =
        ChatSettings.slack(settings).map(each -> new SlackAdapter(each, desk, http, clock)).stream()
            .map(ChatAdapter.class::cast);
    Stream<ChatAdapter> discord =
        ChatSettings.discord(settings)
            .map(each -> new DiscordAdapter(each, desk, http, clock))
            .stream()
            .map(ChatAdapter.class::cast);
    return Stream.concat(slack, discord).toList();
  }

  /** Answers how the bot is besides what {@code office} answers. */
  private BackOffice withDoctor(BackOffice office, Supplier<Checkup> checkup) {
    Managers managers = new Managers(Set.copyOf(settings.managers()));
    return new BackOffice(
        office.balance(), new DoctorCommand(office.watch(), managers, checkup), office.warning());
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
