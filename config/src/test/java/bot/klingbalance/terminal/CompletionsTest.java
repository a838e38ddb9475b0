package bot.klingbalance.terminal;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.WaitingLine;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.message.SampleAccounts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {
  private static final LocalCommand CLOCK =
      new LocalCommand() {
        @Override
        public String name() {
          return "/clock";
        }

        @Override
        public String help() {
          return "";
        }

        @Override
        public List<String> examples() {
          return List.of("+1d", "09:00");
        }

        @Override
        public void beforeEachLine() {}

        @Override
        public void typed(String words) {}
      };

  @ParameterizedTest
  @CsvSource({
    "'/kling-balance ', studio@example.com",
    "'/kling-balance studio@example.com ', 7d 30d 60d 365d",
    "'/kling-watch ', add report list check resend remove pause resume doctor help",
    "'/kling-watch add ', studio@example.com all",
    "'/kling-watch add all ', at below in on",
    "'/kling-watch add all in Europe/Berl', Europe/Berlin",
    "'/kling-watch add all below 500 ', at in on",
    "'/kling-watch add all below 500 at 09:00 ', in on",
    "'/kling-watch add all in UTC at 09:00 below 10% on mon-fri ', ''",
    "'/kling-watch add all on mon', 'mon mon-fri mon-sat monday'",
    "'/kling-watch list ', ''",
    "'/clock ', +1d 09:00",
  })
  void theTabKeyKnowsWhatMayComeNext(String typed, String next) {
    assertThat(String.join(" ", completed(typed)).split(" "))
        .containsExactlyInAnyOrder(next.split(" "));
  }

  @Test
  void firstComesEveryCommandOfTheListAndWhatOnlyTheTerminalHas() {
    List<String> expected =
        Stream.concat(
                BotCommands.SPECS.stream().map(CommandSpec::typedName),
                Stream.of("/clock", "help", "quit"))
            .toList();

    assertThat(completed("/")).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** By JLine itself, as a person presses the tab key. */
  @Test
  void aClipIsCompletedAsItIsCalled() throws IOException {
    byte[] pressed = "/kling-plan 40 v3\t\r".getBytes(StandardCharsets.UTF_8);
    try (Terminal terminal =
        new DumbTerminal(
            "test",
            "ansi",
            new ByteArrayInputStream(pressed),
            new ByteArrayOutputStream(),
            StandardCharsets.UTF_8)) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(Completions.parser())
              .completer(Completions.of(withAClip(), CLOCK))
              .build();

      assertThat(reader.readLine("> ").strip()).isEqualTo("/kling-plan 40 v3 pro clip");
    }
  }

  private static CommandDispatcher withAClip() {
    return SampleCommands.ofImpatient(
        TimelyReader.patient(new FakeAccounts()),
        AccountHistory.ofNothing(),
        UsageSource.ofNothing(),
        WaitingLine.NONE,
        Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC));
  }

  /** As JLine asks: it drops by itself what does not begin as the word that is typed. */
  private static List<String> completed(String typed) {
    List<Candidate> candidates = new ArrayList<>();
    Completions.of(dispatcher(), CLOCK)
        .complete(
            null,
            Completions.parser().parse(typed, typed.length(), ParseContext.COMPLETE),
            candidates);
    return candidates.stream().map(Candidate::value).map(String::strip).toList();
  }

  private static CommandDispatcher dispatcher() {
    FakeAccounts accounts = new FakeAccounts();
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    return SampleCommands.dispatcher(
        accounts,
        new ShownAccounts(List.of("*")),
        Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC),
        "of-the-test");
  }
}
