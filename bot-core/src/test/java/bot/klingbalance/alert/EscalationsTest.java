package bot.klingbalance.alert;

import static bot.klingbalance.alert.AlertStory.NINE;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.watch.Escalation;
import bot.klingbalance.watch.SomeWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel whose settings mention somebody once more, two hours after what is critical. */
class EscalationsTest {
  private static final Duration AFTER = Duration.ofHours(2);
  private static final DigestWording WORDING =
      new DigestWording(
          AccountNames.FULL,
          Map.of(Tone.CRITICAL, "@here"),
          List.of(),
          NINE_IN_BERLIN.zone(),
          Optional.of("S0123456789"));

  private final AlertStory story = new AlertStory();
  private final Escalations escalations =
      new Escalations(
          story.watches(), story.outbox, story.clock, WarningListener.NONE, story.thread);

  @BeforeEach
  void watch() {
    story.set(
        new WatchedChannel(
            RENDERS,
            new WatchedAccounts.All(),
            NINE_IN_BERLIN,
            new WarnLimits(Credits.of(500), 0, 0, 0, 0),
            Map.of(),
            true,
            Optional.of(new Escalation(AFTER, "S0123456789")),
            false));
    escalations.start();
  }

  @Test
  void whatIsCriticalAndNobodyTakesIsToldOnceMoreToSomebodyElse() {
    story.at(NINE).checked("render-a 40", "render-b 300");
    story.post();

    story.pass(AFTER.minusSeconds(1));
    assertThat(again()).isEmpty();
    story.pass(Escalations.EVERY);

    assertThat(again())
        .singleElement()
        .satisfies(
            digest ->
                assertThat(Transcript.of(DigestMessage.of(digest, WORDING)))
                    .startsWith(
                        """
                        🔴 1 Kling account needs action, and nobody is on it yet · Monday 23 November
                        S0123456789
                        🔴 Critical · render-a@example.com
                        40 of 660 credits left (6 %)
                        """));
    story.pass(Duration.ofHours(9));
    assertThat(again()).hasSize(1);
  }

  @Test
  void aBotThatWaitsForOneWithNewerSettingsTellsNothing() {
    story.at(NINE).checked("render-a 40", "render-b 300");
    story.post();
    escalations.letWork(false);

    story.pass(AFTER.plus(Escalations.EVERY));
    assertThat(again()).isEmpty();
    escalations.letWork(true);
    story.pass(Escalations.EVERY);

    assertThat(again()).hasSize(1);
  }

  @Test
  void whatSomebodyHasTakenIsNot() {
    story.at(NINE).checked("render-a 40");
    story.post();
    Digest daily = story.daily().get(0).digest();
    story.outbox.revise(
        daily.id(),
        Revision.byPress(
            digest ->
                digest.taken(Taken.of(digest, digest.openAccounts(), SomeWatches.by("Anna", NINE))),
            NINE));

    story.pass(Duration.ofHours(9));

    assertThat(again()).isEmpty();
  }

  @Test
  void onceSomebodyTakesItItNoLongerSaysThatNobodyIsOnIt() {
    story.at(NINE).checked("render-a 40", "render-b 30");
    story.post();
    story.pass(AFTER).pass(Escalations.EVERY);
    Digest escalation = again().get(0);

    Digest oneIsTaken = taken(escalation, Set.of(account("render-a")));
    assertThat(heading(oneIsTaken))
        .isEqualTo("🔴 2 Kling accounts need action, and nobody is on it yet · Monday 23 November");
    assertThat(heading(taken(oneIsTaken, oneIsTaken.openAccounts())))
        .isEqualTo("🔴 2 Kling accounts need action now · Monday 23 November");
  }

  private static Digest taken(Digest digest, Set<AccountEmail> accounts) {
    return digest.taken(Taken.of(digest, accounts, SomeWatches.by("Anna", NINE)));
  }

  private static String heading(Digest digest) {
    return Transcript.of(DigestMessage.of(digest, WORDING)).lines().findFirst().orElseThrow();
  }

  @Test
  void whatIsOverIsNot() {
    story.at(NINE).checked("render-a 40");
    story.post();
    story.pass(Duration.ofHours(1)).read("render-a 650").pass(Duration.ofHours(9));

    assertThat(again()).isEmpty();
  }

  @Test
  void whatIsOnlyLowIsNot() {
    story.at(NINE).checked("render-a 300");
    story.post();
    story.pass(Duration.ofHours(9));

    assertThat(again()).isEmpty();
  }

  @Test
  void anUrgentMessageIsFollowedToo() {
    story.at(NINE).checked("render-a 650").pass(Duration.ofHours(1));
    story.read("render-a 4").pass(Duration.ofMinutes(1));
    story.post();
    story.pass(AFTER).pass(Escalations.EVERY);

    assertThat(again()).hasSize(1);
  }

  /** Each in its own time, counted from when an edit showed it. */
  @Test
  void whatJoinsAMessageIsToldOnceMoreInItsOwnTime() {
    story.at(NINE).checked("render-a 40", "render-b 650");
    story.post();
    story.pass(Duration.ofMinutes(90)).read("render-b 4").pass(Duration.ofMinutes(5));
    story.post();
    story.pass(Duration.ofMinutes(30));
    assertThat(mentioned()).containsExactly("render-a@example.com");

    story.pass(Duration.ofMinutes(80));
    assertThat(mentioned()).as("the second one's time has not come").hasSize(1);
    story.pass(Duration.ofMinutes(20));

    assertThat(mentioned()).containsExactly("render-a@example.com", "render-b@example.com");
    story.pass(Duration.ofHours(9));
    assertThat(mentioned()).hasSize(2);
  }

  @Test
  void whatJoinsAnUrgentMessageThatHasCalledOnceCallsTooAndOnce() {
    story.at(NINE).checked("render-a 650", "render-b 650").pass(Duration.ofHours(1));
    story.read("render-a 4").pass(Duration.ofMinutes(1));
    story.post();
    story.pass(Duration.ofMinutes(30)).read("render-b 4").pass(Duration.ofMinutes(95));
    assertThat(mentioned()).as("two hours after the first").hasSize(1);
    story.pass(Duration.ofMinutes(30));

    assertThat(mentioned()).containsExactly("render-a@example.com", "render-b@example.com");
    story.pass(Duration.ofHours(9));
    assertThat(mentioned()).hasSize(2);
  }

  @Test
  void whatWasNeverPostedIsNotToldOnceMore() {
    story.at(NINE).checked("render-a 40").pass(Duration.ofHours(9));

    assertThat(again()).isEmpty();
  }

  private List<Digest> again() {
    return story.all().stream()
        .map(Delivery::digest)
        .filter(digest -> digest.key().isAgain())
        .toList();
  }

  /** The accounts that were told once more, a message after the other. */
  private List<String> mentioned() {
    return again().stream()
        .flatMap(digest -> digest.lines().stream())
        .map(line -> line.finding().account().orElseThrow().value())
        .sorted()
        .toList();
  }
}
