package bot.klingbalance.digest;

import static bot.klingbalance.digest.ChannelStory.limits;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds whatever happens. */
class DailyPropertiesTest {
  /** A moment at which one of the bots looks, by its clock, what is due. */
  record Look(int minutesFromFirst, DailyTime daily, boolean planTwice, boolean crashes) {}

  @Property(tries = 500)
  void atMostOneDigestAChannelAndLocalDateWhateverTheOrderOfRuns(
      @ForAll @Size(max = 60) List<@From("looks") Look> looks) {
    FakeOutbox store = new FakeOutbox();
    List<LocalDate> planned = new ArrayList<>();

    for (Look look : looks) {
      Instant now =
          SomeDigests.checkOf(SomeDigests.MONDAY).plus(Duration.ofMinutes(look.minutesFromFirst()));
      ChannelState state = store.of(RENDERS);
      Optional<LocalDate> due = look.daily().dueAt(now, state.checked());
      if (due.isPresent() && !look.crashes()) {
        CheckDecision decision = low(look.daily(), state, now);
        for (int i = 0; i < (look.planTwice() ? 2 : 1); i++) {
          if (store.plan(decision.memory(), decision.digest())) {
            planned.add(decision.digest().orElseThrow().key().date());
          }
        }
      }
    }

    assertThat(planned).doesNotHaveDuplicates().isSorted();
    assertThat(claimed(store))
        .map(delivery -> delivery.digest().key().date())
        .hasSameElementsAs(planned)
        .doesNotHaveDuplicates();
  }

  @Property
  void withinTheBandNothingFlaps(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 500, max = 600) Integer> days) {
    ChannelStory wasLow = new ChannelStory(limits("credits=500")).dayOfStudio("499/3000");
    ChannelStory wasFine = new ChannelStory(limits("credits=500")).dayOfStudio("601/3000");

    for (int left : days) {
      assertThat(wasLow.dayOfStudio(left + "/3000").told()).isEqualTo("WARNING LOW NOT_YET_BACK");
      assertThat(wasFine.dayOfStudio(left + "/3000").told()).isEqualTo("nothing");
    }
  }

  @Property
  void aCriticalFindingIsNeverHidden(
      @ForAll @IntRange(max = 124) int left,
      @ForAll @IntRange(min = 125, max = 499) int before,
      @ForAll SnoozePeriod period) {
    ChannelStory story =
        new ChannelStory(limits("credits=500")).dayOfStudio(before + "/3000").snoozed(period);

    assertThat(story.dayOfStudio(left + "/3000").told()).startsWith("CRITICAL LOW");
    assertThat(story.snoozed(period).dayOfStudio(left + "/3000").told()).startsWith("CRITICAL LOW");
  }

  @Property
  void everyDayBelowTheLimitIsToldAndNoDayWellAboveItIsMoreThanBack(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1200) Integer> days) {
    ChannelStory story = new ChannelStory(limits("credits=500"));

    for (int left : days) {
      String told = story.dayOfStudio(left + "/3000").told();
      if (left < 500) {
        assertThat(told).contains("LOW").doesNotContain("back");
      } else if (left > 600) {
        assertThat(told).isIn("back", "nothing");
      } else {
        assertThat(told).isIn("nothing", "WARNING LOW NOT_YET_BACK");
      }
    }
  }

  @Provide
  Arbitrary<Look> looks() {
    Arbitrary<DailyTime> times =
        Combinators.combine(
                Arbitraries.integers().between(0, 23),
                Arbitraries.of("Europe/Berlin", "Pacific/Apia", "America/Nuuk", "Asia/Kolkata"))
            .as((hour, zone) -> new DailyTime(LocalTime.of(hour, 30), ZoneId.of(zone)));
    return Combinators.combine(
            Arbitraries.integers().between(-10_000, 10_000),
            times,
            Arbitraries.of(true, false),
            Arbitraries.of(true, false, false))
        .as(Look::new);
  }

  private static CheckDecision low(DailyTime daily, ChannelState state, Instant now) {
    ChannelWatches watches =
        new ChannelWatches(
            RENDERS, Optional.of(daily), ChannelStory.watches(Set.of(limits("credits=500"))));
    return DailyCheck.of(
        watches, ChannelReadings.of(List.of(ChannelStory.readingOf("400/3000"))), state, now);
  }

  private static List<Delivery> claimed(FakeOutbox store) {
    Instant later = Instant.parse("2030-01-01T00:00:00Z");
    return store.claim(new Outbox.Claim("all", later, Duration.ofMinutes(1), 1000));
  }
}
