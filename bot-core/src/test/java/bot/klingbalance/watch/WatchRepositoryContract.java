package bot.klingbalance.watch;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.daily;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import bot.klingbalance.watch.Watch.Origin.Chat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of watches promises; a subclass says which store it is. */
public abstract class WatchRepositoryContract {
  /** The same empty store throughout a test. */
  protected abstract WatchRepository watches();

  @Test
  void aChannelOfWhichNobodyHasHeardHasNoWatchAndNoTime() {
    assertThat(watches().of(RENDERS)).isEqualTo(ChannelWatches.none(RENDERS));
    assertThat(watches().channels()).isEmpty();
  }

  @Test
  void whatIsAddedIsKeptAsItWasAskedFor() {
    Watch all = watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
    Watch two = watches().add(ofAccounts(RENDERS, "studio", "render+1"), NINE_IN_BERLIN);

    assertThat(watches().of(RENDERS).watches()).containsExactly(all, two);
    assertThat(all.number()).isEqualTo(1);
    assertThat(all.limits()).isEqualTo(SomeWatches.BELOW_500);
    assertThat(all.accounts()).isEqualTo(new WatchedAccounts.All());
    assertThat(all.origin()).isEqualTo(new Chat(by("Anna", THEN), by("Anna", THEN)));
    assertThat(all.paused()).isFalse();
    assertThat(two.number()).isEqualTo(2);
    assertThat(two.accounts()).isEqualTo(SomeWatches.these("render+1", "studio"));
  }

  @Test
  void foreignNamesComeBackAsTheyWere() {
    WatchChange strange = by("Zoë 'O; DROP TABLE watch;-- 🎬 \"", THEN);
    NewWatch wanted =
        new NewWatch(RENDERS, ofAll(RENDERS).accounts(), WarnLimits.STANDARD, strange);

    watches().add(wanted, NINE_IN_BERLIN);

    assertThat(watches().of(RENDERS).watches().get(0).origin())
        .isEqualTo(new Chat(strange, strange));
  }

  @Test
  void theLastAddMovesTheWholeChannelAndNoOther() {
    watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
    watches().add(ofAll(STUDIO), NINE_IN_BERLIN);
    watches().add(ofAccounts(RENDERS, "studio"), daily("17:30", "Pacific/Apia"));

    assertThat(watches().of(RENDERS).daily()).contains(daily("17:30", "Pacific/Apia"));
    assertThat(watches().of(STUDIO).daily()).contains(NINE_IN_BERLIN);
    assertThat(watches().of(STUDIO).watches()).hasSize(1);
    assertThat(watches().channels()).containsExactlyInAnyOrder(RENDERS, STUDIO);
  }

  @Test
  void addingTheSameAccountsAgainChangesTheWatchInsteadOfMakingASecond() {
    watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
    watches().add(ofAccounts(RENDERS, "studio", "render"), NINE_IN_BERLIN);
    watches().pause(RENDERS, 2, true, by("Ben", THEN));
    WatchChange chris = by("Chris", THEN.plusSeconds(60));
    WarnLimits belowTen =
        new WarnLimits(
            Credits.of(10), 0, 1, 2, 3, false, Weekdays.parse("mon-wed,fri").orElseThrow());

    Watch changed =
        watches()
            .add(
                new NewWatch(RENDERS, SomeWatches.these("render", "studio"), belowTen, chris),
                NINE_IN_BERLIN);

    assertThat(changed.number()).isEqualTo(2);
    assertThat(changed.limits()).isEqualTo(belowTen);
    assertThat(changed.paused()).isFalse();
    assertThat(changed.origin()).isEqualTo(new Chat(by("Ben", THEN), chris));
    assertThat(watches().of(RENDERS).watches()).hasSize(2).endsWith(changed);
    assertThat(watches().add(ofAccounts(RENDERS, "studio"), NINE_IN_BERLIN).number()).isEqualTo(3);
    assertThat(watches().add(ofAll(STUDIO), NINE_IN_BERLIN).number()).isEqualTo(1);
  }

  @Test
  void pausingKeepsWhoMadeItAndWhoChangedIt() {
    watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
    WatchChange chris = by("Chris", THEN.plusSeconds(60));

    Watch paused = watches().pause(RENDERS, 1, true, chris).orElseThrow();
    Watch again = watches().pause(RENDERS, 1, true, chris).orElseThrow();

    assertThat(paused.paused()).isTrue();
    assertThat(paused.origin()).isEqualTo(new Chat(by("Anna", THEN), chris));
    assertThat(again).isEqualTo(paused);
    assertThat(watches().of(RENDERS).watches()).containsExactly(paused);
    assertThat(watches().pause(RENDERS, 1, false, chris).orElseThrow().paused()).isFalse();
    assertThat(watches().channels()).containsExactly(RENDERS);
  }

  @Test
  void removingTakesOneAndLeavesTheNumbersOfTheOthersAndTheTime() {
    watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
    Watch second = watches().add(ofAccounts(RENDERS, "studio"), NINE_IN_BERLIN);

    assertThat(watches().remove(RENDERS, 1)).map(Watch::number).contains(1);

    assertThat(watches().of(RENDERS).watches()).containsExactly(second);
    assertThat(watches().add(ofAccounts(RENDERS, "other"), NINE_IN_BERLIN).number()).isEqualTo(3);
    watches().remove(RENDERS, 2);
    watches().remove(RENDERS, 3);
    assertThat(watches().of(RENDERS).watches()).isEmpty();
    assertThat(watches().of(RENDERS).daily()).contains(NINE_IN_BERLIN);
    assertThat(watches().channels()).isEmpty();
  }

  @Test
  void aNumberThatIsNoneChangesNothing() {
    watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
    watches().add(ofAll(STUDIO), NINE_IN_BERLIN);
    watches().add(ofAccounts(STUDIO, "studio"), NINE_IN_BERLIN);

    assertThat(watches().pause(RENDERS, 2, true, by("Anna", THEN))).isEmpty();
    assertThat(watches().remove(RENDERS, 2)).isEmpty();
    assertThat(watches().remove(RENDERS, 0)).isEmpty();

    assertThat(watches().of(STUDIO).watches()).hasSize(2).noneMatch(Watch::paused);
  }

  @Test
  void manyWhoAddAtOnceGetNumbersOfTheirOwn() {
    WatchRepository watches = watches();

    List<Integer> numbers =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            watches
                                .add(ofAccounts(RENDERS, "studio" + i), NINE_IN_BERLIN)
                                .number()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }
}
