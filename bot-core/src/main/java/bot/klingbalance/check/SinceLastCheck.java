package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.DailyCheck;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.digest.Verdicts;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.watch.ChannelWatches;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has happened since a channel's last daily check, and matters to the next one.
 *
 * @param told of which accounts urgent messages have told it, as far as that is not over, or the
 *     account is gone since
 * @param taken who deals with accounts of any channel today
 */
public record SinceLastCheck(Set<AccountEmail> told, List<Taken> taken) {
  static final SinceLastCheck NOTHING = new SinceLastCheck(Set.of(), List.of());

  public SinceLastCheck {
    told = Set.copyOf(told);
    taken = List.copyOf(taken);
  }

  /** What the store knows of it; blocks while that answers. */
  static SinceLastCheck of(
      ChannelWatches watches,
      ChannelState state,
      ChannelStates states,
      Outbox outbox,
      Instant now) {
    LocalDate checked = state.checked().orElse(LocalDate.EPOCH);
    Optional<Instant> lastCheck = state.memory().map(CheckState::at);
    Set<AccountEmail> told =
        outbox.urgent(watches.channel(), checked).stream()
            .flatMap(urgent -> toldBy(urgent, lastCheck))
            .collect(Collectors.toSet());
    List<Taken> taken =
        watches
            .daily()
            .map(daily -> daily.endOf(daily.dateOf(now).minusDays(1)))
            .map(states::takenSince)
            .orElseGet(List::of);
    return new SinceLastCheck(told, taken);
  }

  /** What a check comes to. */
  CheckDecision decided(
      ChannelWatches watches, ChannelReadings readings, ChannelState state, Instant now) {
    CheckMoment check = CheckMoment.at(now, watches.daily());
    return decided(watches, readings, state, now, Verdicts.of(watches, readings, state, check));
  }

  /** The same by verdicts that are known. */
  CheckDecision decided(
      ChannelWatches watches,
      ChannelReadings readings,
      ChannelState state,
      Instant now,
      Verdicts verdicts) {
    return DailyCheck.of(watches, readings, state, now, new DailyCheck.Given(told, verdicts))
        .taking(taken);
  }

  private static Stream<AccountEmail> toldBy(Delivery urgent, Optional<Instant> lastCheck) {
    if (!(urgent.stage() instanceof Posted posted)) {
      return Stream.empty();
    }
    Digest digest = urgent.digest();
    return digest.lines().stream()
        .filter(line -> isSince(lastCheck, line, posted.at()))
        .flatMap(
            line ->
                line.finding().account().stream()
                    .filter(account -> !line.over() || digest.isGone(account)));
  }

  private static boolean isSince(Optional<Instant> lastCheck, DigestLine line, Instant posted) {
    Instant told = line.since().filter(posted::isBefore).orElse(posted);
    return lastCheck.filter(check -> !told.isAfter(check)).isEmpty();
  }
}
