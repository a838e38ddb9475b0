package bot.klingbalance.alert;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.alert.UrgentCheck.Past;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.DigestRefresh;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.digest.Verdicts;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.SetAside;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What becomes of a channel's messages of the day when accounts of it were read: what turned
 * critical is told by an urgent one, and each shows what is over, worse or new. Blocks while the
 * store answers, and throws as the outbox does. For one thread.
 */
public final class ChannelAlerts {
  private final ChannelStates states;
  private final Outbox outbox;
  private final WarningListener listener;
  private final Predicate<Channel> isBeingChecked;

  /**
   * Alerts that are written to {@code outbox}.
   *
   * @param listener told of what is to be sent
   * @param isBeingChecked whether the daily check of a channel is made now, or is about to be:
   *     where somebody asked for it after its time of day, the first one comes a day later
   */
  public ChannelAlerts(
      ChannelStates states,
      Outbox outbox,
      WarningListener listener,
      Predicate<Channel> isBeingChecked) {
    this.states = states;
    this.outbox = outbox;
    this.listener = listener;
    this.isBeingChecked = isBeingChecked;
  }

  /**
   * Writes down what follows for a channel that has a time of day. While its daily check is made,
   * nothing does: that reads all of them.
   */
  void follow(ChannelWatches watches, List<Noted> noted, Instant now) {
    DailyTime daily = watches.daily().orElseThrow();
    ChannelState state = states.of(watches.channel());
    if (daily.dueAt(now, state.checked()).isPresent() && isBeingChecked.test(watches.channel())) {
      return;
    }
    LocalDate today = daily.dateOf(now);
    LocalDate since = state.checked().filter(day -> day.isBefore(today)).orElse(today.minusDays(1));
    List<Delivery> told = outbox.of(watches.channel(), since);
    List<Taken> taken = states.takenSince(daily.endOf(today.minusDays(1)));
    Known known = new Known(state, told, taken);
    ChannelReadings readings = ChannelReadings.of(noted.stream().map(Noted::reading).toList());
    release(watches, readings, state, now);
    tellNews(watches, noted, known, now);
    told.stream()
        .map(Delivery::digest)
        .filter(digest -> digest.key().date().equals(today) && digest.weekly().isEmpty())
        .forEach(digest -> refresh(digest, watches, readings, known, now));
  }

  /**
   * What is known of a channel.
   *
   * @param taken who deals today with accounts of any channel
   */
  private record Known(ChannelState state, List<Delivery> told, List<Taken> taken) {
    /** The same with who deals with accounts of it by another channel's message. */
    Digest adopting(Digest digest) {
      return digest.taken(Taken.adopted(digest, taken));
    }

    /** Of a day of which nothing is known, another database may know that something was posted. */
    boolean knowsOf(LocalDate day) {
      return state.checked().filter(day::equals).isPresent()
          || told.stream().anyMatch(each -> each.digest().key().date().equals(day));
    }
  }

  private void tellNews(ChannelWatches watches, List<Noted> noted, Known known, Instant now) {
    List<Digest> told =
        known.told().stream().filter(each -> isStillTold(each, now)).map(Delivery::digest).toList();
    List<Finding> news = UrgentCheck.news(watches, noted, new Past(known.state(), told), now);
    if (!news.isEmpty()) {
      tell(watches, news, known, now);
    }
  }

  /** What was set aside for good has told nobody. */
  private static boolean isStillTold(Delivery delivery, Instant now) {
    return !(delivery.stage() instanceof SetAside) || now.isBefore(delivery.digest().dayEnds());
  }

  private void tell(ChannelWatches watches, List<Finding> news, Known known, Instant now) {
    DailyTime daily = watches.daily().orElseThrow();
    DigestKey key = UrgentGroup.of(news, watches.channel(), daily.dateOf(now), known.told(), now);
    Set<AccountEmail> accounts =
        news.stream().flatMap(each -> each.account().stream()).collect(Collectors.toSet());
    Digest urgent = known.adopting(urgent(key, daily, news, accounts, now));
    boolean isThere = known.told().stream().anyMatch(each -> each.id().equals(urgent.id()));
    if (!isThere
        && outbox.interject(urgent, now.plus(UrgentGroup.GROUP_WAIT), !known.knowsOf(key.date()))) {
      listener.planned(urgent);
      keepTaken(urgent, known);
    } else {
      revise(urgent.id(), digest -> digest.joined(news, accounts, now), known, now);
    }
  }

  private void revise(DeliveryId id, UnaryOperator<Digest> change, Known known, Instant now) {
    outbox
        .revise(id, Revision.byReadings(digest -> known.adopting(change.apply(digest)), now))
        .ifPresent(digest -> keepTaken(digest, known));
  }

  /** What was taken elsewhere holds for this channel's next messages too. */
  private void keepTaken(Digest digest, Known known) {
    if (!known.taken().isEmpty()) {
      states.take(Taken.unknown(digest, known.state()));
    }
  }

  /** What is critical is sent before the daily check that tells the same, or not at all. */
  private static Digest urgent(
      DigestKey key, DailyTime daily, List<Finding> news, Set<AccountEmail> accounts, Instant now) {
    Instant dayEnds = daily.endOf(key.date());
    Instant check = daily.nextAfter(now);
    boolean isRepeated = news.stream().anyMatch(each -> each.level() == Severity.CRITICAL);
    return new Digest(
        key,
        now,
        isRepeated && check.isBefore(dayEnds) ? check : dayEnds,
        accounts,
        news.stream().map(finding -> new DigestLine(finding, false)).toList(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private void refresh(
      Digest digest, ChannelWatches watches, ChannelReadings readings, Known known, Instant now) {
    ChannelWatches whose = digest.key().isUrgent() ? watches.urgent() : watches;
    revise(
        digest.id(),
        each -> DigestRefresh.of(each, whose, readings, known.state(), now),
        known,
        now);
  }

  private void release(
      ChannelWatches watches, ChannelReadings readings, ChannelState state, Instant now) {
    if (!state.taken().isEmpty()) {
      CheckMoment check = CheckMoment.at(now, watches.daily());
      Channel channel = watches.channel();
      states.release(channel, Verdicts.of(watches, readings, state, check).released(state.taken()));
    }
  }
}
