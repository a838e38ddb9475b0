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
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.balance.BalanceCommand;
import bot.klingbalance.command.balance.BalanceCommand.Wording;
import bot.klingbalance.fuzz.Fuzzing;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button.Action;
import bot.klingbalance.message.Button.Action.Refresh;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.secret.Secret;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Whatever is typed or pressed, the dispatcher answers with words, and its secret is not among
 * them.
 */
class DispatcherFuzzTest {
  private static final String SECRET = "user:1-secret-of-the-desk";
  private static final Channel HERE = new Channel(Platform.SLACK, "C1");
  private static final Asker MEMBER = new Asker(Platform.SLACK, "U1", false);

  private final FakeAccounts accounts = new FakeAccounts();
  private final CommandDispatcher dispatcher = dispatcher();

  @Test
  void whateverIsTypedIsAnswered() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    List<String> typed = List.of("", "help", "studio@example.com", "<mailto:a@b.c|a@b.c>", "x");
    Fuzzing.of(
        "the desk",
        mutation -> mutation.of(typed),
        text -> isAnswered(dispatcher.balance(MEMBER, text)));
  }

  @Test
  void whateverCodeAButtonHasIsAnswered() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String refresh =
        dispatcher.buttonCodes().of(new Refresh(new OneAccount(email("studio")), Audience.ASKER));
    List<String> codes =
        List.of(
            refresh,
            "refresh:all",
            "share:all",
            "watch:all",
            "refresh-shared:all",
            "reread:abc_DEF-123",
            "snooze-1d:abc",
            "snooze-grant:abc");
    Fuzzing.of(
        "codes of buttons",
        mutation -> mutation.of(codes),
        code -> {
          Optional<Action> pressed = dispatcher.buttonCodes().action(code).join();
          pressed.ifPresent(
              action ->
                  assertThat(
                          dispatcher
                              .buttonCodes()
                              .action(dispatcher.buttonCodes().of(action))
                              .join())
                      .contains(action));
          return isAnswered(dispatcher.pressed(MEMBER, HERE, "m1", code)) && pressed.isPresent();
        });
  }

  @Test
  void whateverIsTypedSoFarIsCompletedWithAddressesThatMayBeShown() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    Fuzzing.of(
        "completions",
        mutation -> mutation.of(List.of("stu", "studio@example.com", "@", "")),
        typed -> {
          List<?> completions = dispatcher.completions(typed, 25);
          assertThat(completions).hasSizeLessThanOrEqualTo(25);
          return !completions.isEmpty();
        });
  }

  private static boolean isAnswered(CompletableFuture<Reply> reply) {
    assertThat(reply).isCompleted();
    String words = words(reply.join());
    assertThat(words).isNotBlank().doesNotContain(SECRET, "Exception", "\tat ", "bot itself");
    return !words.contains("not an e-mail address");
  }

  private static String words(Reply reply) {
    if (reply instanceof ToAsker toAsker) {
      return Transcript.of(toAsker.message());
    }
    return reply instanceof InPlace inPlace
        ? Transcript.of(inPlace.message())
        : Transcript.of(((ToChannel) reply).message());
  }

  private CommandDispatcher dispatcher() {
    ShownAccounts shown = new ShownAccounts(List.of("*@example.com"));
    BalanceCommand balance =
        new BalanceCommand(
            accounts, shown, new Wording(true, List.of()), Clock.fixed(NOW, ZoneOffset.UTC));
    return new CommandDispatcher(accounts, balance, shown, Secret.of(SECRET));
  }
}
