package bot.klingbalance.command.balance;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AccountHistoryTest {
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");
  private static final Duration TWO_WEEKS = Duration.ofDays(14);

  private final List<CompletableFuture<List<RecordedReading>>> reads = new ArrayList<>();
  private final AccountHistory accountHistory = new AccountHistory(this::read, ZoneOffset.UTC);

  @Test
  void anAnswerThatIsAtHandAgainNeedsNoSecondReading() {
    var first = accountHistory.of(answeredAt(NOW), TWO_WEEKS, NOW);
    assertThat(first).isNotDone();
    reads.get(0).complete(List.of());

    var second = accountHistory.of(answeredAt(NOW), TWO_WEEKS, NOW.plusSeconds(9));

    assertThat(second).isDone().isSameAs(first);
    assertThat(reads).hasSize(1);
  }

  @Test
  void aNewerAnswerThatSaysTheSameNeedsNoneEitherWithinTheHour() {
    var first = accountHistory.of(answeredAt(NOW), TWO_WEEKS, NOW);
    reads.get(0).complete(List.of());
    Instant later = NOW.plusSeconds(1);

    assertThat(accountHistory.of(answeredAt(later), TWO_WEEKS, later)).isSameAs(first);

    Instant nextHour = NOW.plus(Duration.ofHours(1));
    assertThat(accountHistory.of(answeredAt(nextHour), TWO_WEEKS, nextHour)).isNotDone();
    assertThat(reads).hasSize(2);
  }

  @Test
  void otherCreditsAndALongerTimeAreReadAnew() {
    var unused = accountHistory.of(answeredAt(NOW), TWO_WEEKS, NOW);
    unused = accountHistory.of(answeredAt(NOW), Duration.ofDays(30), NOW);
    unused = accountHistory.of(answered(559, NOW.plusSeconds(1)), TWO_WEEKS, NOW.plusSeconds(1));

    assertThat(unused).isNotDone();
    assertThat(reads).hasSize(3);
  }

  @Test
  void whatWasAskedForLongAgoIsReadAnew() {
    var unused = accountHistory.of(answeredAt(NOW), TWO_WEEKS, NOW);
    for (int left = 1; left <= AccountHistory.MOST_AT_HAND; left++) {
      unused = accountHistory.of(answered(left, NOW), TWO_WEEKS, NOW);
    }
    assertThat(reads).hasSize(AccountHistory.MOST_AT_HAND + 1);

    unused = accountHistory.of(answeredAt(NOW), TWO_WEEKS, NOW);

    assertThat(unused).isNotDone();
    assertThat(reads).hasSize(AccountHistory.MOST_AT_HAND + 2);
  }

  private CompletableFuture<List<RecordedReading>> read(AccountEmail account, Instant since) {
    assertThat(account).isEqualTo(STUDIO);
    CompletableFuture<List<RecordedReading>> read = new CompletableFuture<>();
    reads.add(read);
    return read;
  }

  private static Optional<Found> answeredAt(Instant at) {
    return answered(560, at);
  }

  private static Optional<Found> answered(int left, Instant at) {
    Balance balance = new Balance(Optional.of(Credits.of(left)), List.of(), Optional.empty());
    return Optional.of(
        new Found(
            new KlingAccount(
                STUDIO, balance, Optional.empty(), OptionalInt.empty(), Optional.empty()),
            at));
  }
}
