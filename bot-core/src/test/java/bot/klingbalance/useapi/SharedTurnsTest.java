package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.replica.UpstreamTurns;
import bot.klingbalance.replica.UpstreamTurns.SharedResponse;
import bot.klingbalance.replica.UpstreamTurns.Turn;
import bot.klingbalance.useapi.UseApiAccounts.Politeness;
import bot.klingbalance.useapi.wire.HttpExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bot that asks useapi.net by turns with others. */
class SharedTurnsTest extends RequestContexts {
  private static final String BODY = "{\"email\": \"studio@example.com\", \"maxJobs\": 5}";
  private static final Instant A_MOMENT_AGO = Instant.parse("2026-11-24T08:59:55Z");

  private final ScriptedTurns turns = new ScriptedTurns();

  @BeforeEach
  void share() {
    HttpExchange exchange = new HttpExchange(shared, TOKEN, 4);
    accounts.close();
    accounts =
        new UseApiAccounts(
            new UseApiAddress(server.url("/v1/kling").toString()),
            UseApiAccounts.context(exchange, time, new Politeness(UseApiLimits.DEFAULT, turns)));
  }

  @Test
  void whatAnotherBotWasAnsweredIsNotAskedAgainAndKeepsItsTime() {
    gives(new Turn.Known(new SharedResponse(200, BODY, A_MOMENT_AGO)));

    Found found = (Found) find();

    assertThat(found.asOf()).isEqualTo(A_MOMENT_AGO);
    assertThat(found.account().maxJobs()).hasValue(5);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void whatAnotherBotWasRefusedIsNotWaitedForOrAskedAgain() {
    gives(new Turn.Known(new SharedResponse(401, "{\"error\": \"Unauthorized\"}", A_MOMENT_AGO)));

    Failed failed = (Failed) find();

    assertThat(failed.failure().reason()).isEqualTo(Reason.TOKEN_REFUSED);
    assertThat(turns.takes).isEqualTo(1);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void whatThisBotIsAnsweredIsThereForTheOthers() {
    gives(new Turn.Ask());
    upstreamAnswers(200, BODY);
    Found found = (Found) find();

    assertThat(ended()).contains(new SharedResponse(200, BODY, found.asOf()));
  }

  @Test
  void aFailureThatPassesIsNotSharedAndAPauseIs() {
    gives(new Turn.Ask());
    server.enqueue(response(429, "{}").addHeader("Retry-After", "60").build());

    assertThat(((Failed) find()).failure().reason()).isEqualTo(Reason.SLOW_DOWN);

    assertThat(ended()).isEmpty();
    assertThat(turns.pause).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whileAnotherBotWasToldToSlowDownNothingIsAsked() {
    gives(new Turn.Paused(Duration.ofMinutes(2)));

    Failed failed = (Failed) find();

    assertThat(failed.failure().reason()).isEqualTo(Reason.SLOW_DOWN);
    assertThat(server.getRequestCount()).isZero();
  }

  private void gives(Turn turn) {
    turns.next = turn;
  }

  private Optional<SharedResponse> ended() {
    assertThat(turns.ends).isEqualTo(1);
    return turns.ended;
  }

  /** Gives the same turn each time, and remembers how the last one ended. */
  private static final class ScriptedTurns implements UpstreamTurns {
    volatile Turn next = new Turn.Ask();
    volatile Optional<SharedResponse> ended = Optional.empty();
    volatile Duration pause = Duration.ZERO;
    volatile int ends;
    volatile int takes;

    @Override
    public synchronized CompletableFuture<Turn> take(Request request) {
      takes++;
      return CompletableFuture.completedFuture(next);
    }

    @Override
    public synchronized void end(
        String address, Optional<SharedResponse> response, Duration newPause) {
      ended = response;
      pause = newPause;
      ends++;
    }
  }
}
