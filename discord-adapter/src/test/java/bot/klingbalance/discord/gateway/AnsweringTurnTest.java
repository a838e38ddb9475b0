package bot.klingbalance.discord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.LeaseState;
import bot.klingbalance.replica.Claims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnsweringTurnTest {
  private final ScriptedLease lease = new ScriptedLease();
  private final ScriptedClaims claims = new ScriptedClaims();
  private final AnsweringTurn turn = new AnsweringTurn(lease, claims);

  @Test
  void whoHasTheGatewayAloneAnswersAtOnceAndClaimsNothing() {
    lease.use = Lease.Use.ALONE;

    assertThat(turn.isOpen()).isTrue();
    assertThat(turn.isOurs("1")).isCompletedWithValue(true);
    assertThat(claims.asked).isEmpty();
  }

  @Test
  void whoDoesNotHaveItAnswersNothing() {
    lease.use = Lease.Use.NOT;

    assertThat(turn.isOpen()).isFalse();
    assertThat(turn.isOurs("1")).isCompletedWithValue(false);
    assertThat(claims.asked).isEmpty();
  }

  @Test
  void whileItChangesHandsTheClaimDecides() {
    claims.said.complete(Optional.of(false));
    assertThat(turn.isOurs("1")).isCompletedWithValue(false);

    claims.said = CompletableFuture.completedFuture(Optional.of(true));
    assertThat(turn.isOurs("2")).isCompletedWithValue(true);
    assertThat(claims.asked).containsExactly("discord 1", "discord 2");
  }

  @Test
  void theOneThatHasTheGatewayAnswersWhereTheDatabaseSaysNothing() throws Exception {
    lease.isHeld = true;

    assertThat(turn.isOurs("1").get(3, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theOtherOneAnswersOnlyWhatItIsGranted() {
    claims.said.complete(Optional.empty());
    assertThat(turn.isOurs("1")).isCompletedWithValue(false);

    claims.said = new CompletableFuture<>();
    CompletableFuture<Boolean> late = turn.isOurs("2");
    assertThat(late).isNotDone();
    claims.said.complete(Optional.of(true));
    assertThat(late).isCompletedWithValue(true);
  }

  /** What the bot has, as the test says. */
  private static final class ScriptedLease implements Lease {
    private Use use = Use.BESIDE_ANOTHER;
    private boolean isHeld;

    @Override
    public void start(Listener listener) {
      throw new AssertionError("it is begun by the connection");
    }

    @Override
    public boolean isHeld() {
      return isHeld;
    }

    @Override
    public Use use() {
      return use;
    }

    @Override
    public LeaseState state() {
      return new LeaseState.Unknown();
    }

    @Override
    public void takeOver() {
      throw new AssertionError("it is taken over by the connection");
    }

    @Override
    public CompletableFuture<Void> handOver() {
      throw new AssertionError("it is handed over by the adapter");
    }

    @Override
    public void close() {
      throw new AssertionError("it is closed by the adapter");
    }
  }

  /** What the database says, as the test has it. */
  private static final class ScriptedClaims implements Claims {
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<Optional<Boolean>> said = new CompletableFuture<>();

    @Override
    public CompletableFuture<Optional<Boolean>> take(String what, Duration keep) {
      asked.add(what);
      return said;
    }

    @Override
    public CompletableFuture<Claim> claim(String what, String mark, Duration lease) {
      throw new AssertionError("an interaction is claimed for good: " + what);
    }

    @Override
    public CompletableFuture<Boolean> settle(String what, Duration keep) {
      throw new AssertionError("an interaction is claimed in one step: " + what);
    }

    @Override
    public void release(String what) {
      throw new AssertionError("an interaction is not given up: " + what);
    }
  }
}
