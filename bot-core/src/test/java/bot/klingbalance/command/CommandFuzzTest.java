package bot.klingbalance.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.balance.BalanceRequest;
import bot.klingbalance.command.balance.BalanceRequest.NotUnderstood;
import bot.klingbalance.command.balance.BalanceRequest.Show;
import bot.klingbalance.command.watch.EchoOfWatches;
import bot.klingbalance.command.watch.WatchRequest;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.command.watch.WatchRequest.Pause;
import bot.klingbalance.command.watch.WatchRequest.Remove;
import bot.klingbalance.command.watch.WatchSpec;
import bot.klingbalance.fuzz.Fuzzing;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is typed: it is understood or answered with a sentence and an example that fits. */
class CommandFuzzTest {
  private static final List<String> BALANCE =
      List.of(
          "",
          "help",
          "studio@example.com",
          "  Studio@Example.COM ",
          "studio@example.com 30d",
          "90 days",
          "<mailto:studio@example.com|studio@example.com>",
          "no address",
          "jürgen+a%b@bücher.example");

  private static final List<String> WATCH =
      List.of(
          "add all below 500 at 09:00 in Europe/Berlin",
          "add a@example.com, b@example.com and <mailto:c@example.com|c@example.com> below 10%",
          "ADD all accounts in berlin at 9am below 1,500.50 credits",
          "add all at noon in America/Argentina/Buenos_Aires below 12 percent",
          "list",
          "show",
          "check",
          "help",
          "remove 2",
          "delete #2",
          "pause 12.",
          "resume 999999");

  private static final Map<String, List<String>> FIELDS =
      new TreeMap<>(
          Map.of(
              "accounts", List.of("all", "a@example.com, b@c.de"),
              "below", List.of("500", "10%", "1,500"),
              "at", List.of("09:00", "9 am", "noon"),
              "in", List.of("Europe/Berlin", "utc", "new york")));

  private final CommandDispatcher dispatcher =
      SampleCommands.dispatcher(
          new EchoOfWatches(),
          new FakeAccounts(),
          new ShownAccounts(List.of("*")),
          Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC),
          "of-the-test");

  @Test
  void whateverStandsBehindKlingBalanceIsAnAddressOrIsToldSo() {
    Fuzzing.of(
        "/kling-balance",
        mutation -> mutation.of(BALANCE),
        typed -> {
          BalanceRequest request = BalanceRequest.parse(typed);
          if (request instanceof Show show && show.subject() instanceof OneAccount one) {
            assertThat(AccountEmail.parse(one.email().value())).contains(one.email());
            assertThat(BalanceRequest.parse(one.email().value() + " " + one.past()))
                .isEqualTo(request);
          }
          return !(request instanceof NotUnderstood);
        });
  }

  @Test
  void whateverStandsBehindKlingWatchIsDoneOrIsAnsweredWithWhatFits() {
    Fuzzing.of("/kling-watch", mutation -> mutation.of(WATCH), CommandFuzzTest::isUnderstood);
  }

  @Test
  void whateverStandsInAFormIsWrongInAFieldOrDoneAsWhenItIsTyped() {
    Fuzzing.ofSlow(
        "the form of a watch",
        10,
        mutation -> {
          Map<String, String> typed = new TreeMap<>();
          FIELDS.forEach(
              (field, samples) ->
                  typed.put(
                      field,
                      mutation.any(List.of(true, false))
                          ? mutation.of(samples)
                          : mutation.any(samples)));
          return typed;
        },
        typed -> {
          Map<String, String> mistakes = dispatcher.mistakes("kling-watch", "add", typed);
          mistakes.values().forEach(CommandFuzzTest::assertHelpful);
          WatchRequest asTyped = WatchRequest.parse(WatchSpec.SPEC.typed("add", typed));
          if (asTyped instanceof Mistake mistake) {
            assertHelpful(mistake);
          }
          return mistakes.isEmpty();
        });
  }

  private static boolean isUnderstood(String typed) {
    WatchRequest request = WatchRequest.parse(typed);
    if (request instanceof Mistake mistake) {
      assertHelpful(mistake);
      return false;
    }
    if (request instanceof Add add) {
      add.belowCredits().ifPresent(low -> assertThat(low.hundredths()).isBetween(0L, Credits.MOST));
      add.belowPercent().ifPresent(low -> assertThat(low).isBetween(0, 100));
    } else if (request instanceof Remove remove) {
      assertThat(remove.number()).isNotNegative();
    } else if (request instanceof Pause pause) {
      assertThat(pause.number()).isNotNegative();
    }
    return true;
  }

  private static void assertHelpful(String sentence) {
    assertThat(sentence)
        .hasSizeLessThan(800)
        .doesNotContain("\n", "\u0000", "\u202e", "Exception", "\tat ");
  }

  private static void assertHelpful(Mistake mistake) {
    assertHelpful(mistake.sentence().toString());
    assertThat(WatchRequest.parse(mistake.example().replace("/kling-watch ", "")))
        .as("the example “%s”", mistake.example())
        .isNotInstanceOf(Mistake.class);
  }
}
