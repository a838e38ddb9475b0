package bot.klingbalance.outbox.edit;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.outbox.DeliveryAttempt;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.Dispatcher;
import bot.klingbalance.outbox.FakeChat;
import bot.klingbalance.outbox.FakeChat.Mood;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.OutboxDispatcher;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a message that is to show something else than it does. */
class EditDispatcherTest {
  private static final Instant NINE = checkOf(MONDAY);
  private static final Digest DIGEST = digest(RENDERS, MONDAY);
  private static final DeliveryPolicy QUICK =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofMillis(50), Duration.ofMinutes(1), 4);

  private final FakeOutbox outbox = new FakeOutbox();
  private final MovableClock clock = new MovableClock(NINE);
  private final FakeChat chat = FakeChat.likeSlack();
  private Optional<ChatPort> connected = Optional.of(chat);
  private boolean isStoreSlow;
  private final OutboxDispatcher posts =
      new OutboxDispatcher(
          outbox,
          new DeliveryAttempt(
              any -> Optional.of(chat), digest -> completedFuture(rendered(digest)), clock, QUICK),
          WarningListener.NONE,
          clock,
          QUICK);
  private final EditDispatcher edits =
      new EditDispatcher(
          outbox,
          new EditAttempt(
              any -> connected,
              digest -> isStoreSlow ? new CompletableFuture<>() : completedFuture(rendered(digest)),
              clock,
              QUICK),
          EditLog::settled,
          clock,
          QUICK);

  @AfterEach
  void close() {
    posts.close();
    edits.close();
  }

  @Test
  void aMessageShowsWhatAFreshRenderingSays() throws Exception {
    posted();
    Digest now = take("Anna");

    round();

    assertThat(chat.shown(DIGEST.id())).contains(rendered(now)).isNotEqualTo(rendered(DIGEST));
    round();
    assertThat(chat.edited()).isEqualTo(1);
  }

  @Test
  void aPlatformThatAsksForPatienceGetsIt() throws Exception {
    posted();
    chat.willTakeEdits(Mood.BUSY_FOR_30_SECONDS);
    take("Anna");
    round();
    Digest now = take("Ben");

    clock.move(Duration.ofSeconds(29));
    round();
    assertThat(chat.edited()).isEqualTo(1);
    clock.move(Duration.ofSeconds(1));
    round();

    assertThat(chat.shown(DIGEST.id())).contains(rendered(now));
    assertThat(chat.edited()).isEqualTo(2);
  }

  @Test
  void whateverGoesWrongOnTheWayIsTriedAgain() throws Exception {
    posted();
    chat.willTakeEdits(
        Mood.TROUBLED, Mood.STORES_BUT_SAYS_TROUBLE, Mood.STORES_BUT_NEVER_ANSWERS, Mood.BREAKS);
    Digest now = take("Anna");

    for (int i = 0; i < 5; i++) {
      round();
      clock.move(Duration.ofMinutes(2));
    }

    assertThat(chat.edited()).isEqualTo(5);
    assertThat(chat.shown(DIGEST.id())).contains(rendered(now));
  }

  @Test
  void aMessageThatSomebodyDeletedStaysDeletedAndIsSaidOnce() throws Exception {
    posted();
    chat.delete(DIGEST.id());
    try (LogLines log = LogLines.of(EditLog.class)) {
      for (String name : List.of("Anna", "Ben", "Cleo")) {
        take(name);
        round();
        clock.move(Duration.ofMinutes(10));
      }
      assertThat(log.warnings()).singleElement().asString().contains("The message is gone.");
    }
    posts.round().get(10, TimeUnit.SECONDS);

    assertThat(chat.shown(DIGEST.id())).isEmpty();
    assertThat(chat.messages()).isEmpty();
    assertThat(chat.edited()).isEqualTo(1);
  }

  @Test
  void eachEditHasALineAndTheFieldsOfADelivery() throws Exception {
    posted();
    chat.willTakeEdits(Mood.BUSY_FOR_30_SECONDS);
    try (LogLines log = LogLines.of(EditLog.class)) {
      take("Anna");
      round();
      clock.move(Duration.ofSeconds(30));
      round();
      chat.delete(DIGEST.id());
      take("Ben");
      round();

      assertThat(log.messages())
          .hasSize(3)
          .satisfiesExactly(
              line ->
                  assertThat(line)
                      .startsWith(
                          "The daily message in " + RENDERS + " is edited a little later: "),
              line ->
                  assertThat(line)
                      .isEqualTo("The daily message in " + RENDERS + " was edited at try 2."),
              line ->
                  assertThat(line)
                      .startsWith("The daily message in " + RENDERS + " stays as it is and"));
      assertThat(log.fields())
          .containsExactly(
              fields(1, "retried", "rate_limited"),
              fields(2, "delivered", ""),
              fields(1, "set_aside", "message_not_found"));
    }
  }

  private static Map<String, Object> fields(int tries, String outcome, String reason) {
    Map<String, Object> fields =
        new HashMap<>(
            Map.of(
                "event",
                "edit",
                "platform",
                RENDERS.platform().key(),
                "channel",
                RENDERS.id(),
                "kind",
                "daily",
                "tries",
                tries,
                "outcome",
                outcome));
    if (!reason.isEmpty()) {
      fields.put("reason", reason);
    }
    return fields;
  }

  @Test
  void whatIsInAnArchivedThreadIsLeft() throws Exception {
    posted();
    chat.willTakeEdits(Mood.REFUSES);
    take("Anna");
    round();
    take("Ben");
    clock.move(Duration.ofHours(1));
    round();

    assertThat(chat.shown(DIGEST.id())).contains(rendered(DIGEST));
    assertThat(chat.edited()).isEqualTo(1);
  }

  /** A proxy on the way may have said so once, and a new token may come with the next start. */
  @Test
  void aRefusedTokenLeavesNoMessageStale() throws Exception {
    posted();
    chat.willTakeEdits(Mood.REFUSES_THE_TOKEN);
    Digest now = take("Anna");
    try (LogLines log = LogLines.of(EditLog.class)) {
      round();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .endsWith("is edited a little later: The token is refused.");
    }
    clock.move(Duration.ofMinutes(1));
    round();

    assertThat(chat.shown(DIGEST.id())).contains(rendered(now));
  }

  @Test
  void aSlowStoreIsNoDefect() throws Exception {
    posted();
    isStoreSlow = true;
    Digest now = take("Anna");
    try (LogLines log = LogLines.of(Dispatcher.class)) {
      round();
      assertThat(log.messages()).as("defects").isEmpty();
    }
    isStoreSlow = false;
    clock.move(Duration.ofSeconds(2));
    round();

    assertThat(chat.shown(DIGEST.id())).contains(rendered(now));
  }

  @Test
  void aMissingConnectionIsWaitedFor() throws Exception {
    posted();
    connected = Optional.empty();
    Digest now = take("Anna");
    round();
    connected = Optional.of(chat);
    clock.move(Duration.ofMinutes(1));
    round();

    assertThat(chat.shown(DIGEST.id())).contains(rendered(now));
  }

  @Test
  void aHiccupAtAPressDaysLaterDoesNotLeaveTheMessageStale() throws Exception {
    posted();
    clock.moveTo(DIGEST.dayEnds().plus(Duration.ofDays(3)));
    chat.willTakeEdits(Mood.TROUBLED);
    Digest now = take("Anna");

    round();
    clock.move(Duration.ofSeconds(2));
    round();

    assertThat(chat.shown(DIGEST.id())).contains(rendered(now));
  }

  @Test
  void whatNeverWorksForADayIsGivenUpUntilTheNextPress() throws Exception {
    posted();
    clock.moveTo(DIGEST.dayEnds().plus(Duration.ofDays(3)));
    connected = Optional.empty();
    take("Anna");
    try (LogLines log = LogLines.of(EditLog.class)) {
      for (int i = 0; i < 300; i++) {
        round();
        clock.move(Duration.ofMinutes(5));
      }
      assertThat(log.warnings())
          .last()
          .asString()
          .endsWith(
              "is not edited until it changes again (day_over): the bot has no connection to"
                  + " slack");
    }
    connected = Optional.of(chat);
    round();
    assertThat(chat.edited()).isZero();

    Digest now = take("Ben");
    round();
    assertThat(chat.shown(DIGEST.id())).contains(rendered(now));
  }

  private void posted() throws Exception {
    assertThat(outbox.plan(memory(RENDERS, MONDAY), Optional.of(DIGEST))).isTrue();
    posts.round().get(10, TimeUnit.SECONDS);
    assertThat(chat.shown(DIGEST.id())).contains(rendered(DIGEST));
  }

  private Digest take(String name) {
    Instant now = clock.instant();
    return outbox
        .revise(
            DIGEST.id(),
            Revision.byPressElsewhere(
                digest ->
                    digest.taken(
                        Taken.of(digest, Set.of(account("render-b")), SomeWatches.by(name, NINE))),
                now))
        .orElseThrow();
  }

  private void round() throws Exception {
    edits.round().get(10, TimeUnit.SECONDS);
  }

  private static ChatMessage rendered(Digest digest) {
    return DigestMessage.of(
        digest, new DigestWording(AccountNames.FULL, Map.of(), List.of(), ZoneOffset.UTC));
  }
}
