package bot.klingbalance.command.watch;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.Managers;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchedAccounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchPolicyTest {
  private static final AccountEmail FIRST = new AccountEmail("a@example.com");
  private static final AccountEmail SECOND = new AccountEmail("b@example.com");

  /** They may be set up tomorrow. */
  @Test
  void accountsThatAWatchNamesAndNobodyHasAreToldApart() {
    Watch watch =
        new Watch(
            RENDERS,
            Watch.OF_SETTINGS,
            new WatchedAccounts.These(Set.of(FIRST, SECOND)),
            WarnLimits.STANDARD,
            false,
            new Watch.Origin.Settings(true));
    WatchPolicy policy =
        new WatchPolicy(
            new Managers(Set.of()),
            new ShownAccounts(List.of("*")),
            NINE_IN_BERLIN,
            AccountNames.masked(List.of()),
            List.of());

    DigestWording wording =
        policy.wording(
            new ChannelWatches(RENDERS, Optional.of(NINE_IN_BERLIN), List.of(watch)),
            Map.of(),
            Optional.empty());

    assertThat(List.of(wording.name(FIRST), wording.name(SECOND)))
        .containsExactly("•••@example.com (1)", "•••@example.com (2)");
  }
}
