package bot.klingbalance.finding;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Failure;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingTest {
  private static final Cause REFUSED = new Cause.Unread(Failure.Reason.TOKEN_REFUSED);

  @Test
  void amongEquallyUrgentOnesComesWhatHoldsForAllThenTheKindThenTheAddress() {
    Finding ofAll = new Finding(Optional.empty(), Trigger.NEEDS_MENDING, REFUSED);
    Finding signIn = new Finding(of("c"), Trigger.SIGN_IN_OVER, new Cause.SignIn(Instant.EPOCH));
    Finding brokenA = new Finding(of("a"), Trigger.NEEDS_MENDING, new Cause.Faulty());
    Finding brokenB = new Finding(of("b"), Trigger.NEEDS_MENDING, new Cause.Faulty());

    assertThat(Stream.of(brokenB, signIn, brokenA, ofAll).sorted(Finding.MOST_URGENT_FIRST))
        .containsExactly(ofAll, signIn, brokenA, brokenB);
  }

  private static Optional<AccountEmail> of(String name) {
    return Optional.of(new AccountEmail(name + "@example.com"));
  }
}
