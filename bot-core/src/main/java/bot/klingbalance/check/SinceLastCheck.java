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
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has happened since a channel's last daily check, and matters to the next one.
 *
 * @param told of which accounts urgent messages have told it, as far as that is not over, or the
 *     account is gone since
 * @param open what of that it has not seen end on the day of its message: the kinds of which the
 *     end is told
 * @param taken who deals with accounts of any channel today
 */
public record SinceLastCheck(
    Set<AccountEmail> told, Map<AccountEmail, Set<FindingKind>> open, List<Taken> taken) {
  static final SinceLastCheck NOTHING = new SinceLastCheck(Set.of(), Map.of(), List.of());

  public SinceLastCheck {
    told = Set.copyOf(told);
    open = Map.copyOf(open);
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
    List<Told> told =
        outbox.urgent(watches.channel(), checked).stream()
            .flatMap(urgent -> toldBy(urgent, lastCheck))
            .toList();
    List<Taken> taken =
        watches
            .daily()
            .map(daily -> daily.endOf(daily.dateOf(now).minusDays(1)))
            .map(states::takenSince)
            .orElseGet(List::of);
    return new SinceLastCheck(notOver(told), open(told, watches.daily()), taken);
  }

  /** What a check comes to. */
  CheckDecision decided(
      ChannelWatches watches, ChannelReadings readings, ChannelState state, Instant now) {
    CheckMoment check = CheckMoment.at(now, watches.daily());
    ChannelState warned = warned(watches, state);
    return decided(watches, readings, warned, now, Verdicts.of(watches, readings, warned, check));
  }

  /** What is remembered of the channel, with what it was warned of since: that ends likewise. */
  ChannelState warned(ChannelWatches watches, ChannelState state) {
    return state.warnedOf(watches.channel(), open);
  }

  /** The same by verdicts that are known, both by the state as {@link #warned}. */
  CheckDecision decided(
      ChannelWatches watches,
      ChannelReadings readings,
      ChannelState state,
      Instant now,
      Verdicts verdicts) {
    return DailyCheck.of(watches, readings, state, now, new DailyCheck.Given(told, verdicts))
        .taking(taken);
  }

  /** A line of an urgent message about an account. */
  private record Told(AccountEmail account, DigestLine line, Digest digest) {
    boolean isNotOver() {
      return !line.over() || digest.isGone(account);
    }

    /** Only a message of today is struck through without being asked to. */
    boolean isUnseen(Optional<DailyTime> daily) {
      LocalDate day = digest.key().date();
      return !line.over()
          || daily.filter(time -> time.dateOf(digest.readAt()).isAfter(day)).isPresent();
    }
  }

  private static Set<AccountEmail> notOver(List<Told> told) {
    return told.stream()
        .filter(Told::isNotOver)
        .map(Told::account)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<AccountEmail, Set<FindingKind>> open(
      List<Told> told, Optional<DailyTime> daily) {
    return told.stream()
        .filter(each -> each.isUnseen(daily))
        .filter(each -> each.line().finding().kind().isEndTold())
        .collect(
            Collectors.groupingBy(
                Told::account,
                Collectors.mapping(
                    each -> each.line().finding().kind(), Collectors.toUnmodifiableSet())));
  }

  private static Stream<Told> toldBy(Delivery urgent, Optional<Instant> lastCheck) {
    if (!(urgent.stage() instanceof Posted posted)) {
      return Stream.empty();
    }
    Digest digest = urgent.digest();
    return digest.lines().stream()
        .filter(line -> isSince(lastCheck, line, posted.at()))
        .flatMap(
            line ->
                line.finding().account().stream().map(account -> new Told(account, line, digest)));
  }

  private static boolean isSince(Optional<Instant> lastCheck, DigestLine line, Instant posted) {
    Instant told = line.since().filter(posted::isBefore).orElse(posted);
    return lastCheck.filter(check -> !told.isAfter(check)).isEmpty();
  }
}
