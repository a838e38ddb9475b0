package bot.klingbalance.program;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.AwaitedAccounts;
import bot.klingbalance.account.SeenAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.account.reading.TimedPatience;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.CommandListener;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.KnownAccounts;
import bot.klingbalance.command.WaitingLine;
import bot.klingbalance.command.admission.Admission;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.database.Database;
import bot.klingbalance.discord.gateway.GatewayPauses;
import bot.klingbalance.discord.gateway.GatewayTurn;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.ConnectionCheck;
import bot.klingbalance.doctor.WorkCheck;
import bot.klingbalance.health.MeteredAccounts;
import bot.klingbalance.health.Meters;
import bot.klingbalance.program.logging.Logging;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.usage.UsageStatistics;
import bot.klingbalance.useapi.UseApiAccounts;
import bot.klingbalance.useapi.UseApiAddress;
import bot.klingbalance.watch.CheckScheduler;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;

/** The composition root: every object of the bot, made of the settings and joined. */
public final class Bot implements AutoCloseable {
  private final Settings settings;
  private final CurrentSettings inForce;
  private final Secret token;
  private final Clock clock;
  private final Optional<Meters> meters;
  private final Replicas replicas;
  private final OkHttpClient http;
  private final UseApiAccounts accounts;
  private final AwaitedAccounts awaited;
  private final SeenAccounts seen;
  private final TimedPatience patience;

  public Bot(Settings settings, Secret token, Clock clock) {
    this(settings, token, clock, Means.asking(HttpClients.client()));
  }

  public Bot(Settings settings, Secret token, Clock clock, Means means) {
    this.settings = settings;
    this.token = token;
    this.clock = clock;
    this.meters = means.meters();
    this.replicas = means.replicas();
    this.http = means.http();
    this.accounts = useApiAccounts(means.politeness());
    this.awaited = new AwaitedAccounts(accounts);
    this.seen = new SeenAccounts(awaited);
    this.inForce = new CurrentSettings(settings, seen::masks);
    this.patience = new TimedPatience(() -> inForce.get().answerWithin());
  }

  public Accounts accounts() {
    return meters.<Accounts>map(each -> new MeteredAccounts(seen, each)).orElse(seen);
  }

  public UsageStatistics statistics() {
    return accounts.statistics();
  }

  /** As they are in force. */
  public Settings settings() {
    return inForce.get();
  }

  public ShownAccounts shownAccounts() {
    return inForce.shownAccounts();
  }

  /** As they are in force, for somebody in {@code home}. */
  public CommandPolicy commandPolicy(ZoneId home) {
    return inForce.commandPolicy(home);
  }

  /** A dispatcher whose watches are checked when {@code calendar} says so. */
  public CommandDispatcher dispatcher(Warnings warnings, CheckScheduler calendar) {
    return dispatcher(warnings, warnings.watches(calendar, () -> doctor(true).doctorOfDemo()));
  }

  /**
   * The daily warnings, kept in {@code database}.
   *
   * @param home where a channel is for which nobody says where
   */
  public Warnings warnings(Database database, ZoneId home) {
    WarningParts.InForce now =
        new WarningParts.InForce(
            () -> inForce.get().watches(), () -> inForce.watchPolicy(home), replicas.settings());
    var upstream = new WarningParts.Upstream(accounts(), statistics());
    WarningParts parts =
        new WarningParts(
            database, upstream, now, WarningListeners.of(http, inForce, meters), clock);
    meters.ifPresent(each -> Figures.of(parts, inForce::figurePolicy, each));
    return new Warnings(parts);
  }

  /** The chats that have their tokens, not connected yet, all at one dispatcher. */
  public List<ChatAdapter> chats(Warnings warnings, GatewayTurn turn) {
    List<Check> onlyOfTheRunning =
        new CopyOnWriteArrayList<>(List.of(new WorkCheck(warnings.work())));
    CommandDispatcher dispatcher =
        dispatcher(
            warnings,
            warnings.watches(
                warnings.calendar(),
                () -> doctor(true).doctor(warnings.check(inForce.get()), onlyOfTheRunning)));
    dispatcher.learnAccounts();
    List<ChatAdapter> chats = ChatSettings.adapters(settings, dispatcher, http, clock, turn);
    chats.forEach(each -> onlyOfTheRunning.add(new ConnectionCheck(each)));
    return chats;
  }

  /** The same for posting only: nobody is to connect them, and what they answer is not kept. */
  public List<ChatAdapter> chatsForPosting() {
    GatewayTurn none = GatewayTurn.alone(GatewayPauses.DEFAULT);
    return ChatSettings.adapters(settings, dispatcher(List.of(), accounts), http, clock, none);
  }

  /**
   * A doctor who asks as this bot does.
   *
   * @param hasAccounts whether there is a token to ask for accounts with
   */
  public DoctorChecks doctor(boolean hasAccounts) {
    Optional<Accounts> asked = Optional.<Accounts>of(accounts).filter(any -> hasAccounts);
    return new DoctorChecks(inForce.get(), asked, http, clock);
  }

  /**
   * Takes over what of {@code newer} can change while the bot runs; blocks while the store answers.
   */
  public void adopt(Settings newer, Warnings warnings) {
    Settings before = inForce.get();
    inForce.adopt(newer);
    Settings now = inForce.get();
    Logging.setLevels(now.log());
    warnings.adopt(before, now);
  }

  @Override
  public void close() {
    accounts.close();
    patience.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private CommandDispatcher dispatcher(Warnings warnings, WatchContext watches) {
    CommandContext context =
        new CommandContext(
            warnings.reader(patience),
            warnings.accountHistory(),
            warnings.usage(),
            () -> inForce.commandPolicy(warnings.home()),
            Optional.of(watches),
            clock);
    return dispatcher(BotCommands.of(context), warnings.accounts());
  }

  private CommandDispatcher dispatcher(List<Command> commands, Accounts accounts) {
    return new CommandDispatcher(
        commands,
        new KnownAccounts(accounts, account -> shownAccounts().allows(account), token),
        new Admission(System::nanoTime, replicas),
        meters.<CommandListener>map(each -> each::command).orElse(CommandListener.NONE),
        new WaitingLine(patience.longerBy(CommandDispatcher.TOLD_LATER), awaited::areAwaitedBy));
  }

  private UseApiAccounts useApiAccounts(UseApiAccounts.Politeness politeness) {
    UseApiAddress address = new UseApiAddress(settings.useApi().baseUrl().toString());
    return new UseApiAccounts(
        HttpClients.forUseApi(http, meters), address, token, clock, politeness);
  }
}
