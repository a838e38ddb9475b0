package bot.klingbalance.command;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.plan;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.Buttons.Pressed;
import bot.klingbalance.command.admission.Admission;
import bot.klingbalance.command.spec.CommandHelp;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.testing.LogLines;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

    Reply reply = askBalance(" Studio@Example.com ").join();

    assertThat(words(((ToAsker) reply).message())).contains("560 of 660 credits left 85 %");
    assertThat(accounts.freshnessAskedFor()).containsExactly(Freshness.RECENT);
  }

  @Test
  void whatIsAtHandIsAnsweredAtOnceAndWhatIsNotLater() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    CompletableFuture<AccountLookup> slow = accounts.answeringLater(email("slow"));

    assertThat(askBalance("help")).isDone();
    assertThat(askBalance("nonsense")).isDone();
    assertThat(askBalance("studio@example.com")).isDone();
    CompletableFuture<Reply> later = askBalance("slow@example.com");
    assertThat(later).isNotDone();
    slow.complete(answered("slow", balance(plan(1, 2, 3))));
    assertThat(later).isDone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"studio", "studio at example.com", "@everyone", "a@b"})
  void whatIsNoAddressIsAskedOfNobody(String typed) {
    Reply reply = askBalance(typed).join();

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

    String real = words(((ToAsker) askBalance("real@elsewhere.org").join()).message());
    String none = words(((ToAsker) askBalance("none@elsewhere.org").join()).message());

    assertThat(real.replace("real@", "none@")).isEqualTo(none).contains("accounts.show");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void aGuestIsToldNothing() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));

    assertThat(
            words(((ToAsker) ask(GUEST, "kling-balance", "studio@example.com").join()).message()))
        .contains("Guests cannot ask");
    assertThat(
            words(
                ((ToAsker)
                        dispatcher.press(GUEST, HERE, PressedMessage.of("m1"), "share:all").join())
                    .message()))
        .contains("Guests cannot ask");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void refreshReadsAnewAndChangesTheMessageInPlace() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String refresh = code(ask("studio@example.com"), "Refresh");
    accounts.answering(answered("studio", balance(plan(100, 660, 7))));

    Reply reply = dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), refresh).join();

    assertThat(words(((InPlace) reply).message())).contains("100 of 660 credits left 15 %");
    assertThat(accounts.freshnessAskedFor()).containsExactly(Freshness.RECENT, Freshness.LIVE);
  }

  @Test
  void sharePostsToTheChannelWithAMaskedAddressAndItsRefreshKeepsItMasked() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String share = code(ask("studio@example.com"), "Share");

    ChatMessage shared =
        ((ToChannel) dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), share).join())
            .message();
    Reply refreshed =
        dispatcher.press(MEMBER, HERE, PressedMessage.of("m2"), code(shared, "Refresh")).join();

    assertThat(words(shared)).contains("st•••o@example.com").doesNotContain("studio@");
    assertThat(words(((InPlace) refreshed).message())).doesNotContain("studio@");
  }

  @Test
  void oneMessageIsNeverRefreshedTwiceAtATime() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String refresh = code(ask("studio@example.com"), "Refresh");
    CompletableFuture<AccountLookup> slow = accounts.answeringLater(email("studio"));

    CompletableFuture<Reply> first =
        dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), refresh);
    Reply second = dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), refresh).join();
    CompletableFuture<Reply> ofAnotherMessage =
        dispatcher.press(MEMBER, HERE, PressedMessage.of("m2"), refresh);
    slow.complete(answered("studio", balance(plan(1, 660, 7))));

    assertThat(second).isEqualTo(new Nothing());
    assertThat(first.join()).isInstanceOf(InPlace.class);
    assertThat(ofAnotherMessage.join()).isInstanceOf(InPlace.class);
    assertThat(dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), refresh).join())
        .isInstanceOf(InPlace.class);
  }

  @Test
  void aButtonFromBeforeARestartStillWorksAndTellsNoAddress() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String refresh = code(ask("studio@example.com"), "Refresh");

    Reply afterRestart =
        dispatcher("user:1-secret", "*")
            .press(MEMBER, HERE, PressedMessage.of("m1"), refresh)
            .join();
    Reply ofAnotherBot =
        dispatcher("user:2-other", "*")
            .press(MEMBER, HERE, PressedMessage.of("m1"), refresh)
            .join();

    assertThat(refresh).hasSizeLessThanOrEqualTo(40).doesNotContain("studio");
    assertThat(afterRestart).isInstanceOf(InPlace.class);
    assertThat(words(((ToAsker) ofAnotherBot).message())).contains("could not be found any more");
  }

  @Test
  void aTagThatWasMadeWithTheSecretItselfIsStillFound() throws Exception {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("user:1-secret".getBytes(UTF_8), "HmacSHA256"));
    String former =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOf(mac.doFinal("studio@example.com".getBytes(UTF_8)), 12));

    Reply reply =
        dispatcher("user:1-secret", "*")
            .press(MEMBER, HERE, PressedMessage.of("m1"), "refresh:" + former)
            .join();

    assertThat(reply).isInstanceOf(InPlace.class);
    assertThat(code(ask("studio@example.com"), "Refresh")).doesNotContain(former);
  }

  @ParameterizedTest
  @CsvSource({"30d, 30", "8w, 56", "365d, 365"})
  void theButtonsKeepTheTimeThatWasAskedForAndSoDoTheirs(String time, int days) {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    ChatMessage answer = ask("studio@example.com " + time);

    ChatMessage shared =
        ((ToChannel)
                dispatcher
                    .press(MEMBER, HERE, PressedMessage.of("m1"), code(answer, "Share"))
                    .join())
            .message();
    ChatMessage refreshed =
        ((InPlace)
                dispatcher
                    .press(MEMBER, HERE, PressedMessage.of("m2"), code(shared, "Refresh"))
                    .join())
            .message();

    for (ChatMessage each : List.of(answer, shared, refreshed)) {
      assertThat(each.buttons())
          .extracting(Button::subject)
          .containsOnly(new OneAccount(email("studio"), new Lookback(days)));
      assertThat(each.buttons())
          .extracting(button -> dispatcher.buttons().code(button))
          .allMatch(code -> code.endsWith(":%dd".formatted(days)) && code.length() <= 40);
    }
  }

  @Test
  void aButtonFromBeforeThereWereTimesShowsTheUsualOne() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    String usual = code(ask("studio@example.com 14d"), "Refresh");

    assertThat(usual).matches("refresh:[\\w-]{16}");
    assertThat(dispatcher.buttons().behind(usual).join().orElseThrow().subject())
        .isEqualTo(new OneAccount(email("studio")));
    assertThat(dispatcher.buttons().behind(usual + ":400d").join()).isEmpty();
    assertThat(dispatcher.buttons().behind(usual + ":0d").join()).isEmpty();
  }

  @Test
  void theOverviewCanBeRefreshedAndShared() {
    accounts.answering(answered("studio", balance(plan(560, 660, 7))));
    ChatMessage overview = ask("");

    assertThat(
            dispatcher
                .press(MEMBER, HERE, PressedMessage.of("m1"), code(overview, "Refresh"))
                .join())
        .isInstanceOf(InPlace.class);
    assertThat(
            dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), code(overview, "Share")).join())
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
    assertThat(
            words(
                ((ToAsker) dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), code).join())
                    .message()))
        .contains("could not be found any more");
    assertThat(accounts.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reread:AAAA", "snooze-1d:AAAA", "snooze-3d:AAAA", "snooze-grant:AAAA"})
  void aButtonOfAWarningGoesToThoseWhoKnowOfWarningsAndComesBackAsTheSameCode(String code) {
    Pressed pressed = dispatcher.buttons().behind(code).join().orElseThrow();

    assertThat(dispatcher.buttons().code(pressed.verb(), pressed.subject())).isEqualTo(code);
    assertThat(
            words(
                ((ToAsker) dispatcher.press(MEMBER, HERE, PressedMessage.of("m1"), code).join())
                    .message()))
        .contains("set up without daily warnings");
    assertThat(accounts.asked()).isEmpty();
  }

  @Test
  void aDeskWithoutWarningsSaysSo() {
    assertThat(words(((ToAsker) ask(MEMBER, "kling-watch", "list").join()).message()))
        .contains("set up without daily warnings");
    assertThat(words(((ToAsker) ask(GUEST, "kling-watch", "list").join()).message()))
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

    assertThat(dispatcher.completions(Completion.ACCOUNTS, " STUD", 25))
        .containsExactly("studio@example.com", "my-studio@example.com");
    assertThat(dispatcher.completions(Completion.ACCOUNTS, "", 2))
        .containsExactly("my-studio@example.com", "render@example.com");
  }

  @Test
  void aCommandThatIsNotInTheListIsAnsweredWithThoseThatAre() {
    assertThat(words(((ToAsker) ask(MEMBER, "kling-later", "").join()).message()))
        .contains("does not know that command. It knows ")
        .contains(BotCommands.SPECS.stream().map(CommandSpec::typedName).toList());
    assertThat(words(((ToAsker) ask(GUEST, "kling-later", "").join()).message()))
        .contains("Guests cannot ask");
  }

  @Test
  void whoeverAsksTooOftenIsToldSoWhateverWasAskedAndCompletionGoesOn() {
    accounts.with("studio@example.com", 560);
    CommandDispatcher still =
        new CommandDispatcher(
            BotCommands.of(
                SampleCommands.context(
                    accounts,
                    new ShownAccounts(List.of("*")),
                    Optional.empty(),
                    Clock.fixed(NOW, ZoneOffset.UTC))),
            known("user:1-secret"),
            new Admission(() -> 0, Replicas.NONE),
            CommandListener.NONE,
            WaitingLine.NONE);
    for (String typed : List.of("help", "", "studio@example.com", "what?", "help")) {
      for (int i = 0; i < 4; i++) {
        Reply reply = still.ask("kling-balance", new Question(MEMBER, HERE, typed)).join();
        assertThat(words(reply.said().orElseThrow())).doesNotContain("You asked");
      }
    }

    Reply typed = still.ask("kling-watch", new Question(MEMBER, HERE, "help")).join();
    Reply pressed = still.press(MEMBER, HERE, PressedMessage.of("m1"), "refresh:all").join();

    String sentence = "You asked 20 times in a short while; try again in 3 seconds.";
    assertThat(words(((ToAsker) typed).message())).contains(sentence);
    assertThat(words(((ToAsker) pressed).message())).contains(sentence);
    still.learnAccounts();
    assertThat(still.completions(Completion.ACCOUNTS, "stu", 5))
        .containsExactly("studio@example.com");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDefectIsSaidAndLoggedOnceHoweverItComes(boolean atOnce) {
    List<String> told = new ArrayList<>();
    CommandDispatcher broken = broken(atOnce, told);

    try (LogLines log = LogLines.of(DefectGuard.class)) {
      Reply typed = broken.ask("/kling-balance", new Question(MEMBER, HERE, "")).join();
      Reply pressed = broken.press(MEMBER, HERE, PressedMessage.of("m1"), "refresh:all").join();

      assertThat(words(((ToAsker) typed).message())).contains("The bot itself failed");
      assertThat(words(((ToAsker) pressed).message())).contains("The bot itself failed");
      assertThat(log.messages())
          .containsExactly(
              "The bot failed to answer /kling-balance.", "The bot failed to answer a button.");
    }
    assertThat(told).containsExactly("balance DEFECT", "balance_button DEFECT");
    assertThat(broken.press(MEMBER, HERE, PressedMessage.of("m1"), "refresh:all").join())
        .as("the message can be pressed again")
        .isInstanceOf(ToAsker.class);
  }

  @Test
  void answersAreCountedByWhatWasAskedAndThatOfAGuestIsNot() {
    List<String> told = new ArrayList<>();
    CommandDispatcher counting =
        new CommandDispatcher(
            BotCommands.of(
                SampleCommands.context(
                    accounts,
                    new ShownAccounts(List.of("*")),
                    Optional.empty(),
                    Clock.fixed(NOW, ZoneOffset.UTC))),
            known("user:1-secret"),
            new Admission(SampleCommands.unhurried(), Replicas.NONE),
            (topic, outcome, took) -> told.add(topic + " " + outcome),
            WaitingLine.NONE);

    counting.ask("kling-balance", new Question(GUEST, HERE, "help")).join();
    counting.ask("kling-balance", new Question(MEMBER, HERE, "help")).join();
    counting.ask("kling-watch", new Question(MEMBER, HERE, "list")).join();
    counting.press(MEMBER, HERE, PressedMessage.of("m1"), "share:all").join();
    counting.press(MEMBER, HERE, PressedMessage.of("m1"), "watch:all").join();
    counting.press(MEMBER, HERE, PressedMessage.of("m1"), "reread:AAAA").join();
    counting.press(MEMBER, HERE, PressedMessage.of("m1"), "none:AAAA").join();

    assertThat(told)
        .containsExactly(
            "balance ANSWERED",
            "watch ANSWERED",
            "balance_button ANSWERED",
            "watch_button ANSWERED",
            "warning_button ANSWERED");
  }

  @Test
  void twoCommandsThatClaimOneNameOrOneVerbAreADefectAtTheStart() {
    Command one = command("kling-one", "same");
    Command other = command("kling-other", "same");

    assertThatThrownBy(() -> dispatcher(List.of(one, one)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> dispatcher(List.of(one, other)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("same");
  }

  private CommandDispatcher broken(boolean atOnce, List<String> told) {
    RuntimeException defect = new IllegalStateException("a defect of the test");
    Accounts broken =
        new Accounts() {
          @Override
          public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
            return failing();
          }

          @Override
          public CompletableFuture<AccountListing> list(Freshness freshness) {
            return failing();
          }

          @Override
          public Accounts onBehalfOf(Requester requester) {
            return this;
          }

          private <T> CompletableFuture<T> failing() {
            if (atOnce) {
              throw defect;
            }
            return CompletableFuture.failedFuture(defect);
          }
        };
    return new CommandDispatcher(
        BotCommands.of(
            SampleCommands.context(
                broken,
                new ShownAccounts(List.of("*")),
                Optional.empty(),
                Clock.fixed(NOW, ZoneOffset.UTC))),
        known("user:1-secret"),
        new Admission(SampleCommands.unhurried(), Replicas.NONE),
        (topic, outcome, took) -> told.add(topic + " " + outcome),
        WaitingLine.NONE);
  }

  private CommandDispatcher dispatcher(List<Command> commands) {
    return new CommandDispatcher(
        commands,
        known("user:1-secret"),
        new Admission(SampleCommands.unhurried(), Replicas.NONE),
        CommandListener.NONE,
        WaitingLine.NONE);
  }

  private KnownAccounts known(String secret) {
    return new KnownAccounts(accounts, email -> true, Secret.of(secret));
  }

  private static Command command(String name, String verb) {
    CommandSpec spec =
        new CommandSpec(
            name,
            "A command of the test",
            List.of(),
            List.of(),
            new CommandHelp("", List.of(), List.of(), List.of()));
    return new Command() {
      @Override
      public CommandSpec spec() {
        return spec;
      }

      @Override
      public CompletableFuture<Reply> answer(Question question) {
        return CompletableFuture.completedFuture(new Nothing());
      }

      @Override
      public List<ButtonHandler<?>> buttons() {
        return List.of(
            ButtonHandler.ofItem(verb, press -> CompletableFuture.completedFuture(new Nothing())));
      }
    };
  }

  private CommandDispatcher dispatcher(String secret, String shown) {
    return SampleCommands.dispatcher(
        accounts, new ShownAccounts(List.of(shown)), Clock.fixed(NOW, ZoneOffset.UTC), secret);
  }

  private CompletableFuture<Reply> askBalance(String typed) {
    return ask(MEMBER, "kling-balance", typed);
  }

  private CompletableFuture<Reply> ask(Asker asker, String command, String typed) {
    return dispatcher.ask(command, new Question(asker, HERE, typed));
  }

  private ChatMessage ask(String typed) {
    return ((ToAsker) askBalance(typed).join()).message();
  }

  private String code(ChatMessage message, String label) {
    return message.buttons().stream()
        .filter(button -> button.label().equals(label))
        .map(dispatcher.buttons()::code)
        .findFirst()
        .orElseThrow();
  }

  private static String words(ChatMessage message) {
    return Transcript.of(message);
  }
}
