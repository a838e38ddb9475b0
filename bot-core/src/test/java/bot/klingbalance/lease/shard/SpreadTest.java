package bot.klingbalance.lease.shard;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.lease.shard.ShardStore.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What Anna does, seen what the others have. */
class SpreadTest {
  private static final ShardNames NAMES = new ShardNames("gateway");
  private static final Duration LONG_AGO = Duration.ofHours(1);

  private final List<Row> rows = new ArrayList<>();

  @Test
  void aSingleOneIsAskedForByEveryBot() {
    has(0, "berta");

    assertThat(spread(1).wanted()).containsExactly(0);
    assertThat(spread(1).surplus()).isEmpty();
  }

  @Test
  void whoHasTheFewestTakesAtOnceWhatIsFreeUntilItHasMoreThanAnother() {
    isThere("berta", LONG_AGO);

    assertThat(spread(3).wanted()).containsExactly(0);
    has(2, "berta");
    assertThat(spread(3).wanted()).containsExactly(0, 1);
  }

  @Test
  void whoHasMoreLeavesWhatIsFreeToTheOthersButNotForLong() {
    isThere("berta", LONG_AGO);
    has(0, "anna");

    assertThat(spread(3, Set.of(0), false).wanted()).containsExactly(0);
    assertThat(spread(3, Set.of(0), true).wanted()).containsExactly(0, 1, 2);
  }

  @Test
  void whatAnotherHasIsNotAskedForAndNoMoreWhereItWas() {
    isThere("berta", LONG_AGO);
    IntStream.range(0, 3).forEach(each -> has(each, "berta"));

    assertThat(spread(3, Set.of(0, 1), true).wanted()).isEmpty();
  }

  @Test
  void whatAnotherOffersIsTakenOverUnlessSomebodyElseIsAboutTo() {
    isThere("berta", LONG_AGO);
    has(0, "anna");
    has(1, "berta");
    offers(2, "berta", "");
    assertThat(spread(3, Set.of(0), false).wanted()).containsExactly(0, 2);
    rows.remove(rows.size() - 1);
    offers(2, "berta", "carla");

    assertThat(spread(3, Set.of(0, 2), true).wanted()).containsExactly(0);
  }

  @Test
  void oneIsGivenUpForABotThatHasBeenThereForAWhile() {
    IntStream.range(0, 3).forEach(each -> has(each, "anna"));
    isThere("berta", Spread.SETTLED.minusMillis(1));
    assertThat(spread(3, Set.of(0, 1, 2), false).surplus()).isEmpty();
    rows.remove(rows.size() - 1);
    isThere("berta", Spread.SETTLED);

    assertThat(spread(3, Set.of(0, 1, 2), false).surplus()).hasValue(2);
  }

  @Test
  void nothingMovesWhereTheRestOfADivisionMakesTheDifferenceOrSomethingIsMoving() {
    isThere("berta", LONG_AGO);
    has(0, "anna");
    has(1, "anna");
    has(2, "berta");
    assertThat(spread(3, Set.of(0, 1), false).surplus()).isEmpty();
    rows.remove(rows.size() - 1);
    offers(2, "anna", "berta");

    assertThat(spread(3, Set.of(0, 1, 2), false).surplus()).isEmpty();
  }

  @Test
  void whoEndsIsGivenNothing() {
    IntStream.range(0, 3).forEach(each -> has(each, "anna"));
    rows.add(row("gateway-bot/berta", "berta", LONG_AGO, true, ""));

    assertThat(spread(3, Set.of(0, 1, 2), false).surplus()).isEmpty();
  }

  @Test
  void rowsThatNoBotWritesArePassedOver() {
    isThere("berta", LONG_AGO);
    rows.add(row("gateway-bot/another", "berta", LONG_AGO, false, ""));
    rows.add(row("gateway/abc", "berta", LONG_AGO, false, ""));
    rows.add(row("gateway/-1", "berta", LONG_AGO, false, ""));
    has(0, "berta");

    assertThat(spread(3).view().bots()).containsOnlyKeys("berta");
    assertThat(spread(3).view().rows()).containsOnlyKeys(0);
  }

  /** In doubt somebody asks for what nobody has. */
  @Property(tries = 300)
  void whatIsFreeForLongIsAskedForWhateverTheOthersHave(
      @ForAll @Size(min = 2, max = 8) List<@IntRange(max = 3) Integer> holders) {
    List<String> bots = List.of("", "anna", "berta", "carla");
    SpreadTest fresh = new SpreadTest();
    fresh.isThere("berta", LONG_AGO);
    fresh.isThere("carla", LONG_AGO);
    IntStream.range(0, holders.size())
        .filter(each -> holders.get(each) > 0)
        .forEach(each -> fresh.has(each, bots.get(holders.get(each))));

    assertThat(fresh.spread(holders.size(), Set.of(), true).wanted())
        .containsAll(
            IntStream.range(0, holders.size())
                .filter(each -> holders.get(each) == 0)
                .boxed()
                .toList());
  }

  private void has(int shard, String bot) {
    rows.add(row(NAMES.lease(shard), bot, LONG_AGO, false, ""));
  }

  private void offers(int shard, String bot, String heir) {
    rows.add(row(NAMES.lease(shard), bot, LONG_AGO, true, heir));
  }

  private void isThere(String bot, Duration since) {
    rows.add(row(NAMES.bot(bot), bot, since, false, ""));
  }

  private Spread spread(int total) {
    return spread(total, Set.of(), false);
  }

  private Spread spread(int total, Set<Integer> asked, boolean isLong) {
    List<Row> all = new ArrayList<>(rows);
    all.add(new Row(NAMES.total(), "" + total, Instant.EPOCH, LONG_AGO, false, false, ""));
    return new Spread("anna", ShardView.of(NAMES, all), asked, shard -> isLong);
  }

  private static Row row(String name, String holder, Duration age, boolean offered, String heir) {
    return new Row(name, holder, Instant.EPOCH, age, true, offered, heir);
  }
}
