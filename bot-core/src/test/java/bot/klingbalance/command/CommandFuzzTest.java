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
import bot.klingbalance.fuzz.Mutation;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Transcript;
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
          "“studio@example.com”, 7d.",
          "studio@example.com a@example.com",
          "r&amp;d@example.com 8w",
          "studio\uff20example.com",
          "jo\u0308rg@example.com",
          "mailto:studio@example.com.",
          "no address",
          "jürgen+a%b@bücher.example");

  private static final List<String> WATCH =
      List.of(
          "add all below 500 at 09:00 in Europe/Berlin",
          "add a@example.com, b@example.com and <mailto:c@example.com|c@example.com> below 10%",
          "ADD all accounts in berlin at 9am below 1,500.50 credits",
          "add all at noon in America/Argentina/Buenos_Aires below 12 percent",
          "add all in GMT+2 at \uff19\uff1a00",
          "add “all” in Buenos Aires. below '500'",
          "add studio\uff20example.com in EST",
          "list",
          "show",
          "check",
          "resend",
          "help",
          "remove 2",
          "delete #2",
          "pause 12.",
          "resume 999999");

  private static final List<String> INVISIBLE =
      List.of(
          "\u200b",
          "\u200d",
          "\u200e",
          "\u200f",
          "\u202a",
          "\u202e",
          "\u2060",
          "\u2066",
          "\u2069",
          "\u00ad",
          "\ufeff",
          "\ufe0f",
          "\u034f",
          "\u180e",
          "\u3164",
          "\udb40\udc41",
          "\udb40\udd00");

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
        mutation -> veiled(mutation, mutation.of(BALANCE)),
        typed -> {
          BalanceRequest request = BalanceRequest.parse(typed);
          if (request instanceof Show show && show.subject() instanceof OneAccount one) {
            assertThat(AccountEmail.parse(one.email().value())).contains(one.email());
            assertThat(BalanceRequest.parse(one.email().value() + " " + one.past()))
                .isEqualTo(request);
          }
          if (request instanceof BalanceRequest.Mistake mistake) {
            assertNothingUnseen(words(mistake.answer()));
          }
          return !(request instanceof NotUnderstood);
        });
  }

  @Test
  void whateverStandsBehindKlingWatchIsDoneOrIsAnsweredWithWhatFits() {
    Fuzzing.of(
        "/kling-watch",
        mutation -> veiled(mutation, mutation.of(WATCH)),
        CommandFuzzTest::isUnderstood);
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

  @Test
  void whatNobodyCanSeeChangesNothing() {
    Fuzzing.of(
        "text with what nobody can see in it",
        mutation -> {
          String typed = mutation.any(mutation.any(List.of(BALANCE, WATCH)));
          return Map.entry(typed, veiled(mutation, typed));
        },
        pair -> {
          assertThat(BalanceRequest.parse(pair.getValue()))
              .isEqualTo(BalanceRequest.parse(pair.getKey()));
          assertThat(WatchRequest.parse(pair.getValue()))
              .isEqualTo(WatchRequest.parse(pair.getKey()));
          return true;
        });
  }

  /** The text with characters in it that nobody can see. */
  private static String veiled(Mutation mutation, String typed) {
    StringBuilder veiled = new StringBuilder();
    typed
        .codePoints()
        .forEach(
            character -> {
              veiled.appendCodePoint(character);
              if (mutation.any(List.of(true, false, false, false))) {
                veiled.append(mutation.any(INVISIBLE));
              }
            });
    return veiled.toString();
  }

  private static String words(ChatMessage message) {
    return Transcript.of(message);
  }

  private static void assertNothingUnseen(String answer) {
    assertThat(answer.codePoints().filter(each -> each != '\n').boxed())
        .as(answer)
        .allSatisfy(
            character ->
                assertThat(Character.getType(character))
                    .isNotIn(
                        (int) Character.FORMAT,
                        (int) Character.CONTROL,
                        (int) Character.SURROGATE,
                        (int) Character.PRIVATE_USE,
                        (int) Character.UNASSIGNED));
    INVISIBLE.forEach(invisible -> assertThat(answer).doesNotContain(invisible));
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
    assertNothingUnseen(sentence);
  }

  private static void assertHelpful(Mistake mistake) {
    assertHelpful(mistake.sentence().toString());
    assertThat(WatchRequest.parse(mistake.example().replace("/kling-watch ", "")))
        .as("the example “%s”", mistake.example())
        .isNotInstanceOf(Mistake.class);
  }
}
