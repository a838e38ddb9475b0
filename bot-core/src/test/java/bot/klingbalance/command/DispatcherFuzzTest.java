package bot.klingbalance.command;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.Buttons.Pressed;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.fuzz.Fuzzing;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Transcript;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is typed or pressed, the dispatcher answers with words that can be seen, and its secret
 * is not among them.
 */
class DispatcherFuzzTest {
  private static final String SECRET = "user:1-secret-of-the-bot";
  private static final Channel HERE = new Channel(Platform.SLACK, "C1");

  /** Letters, marks and symbols that are drawn as nothing. */
  private static final Set<Integer> IGNORABLE =
      Set.of(
          0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x2800, 0x3164, 0xfe0f, 0xffa0);

  private static final int KEEPS = 20;
  private static final Asker MEMBER = new Asker(Platform.SLACK, "U1", false);

  private final FakeAccounts accounts = new FakeAccounts();
  private final CommandDispatcher dispatcher = dispatcher();
  private CommandDispatcher watching = dispatcher;
  private int questions;

  @Test
  void whateverIsTypedIsAnswered() {
    List<String> names = BotCommands.SPECS.stream().map(CommandSpec::name).toList();
    List<String> typed =
        Stream.concat(
                Stream.of(
                    "",
                    "help",
                    "studio@example.com",
                    "<mailto:a@b.c|a@b.c>",
                    "studio@example.com, low@example.com",
                    "add studio@example.com below 10% at 9:00 in GMT+2",
                    "x"),
                BotCommands.SPECS.stream()
                    .flatMap(spec -> spec.help().examples().stream())
                    .map(example -> example.text().replaceFirst("^\\S+ ?", "")))
            .toList();
    Fuzzing.of(
        "the dispatcher",
        mutation -> List.of(mutation.any(names), mutation.of(typed)),
        asked ->
            isAnswered(next().ask(asked.get(0), new Question(somebody(), HERE, asked.get(1)))));
  }

  /** Watches are added all the time, so the bot begins anew now and then. */
  private CommandDispatcher next() {
    if (questions++ % KEEPS == 0) {
      watching = new SampleBot(HERE, Set.of(), Clock.fixed(NOW, ZoneOffset.UTC)).dispatcher(SECRET);
    }
    return watching;
  }

  /** Nobody asks so often that the bot tells them to wait. */
  private Asker somebody() {
    return new Asker(Platform.SLACK, "U" + questions, false);
  }

  @Test
  void whateverCodeAButtonHasIsAnswered() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    List<Subject> subjects =
        List.of(new OneAccount(email("studio")), new AllAccounts(), new Item("abc_DEF-123"));
    List<String> codes =
        dispatcher.buttons().verbs().stream()
            .sorted()
            .flatMap(verb -> subjects.stream().map(each -> dispatcher.buttons().code(verb, each)))
            .toList();
    Fuzzing.of(
        "codes of buttons",
        mutation -> mutation.of(codes),
        code -> {
          Optional<Pressed> pressed = dispatcher.buttons().behind(code).join();
          pressed.ifPresent(
              button ->
                  assertThat(
                          dispatcher
                              .buttons()
                              .behind(dispatcher.buttons().code(button.verb(), button.subject()))
                              .join()
                              .orElseThrow()
                              .subject())
                      .isEqualTo(button.subject()));
          return isAnswered(dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), code))
              && pressed.isPresent();
        });
  }

  @Test
  void whateverIsTypedSoFarIsCompletedWithAddressesThatMayBeShown() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    Fuzzing.of(
        "completions",
        mutation -> mutation.of(List.of("stu", "studio@example.com", "@", "")),
        typed -> {
          List<?> completions = dispatcher.completions(Completion.ACCOUNTS, typed, 25);
          assertThat(completions).hasSizeLessThanOrEqualTo(25);
          return !completions.isEmpty();
        });
  }

  private static boolean isAnswered(CompletableFuture<Reply> reply) {
    assertThat(reply).isCompleted();
    String words = words(reply.join());
    assertThat(words).isNotBlank().doesNotContain(SECRET, "Exception", "\tat ", "bot itself");
    assertThat(words.codePoints().filter(DispatcherFuzzTest::isInvisible).boxed()).isEmpty();
    return !words.contains("not an e-mail address");
  }

  /** What an answer may name by its number only, since nobody can see it. */
  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n';
      case Character.SPACE_SEPARATOR -> character != ' ';
      case Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> IGNORABLE.contains(character);
    };
  }

  private static String words(Reply reply) {
    return Transcript.of(reply.said().orElseThrow());
  }

  private CommandDispatcher dispatcher() {
    return SampleCommands.dispatcher(
        accounts,
        new ShownAccounts(List.of("*@example.com")),
        Clock.fixed(NOW, ZoneOffset.UTC),
        SECRET);
  }
}
