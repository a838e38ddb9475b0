package bot.klingbalance.check;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.Verdicts;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.NewWatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SharedVerdictsTest {
  private static final CheckMoment NINE = at(checkOf(MONDAY));
  private static final ChannelWatches RENDERS_ALL = watching(RENDERS, ofAll(RENDERS));
  private static final ChannelWatches STUDIO_ALL = watching(STUDIO, ofAll(STUDIO));

  private final SharedVerdicts verdicts = new SharedVerdicts();

  @Test
  void channelsThatAreAlikeAreDecidedOnce() {
    Verdicts first = verdicts.of(RENDERS_ALL, gone("render-a"), ChannelState.NEW, NINE);

    Verdicts second = verdicts.of(STUDIO_ALL, gone("render-a"), ChannelState.NEW, NINE);

    assertThat(second).isSameAs(first);
    assertThat(first.findings()).hasSize(1);
  }

  @Test
  void whatIsNotAlikeIsDecidedByWhatItIs() {
    ChannelState warned =
        new ChannelState(Optional.of(memory(STUDIO, MONDAY.minusDays(1))), List.of());
    ChannelWatches another = watching(STUDIO, ofAccounts(STUDIO, "render-b"));
    CheckMoment later = at(checkOf(MONDAY).plusSeconds(60));

    decidesAnew(another, gone("render-a"), ChannelState.NEW, NINE);
    decidesAnew(STUDIO_ALL, gone("render-b"), ChannelState.NEW, NINE);
    decidesAnew(STUDIO_ALL, gone("render-a"), warned, NINE);
    decidesAnew(STUDIO_ALL, gone("render-a"), ChannelState.NEW, later);
  }

  @Test
  void nothingIsKeptWhenTheLastCheckIsMade() {
    Verdicts first = verdicts.of(RENDERS_ALL, gone("render-a"), ChannelState.NEW, NINE);

    verdicts.clear();

    assertThat(verdicts.of(RENDERS_ALL, gone("render-a"), ChannelState.NEW, NINE))
        .isNotSameAs(first)
        .usingRecursiveComparison()
        .isEqualTo(first);
  }

  private void decidesAnew(
      ChannelWatches watches, ChannelReadings readings, ChannelState state, CheckMoment check) {
    Verdicts before = verdicts.of(RENDERS_ALL, gone("render-a"), ChannelState.NEW, NINE);
    assertThat(verdicts.of(watches, readings, state, check))
        .isNotSameAs(before)
        .usingRecursiveComparison()
        .isEqualTo(Verdicts.of(watches, readings, state, check));
  }

  private static ChannelReadings gone(String name) {
    return ChannelReadings.of(
        List.of(
            WatchedReading.of(
                new AccountLookup.Failed(
                    account(name), Failure.of(Failure.Reason.NOT_CONFIGURED)))));
  }

  private static CheckMoment at(Instant now) {
    return CheckMoment.at(now, Optional.of(NINE_IN_BERLIN));
  }

  private static ChannelWatches watching(Channel channel, NewWatch watch) {
    FakeWatches watches = new FakeWatches();
    watches.add(watch, NINE_IN_BERLIN);
    return watches.of(channel);
  }
}
