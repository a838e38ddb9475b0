package bot.klingbalance.command.balance;

import static bot.klingbalance.account.reading.FakeLastKnown.reading;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.email;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.reading.FakePatience;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AccountOutlooksTest {
  private final List<AccountEmail> asked = new ArrayList<>();
  private final List<CompletableFuture<List<RecordedReading>>> reads = new ArrayList<>();
  private final FakePatience patience = new FakePatience();
  private final AccountOutlooks outlooks =
      new AccountOutlooks(this::read, ZoneOffset.UTC, patience);

  @Test
  void anOutlookIsKeptForAsLongAsTheBalanceIsTheSameAndAnHourAtMost() {
    var first = outlooks.of(List.of(reading(email("studio"), 560, NOW)), NOW);
    reads.get(0).complete(List.of());
    assertThat(first.join()).containsOnlyKeys(email("studio"));

    Instant soon = NOW.plus(Duration.ofMinutes(59));
    assertThat(outlooks.of(List.of(reading(email("studio"), 560, soon)), soon)).isDone();
    assertThat(reads).hasSize(1);

    assertThat(outlooks.of(List.of(reading(email("studio"), 559, soon)), soon)).isNotDone();
    assertThat(reads).hasSize(2);
    reads.get(1).complete(List.of());
    Instant later = soon.plus(Duration.ofHours(1));
    assertThat(outlooks.of(List.of(reading(email("studio"), 559, later)), later)).isNotDone();
    assertThat(reads).hasSize(3);
  }

  @Test
  void onlyAFewAreWorkedOutAtATime() {
    var all = outlooks.of(accounts(40), NOW);
    for (int i = 0; i < 40; i++) {
      assertThat(asked).hasSize(Math.min(40, i + 2));
      reads.get(i).complete(List.of());
    }

    assertThat(all.join()).hasSize(40);
  }

  @Test
  void thousandsAreWorkedOutWithoutRunningOutOfStack() {
    AccountOutlooks atOnce =
        new AccountOutlooks(
            (account, since) -> completedFuture(List.of()), ZoneOffset.UTC, patience);

    assertThat(atOnce.of(accounts(2_000), NOW).join()).hasSize(2_000);
  }

  @Test
  void whoHasWaitedLongEnoughGetsThoseThatAreThere() {
    var all = outlooks.of(accounts(3), NOW);
    reads.get(0).complete(List.of());
    assertThat(all).isNotDone();

    patience.end();

    assertThat(all.join()).containsOnlyKeys(email("account0"));
    reads.get(1).complete(List.of());
    reads.get(2).complete(List.of());
    assertThat(outlooks.of(accounts(3), NOW)).isDone();
  }

  @Test
  void whoWaitsLongerGetsWhatComesThen() {
    CompletableFuture<Void> enough = new CompletableFuture<>();
    CompletableFuture<Map<AccountEmail, Outlook>> all = outlooks.of(accounts(2), NOW, enough);
    patience.end();
    assertThat(all).isNotDone();

    reads.get(1).complete(List.of());
    enough.complete(null);

    assertThat(all.join()).containsOnlyKeys(email("account1"));
  }

  @Test
  void whoAsksMeanwhileSharesTheWork() {
    var one = outlooks.of(accounts(3), NOW);
    var other = outlooks.of(accounts(3), NOW);
    assertThat(asked).hasSize(2);

    for (int i = 0; i < 3; i++) {
      reads.get(i).complete(List.of());
    }

    assertThat(one.join()).hasSize(3);
    assertThat(other.join()).hasSize(3);
    assertThat(reads).hasSize(3);
  }

  /** Worked out for what was last known, and meanwhile the live balance has come. */
  @Test
  void whatIsUnderWayForAnotherBalanceIsWorkedOutAgainForThisOne() {
    outlooks.prepare(List.of(reading(email("studio"), 600, NOW.minusSeconds(60))), NOW);
    var live = outlooks.of(List.of(reading(email("studio"), 560, NOW)), NOW);
    reads.get(0).complete(List.of());
    assertThat(live).isNotDone();

    reads.get(1).complete(List.of());

    assertThat(live.join()).containsOnlyKeys(email("studio"));
  }

  @Test
  void whatTheStoreDoesNotTellIsNotKeptAndAskedForNoAccountMore() {
    var all = outlooks.of(accounts(40), NOW);
    reads.get(0).complete(List.of());
    reads.get(1).completeExceptionally(new IllegalStateException("away"));

    assertThat(all.join()).containsOnlyKeys(email("account0"));
    assertThat(asked).hasSize(3);
    reads.get(2).completeExceptionally(new IllegalStateException("away"));
    var again = outlooks.of(List.of(reading(email("account1"), 1, NOW)), NOW);
    assertThat(again).isNotDone();
    reads.get(3).complete(List.of());
    assertThat(again.join()).hasSize(1);
  }

  @Test
  void anAnswerWithoutItsPastIsMadeAnewForWhoeverAsksNext() {
    List<CompletableFuture<List<RecordedReading>>> past =
        new ArrayList<>(List.of(failedFuture(new IllegalStateException("away"))));
    past.add(completedFuture(List.of(past(1), past(2))));
    AccountHistory history = new AccountHistory((account, since) -> past.remove(0), ZoneOffset.UTC);
    var found = java.util.Optional.of(reading(email("studio"), 560, NOW));

    assertThat(history.of(found, Duration.ofDays(14), NOW).join().orElseThrow().readings())
        .hasSize(1);
    assertThat(history.of(found, Duration.ofDays(14), NOW).join().orElseThrow().readings())
        .hasSize(3);
    assertThat(history.of(found, Duration.ofDays(14), NOW).join()).isPresent();
  }

  private static RecordedReading past(int hour) {
    Instant at = NOW.minus(Duration.ofHours(5 - hour));
    return new RecordedReading(at, reading(email("studio"), 600, at).account().balance());
  }

  private static List<Found> accounts(int count) {
    return IntStream.range(0, count).mapToObj(i -> reading(email("account" + i), i, NOW)).toList();
  }

  private CompletableFuture<List<RecordedReading>> read(AccountEmail account, Instant since) {
    asked.add(account);
    CompletableFuture<List<RecordedReading>> read = new CompletableFuture<>();
    reads.add(read);
    return read;
  }
}
