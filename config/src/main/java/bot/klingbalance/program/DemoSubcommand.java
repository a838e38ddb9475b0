package bot.klingbalance.program;

import bot.klingbalance.demo.SimulatedUseApi;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.SettingsReader;
import bot.klingbalance.settings.SettingsReading.Valid;
import bot.klingbalance.terminal.Prompt;
import bot.klingbalance.terminal.Screen;
import bot.klingbalance.terminal.TerminalChat;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
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
      Kling Balance Bot, with simulated accounts. Try:
        /kling-balance                          all accounts, most urgent first
        /kling-balance studio@example.com       one account, in full
        help, quit

      """;

  private static final String SETTINGS =
      """
      clips:
        - { name: v3 pro clip, credits: 72, checked: 2026-08-12 }
      log: { level: error }
      """;

  private final Surroundings surroundings;

  DemoSubcommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (SimulatedUseApi simulated = SimulatedUseApi.start(TOKEN, surroundings.clock());
        Bot bot = new Bot(settings(simulated), TOKEN, surroundings.clock())) {
      Screen screen =
          new Screen(
              surroundings.output(),
              surroundings.colour(),
              surroundings.zone(),
              surroundings.clock());
      Prompt prompt = new Prompt(new TerminalChat(bot.frontDesk(), screen), screen);
      screen.print(WELCOME);
      if (surroundings.onTerminal()) {
        prompt.answerPerson("/kling-balance", simulated.emails());
      } else {
        prompt.answerLinesOf(surroundings.input());
      }
      return ExitCode.OK;
    }
  }

  /** Neither a settings file nor the environment has a say in the demo. */
  private Settings settings(SimulatedUseApi simulated) {
    Map<String, String> environment = Map.of("USEAPI_BASE_URL", simulated.baseUrl());
    SettingsReader reader = new SettingsReader(environment, surroundings.workingDirectory());
    return ((Valid) reader.read(SETTINGS)).settings();
  }
}
