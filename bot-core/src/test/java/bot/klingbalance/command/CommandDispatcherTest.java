package bot.klingbalance.command;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.balance.BalanceCommand;
import bot.klingbalance.command.balance.BalanceCommand.Wording;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.Button.Action;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.secret.Secret;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDispatcherTest {
  private static final Asker MEMBER = new Asker(Platform.SLACK, "U1", false);
  private static final Channel HERE = new Channel(Platform.SLACK, "C1");
  private static final Asker GUEST = new Asker(Platform.SLACK, "U2", true);

  private final FakeAccounts accounts = new FakeAccounts();
  private final CommandDispatcher dispatcher = dispatcher("user:1-secret", "*@example.com");

  @Test
  void aQuestionIsAnsweredToTheAsker() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));

    Reply reply = dispatcher.balance(MEMBER, " Studio@Example.com ").join();

    assertThat(words(((ToAsker) reply).message())).contains("560 of 660 credits left 85 %");
    assertThat(accounts.freshnessAskedFor()).containsExactly(Freshness.RECENT);
  }

  @Test
  void whatIsAtHandIsAnsweredAtOnceAndWhatIsNotLater() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    CompletableFuture<AccountLookup> slow = accounts.answeringLater(email("slow"));

    assertThat(dispatcher.balance(MEMBER, "help")).isDone();
    assertThat(dispatcher.balance(MEMBER, "nonsense")).isDone();
    assertThat(dispatcher.balance(MEMBER, "studio@example.com")).isDone();
    CompletableFuture<Reply> later = dispatcher.balance(MEMBER, "slow@example.com");
    assertThat(later).isNotDone();
    slow.complete(answered("slow", balance(plan(1, 2, 3))));
    assertThat(later).isDone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"studio", "studio at example.com", "@everyone", "a@b"})
  void whatIsNoAddressIsAskedOfNobody(String typed) {
    Reply reply = dispatcher.balance(MEMBER, typed).join();

    assertThat(words(((ToAsker) reply).message()))
        .contains("“%s” is not an e-mail address.".formatted(typed))
        .contains("/kling-balance studio@example.com");
    assertThat(accounts.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "studio@example.com 400d, “400d” is not a time that can be shown",
    "studio@example.com extra, “extra” is not a time that can be shown",
    "30d, The last 30 days are shown of one account",
  })
  void aTimeThatCannotBeShownIsAskedOfNobody(String typed, String sentence) {
    assertThat(words(ask(typed))).contains(sentence, "/kling-balance studio@example.com 30d");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void anAccountThatMayNotBeShownIsRefusedInTheSameWordsWhetherItExistsOrNot() {
    accounts.answering(
        new AccountLookup.Failed(
            new AccountEmail("real@elsewhere.org"), Failure.of(Reason.OUT_OF_CREDITS)));

    String real =
        words(((ToAsker) dispatcher.balance(MEMBER, "real@elsewhere.org").join()).message());
    String none =
        words(((ToAsker) dispatcher.balance(MEMBER, "none@elsewhere.org").join()).message());

    assertThat(real.replace("real@", "none@")).isEqualTo(none).contains("accounts.show");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void aGuestIsToldNothing() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));

    assertThat(words(((ToAsker) dispatcher.balance(GUEST, "studio@example.com").join()).message()))
        .contains("Guests cannot ask");
    assertThat(
            words(((ToAsker) dispatcher.pressed(GUEST, HERE, "m1", "share:all").join()).message()))
        .contains("Guests cannot ask");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void refreshReadsAnewAndChangesTheMessageInPlace() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String refresh = code(ask("studio@example.com"), "Refresh");
    accounts.answering(answered("studio", balance(plan(100, 660, 7))));

    Reply reply = dispatcher.pressed(MEMBER, HERE, "m1", refresh).join();

    assertThat(words(((InPlace) reply).message())).contains("100 of 660 credits left 15 %");
    assertThat(accounts.freshnessAskedFor()).containsExactly(Freshness.RECENT, Freshness.LIVE);
  }

  @Test
  void sharePostsToTheChannelWithAMaskedAddressAndItsRefreshKeepsItMasked() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String share = code(ask("studio@example.com"), "Share");

    ChatMessage shared =
        ((ToChannel) dispatcher.pressed(MEMBER, HERE, "m1", share).join()).message();
    Reply refreshed = dispatcher.pressed(MEMBER, HERE, "m2", code(shared, "Refresh")).join();

    assertThat(words(shared)).contains("st•••o@example.com").doesNotContain("studio@");
    assertThat(words(((InPlace) refreshed).message())).doesNotContain("studio@");
  }

  @Test
  void oneMessageIsNeverRefreshedTwiceAtATime() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String refresh = code(ask("studio@example.com"), "Refresh");
    CompletableFuture<AccountLookup> slow = accounts.answeringLater(email("studio"));

    CompletableFuture<Reply> first = dispatcher.pressed(MEMBER, HERE, "m1", refresh);
    Reply second = dispatcher.pressed(MEMBER, HERE, "m1", refresh).join();
    CompletableFuture<Reply> ofAnotherMessage = dispatcher.pressed(MEMBER, HERE, "m2", refresh);
    slow.complete(answered("studio", balance(plan(1, 660, 7))));

    assertThat(second).isEqualTo(new Nothing());
    assertThat(first.join()).isInstanceOf(InPlace.class);
    assertThat(ofAnotherMessage.join()).isInstanceOf(InPlace.class);
    assertThat(dispatcher.pressed(MEMBER, HERE, "m1", refresh).join()).isInstanceOf(InPlace.class);
  }

  @Test
  void aButtonFromBeforeARestartStillWorksAndTellsNoAddress() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String refresh = code(ask("studio@example.com"), "Refresh");

    Reply afterRestart =
        dispatcher("user:1-secret", "*").pressed(MEMBER, HERE, "m1", refresh).join();
    Reply ofAnotherBot =
        dispatcher("user:2-other", "*").pressed(MEMBER, HERE, "m1", refresh).join();

    assertThat(refresh).hasSizeLessThanOrEqualTo(40).doesNotContain("studio");
    assertThat(afterRestart).isInstanceOf(InPlace.class);
    assertThat(words(((ToAsker) ofAnotherBot).message())).contains("could not be found any more");
  }

  @ParameterizedTest
  @CsvSource({"30d, 30", "8w, 56", "365d, 365"})
  void theButtonsKeepTheTimeThatWasAskedForAndSoDoTheirs(String time, int days) {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    ChatMessage answer = ask("studio@example.com " + time);

    ChatMessage shared =
        ((ToChannel) dispatcher.pressed(MEMBER, HERE, "m1", code(answer, "Share")).join())
            .message();
    ChatMessage refreshed =
        ((InPlace) dispatcher.pressed(MEMBER, HERE, "m2", code(shared, "Refresh")).join())
            .message();

    for (ChatMessage each : List.of(answer, shared, refreshed)) {
      assertThat(each.buttons())
          .extracting(button -> button.action().subject())
          .containsOnly(new OneAccount(email("studio"), new Lookback(days)));
      assertThat(each.buttons())
          .extracting(button -> dispatcher.buttonCodes().of(button.action()))
          .allMatch(code -> code.endsWith(":%dd".formatted(days)) && code.length() <= 40);
    }
  }

  @Test
  void aButtonFromBeforeThereWereTimesShowsTheUsualOne() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String usual = code(ask("studio@example.com 14d"), "Refresh");

    assertThat(usual).matches("refresh:[\\w-]{16}");
    assertThat(dispatcher.buttonCodes().action(usual).join().orElseThrow().subject())
        .isEqualTo(new OneAccount(email("studio")));
    assertThat(dispatcher.buttonCodes().action(usual + ":400d").join()).isEmpty();
    assertThat(dispatcher.buttonCodes().action(usual + ":0d").join()).isEmpty();
  }

  @Test
  void theOverviewCanBeRefreshedAndShared() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    ChatMessage overview = ask("");

    assertThat(dispatcher.pressed(MEMBER, HERE, "m1", code(overview, "Refresh")).join())
        .isInstanceOf(InPlace.class);
    assertThat(dispatcher.pressed(MEMBER, HERE, "m1", code(overview, "Share")).join())
        .isInstanceOf(ToChannel.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "refresh",
        "refresh:",
        "drop:all",
        "refresh:studio@example.com",
        "snooze-9d:AAAA"
      })
  void aCodeThatIsNoneIsAnsweredAndDoesNothing(String code) {
    assertThat(words(((ToAsker) dispatcher.pressed(MEMBER, HERE, "m1", code).join()).message()))
        .contains("could not be found any more");
    assertThat(accounts.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reread:AAAA", "snooze-1d:AAAA", "snooze-3d:AAAA", "snooze-grant:AAAA"})
  void aButtonOfAWarningGoesToThoseWhoKnowOfWarningsAndComesBackAsTheSameCode(String code) {
    Action action = dispatcher.buttonCodes().action(code).join().orElseThrow();

    assertThat(dispatcher.buttonCodes().of(action)).isEqualTo(code);
    assertThat(words(((ToAsker) dispatcher.pressed(MEMBER, HERE, "m1", code).join()).message()))
        .contains("set up without daily warnings");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void aDeskWithoutWarningsSaysSo() {
    Channel channel = new Channel(Platform.SLACK, "C1");

    assertThat(words(((ToAsker) dispatcher.watch(MEMBER, channel, "list").join()).message()))
        .contains("set up without daily warnings");
    assertThat(words(((ToAsker) dispatcher.watch(GUEST, channel, "list").join()).message()))
        .contains("Guests cannot ask");
  }

  @Test
  void anAddressIsCompletedFromItsBeginningFirstAndOnlyWhereItMayBeShown() {
    for (String name : List.of("studio", "my-studio", "render")) {
      accounts.answering(answered(name, balance(plan(1, 2, 3))));
    }
    accounts.answering(
        new AccountLookup.Failed(
            new AccountEmail("studio@elsewhere.org"), Failure.of(Reason.NOT_CONFIGURED)));

    assertThat(dispatcher.completions(" STUD", 25))
        .containsExactly(email("studio"), email("my-studio"));
    assertThat(dispatcher.completions("", 2)).containsExactly(email("my-studio"), email("render"));
  }

  private CommandDispatcher dispatcher(String secret, String shown) {
    ShownAccounts shownAccounts = new ShownAccounts(List.of(shown));
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    BalanceCommand balance =
        new BalanceCommand(accounts, shownAccounts, new Wording(true, List.of()), clock);
    return new CommandDispatcher(accounts, balance, shownAccounts, Secret.of(secret));
  }

  private ChatMessage ask(String typed) {
    return ((ToAsker) dispatcher.balance(MEMBER, typed).join()).message();
  }

  private String code(ChatMessage message, String label) {
    return message.buttons().stream()
        .filter(button -> button.label().equals(label))
        .map(Button::action)
        .map(dispatcher.buttonCodes()::of)
        .findFirst()
        .orElseThrow();
  }

  private static String words(ChatMessage message) {
    return Transcript.of(message);
  }
}
