package bot.klingbalance.cli;

import bot.klingbalance.chat.Platform;
import bot.klingbalance.check.ReportTask;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.database.Database;
import bot.klingbalance.demo.ClockCommand;
import bot.klingbalance.demo.PolledReports;
import bot.klingbalance.demo.SimulatedCalendar;
import bot.klingbalance.demo.SimulatedClock;
import bot.klingbalance.demo.SimulatedUseApi;
import bot.klingbalance.demo.TemporaryStore;
import bot.klingbalance.program.Bot;
import bot.klingbalance.program.HttpClients;
import bot.klingbalance.program.Means;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.program.Warnings;
import bot.klingbalance.program.logging.Logging;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.settings.reading.SettingsResult.Valid;
import bot.klingbalance.terminal.Prompt;
import bot.klingbalance.terminal.Screen;
import bot.klingbalance.terminal.TerminalChat;
import bot.klingbalance.terminal.TerminalPort;
import bot.klingbalance.useapi.UseApiLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The bot at a prompt, with a simulated useapi.net. */
@Command(
    name = "demo",
    description = "Try the bot here and now: simulated accounts, no token, no network.")
final class DemoSubcommand implements Callable<Integer> {
  private static final Secret TOKEN = Secret.of("user:1-demo");
  private static final String WELCOME =
      """
      Kling Balance Bot, with simulated accounts and a simulated clock. Try:
      %s\
        /clock +1d                              lets a day pass; /clock +14d two weeks
        /clock day                              shows a day of a warning, which lives
        help, quit

      """;

  private static final String SETTINGS =
      """
      clips:
        - { name: v3 pro clip, credits: 72, checked: 2026-08-12, model: kling-v3-pro }
      packs:
        - { credits: 330, price: $5, checked: 2026-08-12 }
        - { credits: 660, price: $10, checked: 2026-08-12 }
        - { credits: 3500, price: $50, checked: 2026-08-12 }
      log: { level: error }
      """;

  /** No answer is kept: a moment later the clock may have been put forward by days. */
  private static final UseApiLimits LIMITS =
      new UseApiLimits(
          UseApiLimits.DEFAULT.parallel(),
          Duration.ZERO,
          UseApiLimits.DEFAULT.deadline(),
          UseApiLimits.DEFAULT.attempt(),
          UseApiLimits.DEFAULT.waiting());

  private final ProcessContext context;
  private final SimulatedClock clock;

  DemoSubcommand(ProcessContext context) {
    this.context = context;
    this.clock = new SimulatedClock(context.clock(), context.zone());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    context.output().print(welcome());
    context.output().flush();
    try (SimulatedUseApi simulated = SimulatedUseApi.start(TOKEN, clock);
        Bot bot = bot(simulated);
        TemporaryStore store = TemporaryStore.make()) {
      Database database = store.open(simulated.past());
      try (Warnings warnings = bot.warnings(database, context.zone())) {
        ReportTask reports =
            new PolledReports(warnings.reports(), simulated, database.history(), clock);
        Prompt prompt = prompt(bot, warnings, reports);
        new PromptThread(() -> answer(prompt)).holdUntil(context.stop());
        warnings.stop();
        return ExitCode.OK;
      }
    }
  }

  private static String welcome() {
    return WELCOME.formatted(
        BotCommands.SPECS.stream()
            .flatMap(spec -> spec.help().first().stream())
            .map(each -> "  %-40s%s\n".formatted(each.text(), each.meaning()))
            .collect(Collectors.joining()));
  }

  private Bot bot(SimulatedUseApi simulated) {
    Settings settings = settings(simulated);
    Logging.start(settings.log());
    return new Bot(
        settings,
        TOKEN,
        clock,
        new Means(HttpClients.client(), LIMITS, Replicas.NONE, Optional.empty()));
  }

  private void answer(Prompt prompt) throws IOException, InterruptedException {
    if (context.onTerminal()) {
      prompt.answerPerson();
    } else {
      prompt.answerLinesOf(context.input());
    }
  }

  private Prompt prompt(Bot bot, Warnings warnings, ReportTask reports) {
    Screen screen = new Screen(context.output(), context.colour(), context.zone(), clock);
    TerminalPort port = new TerminalPort(screen);
    warnings.connect(Platform.TERMINAL, port);
    SimulatedCalendar calendar = new SimulatedCalendar(clock, reports);
    ClockCommand clockCommand = new ClockCommand(calendar, warnings.waking(), port, screen);
    TerminalChat chat = new TerminalChat(bot.dispatcher(warnings, calendar), screen, clockCommand);
    return new Prompt(chat, screen, context.stop()::isDone);
  }

  /** Neither a settings file nor the environment has a say in the demo. */
  private Settings settings(SimulatedUseApi simulated) {
    Map<String, String> environment = Map.of("USEAPI_BASE_URL", simulated.baseUrl());
    SettingsReader reader =
        new SettingsReader(environment, context.workingDirectory(), context.clock());
    return reader
        .read(SETTINGS)
        .match(
            Valid::settings,
            invalid -> {
              throw new IllegalStateException("the demo's settings: " + invalid.sentences());
            });
  }
}
