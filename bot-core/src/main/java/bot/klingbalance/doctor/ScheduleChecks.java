package bot.klingbalance.doctor;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.doctor.StoreInspector.Agenda;
import bot.klingbalance.doctor.StoreInspector.InDoubt;
import bot.klingbalance.doctor.StoreInspector.SetAside;
import bot.klingbalance.doctor.StoreInspector.Undelivered;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.watch.DailyTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks of what is scheduled and of what waits to be delivered. Pure. */
final class ScheduleChecks {
  private static final String DELIVERIES = "Deliveries";
  private static final String MADE_IN_CHAT = "Watches made in chat";
  private static final Text START = Text.of("Start the bot (kling-balance-bot run).");

  private ScheduleChecks() {}

  /**
   * When a channel is checked next.
   *
   * @param overdue what was to be done before this should have been done
   */
  static CheckResult next(Channel channel, Agenda agenda, Instant overdue) {
    String name = nameOfNext(channel);
    Instant at = agenda.next().get(channel);
    if (at == null) {
      return new CheckResult(
          name,
          CheckStatus.ATTENTION,
          Text.of("It is not planned yet: the bot has not run since the channel is watched."),
          START);
    }
    Text moment = when(at);
    return at.isBefore(overdue)
        ? new CheckResult(
            name,
            CheckStatus.ATTENTION,
            Text.of("It was due ").then(moment).plain(", and nobody has made it."),
            START.plain(" Where it runs, its log says what keeps it."))
        : CheckResult.fine(name, moment);
  }

  /**
   * Where the store cannot be read, and so nobody knows which channels are watched besides these.
   */
  static List<CheckResult> unread(List<Channel> channels) {
    return Stream.of(
            channels.stream().map(ScheduleChecks::nameOfNext), Stream.of(MADE_IN_CHAT, DELIVERIES))
        .flatMap(names -> names)
        .map(CheckResult::unread)
        .toList();
  }

  private static String nameOfNext(Channel channel) {
    return "Next check of " + channel;
  }

  /** A zone that a newer Java knows, and this one does not. */
  static CheckResult unknownZone(Channel channel, DailyTime daily) {
    return new CheckResult(
        "Time zone of " + channel,
        CheckStatus.ATTENTION,
        Text.of(
            "%s is not known to this Java (%s). The check is made by its last known offset, %s."
                .formatted(Text.foreign(daily.zoneName()), Runtime.version(), daily.zone())),
        Text.of(
            "Run the bot with a newer Java, or name another zone: /kling-watch add … in a city."));
  }

  /** What was not delivered; one result when everything was. */
  static List<CheckResult> undelivered(Undelivered undelivered) {
    List<CheckResult> checks = new ArrayList<>();
    undelivered.since().ifPresent(since -> checks.add(overdue(undelivered.overdue(), since)));
    undelivered.inDoubt().forEach(each -> checks.add(inDoubt(each)));
    undelivered.setAside().forEach(each -> checks.add(setAside(each)));
    return checks.isEmpty()
        ? List.of(CheckResult.fine(DELIVERIES, "Nothing lies undelivered."))
        : checks;
  }

  private static CheckResult overdue(int count, Instant since) {
    Text remedy =
        Text.of(
            "They are sent as soon as the bot runs and their chat takes them; what stands above says"
                + " what is in the way.");
    return new CheckResult(
        DELIVERIES,
        CheckStatus.ATTENTION,
        Text.of(count == 1 ? "A warning waits since " : count + " warnings wait since ")
            .then(when(since))
            .plain("."),
        remedy,
        Optional.of(
            new CheckResult(
                DELIVERIES, CheckStatus.ATTENTION, Text.of("Warnings wait to be sent."), remedy)));
  }

  private static CheckResult inDoubt(InDoubt each) {
    return new CheckResult(
        "Warnings of " + each.channel(),
        CheckStatus.ATTENTION,
        Text.of("Nobody knows whether one arrived, since ")
            .then(when(each.since()))
            .plain(": %s.".formatted(each.why())),
        Text.of("It is looked for again, and sent again at ")
            .moment(each.until(), Style.TIME)
            .plain(" if that still fails. Look whether it stands there."));
  }

  private static CheckResult setAside(SetAside each) {
    return new CheckResult(
        "Warnings of " + each.channel(),
        CheckStatus.ATTENTION,
        Text.of(
                each.count() == 1
                    ? "One was not delivered, "
                    : each.count() + " were not delivered, the last one ")
            .then(when(each.last()))
            .plain("."),
        Text.of(each.reason()));
  }

  private static Text when(Instant at) {
    return Text.EMPTY.moment(at, Style.WEEKDAY).plain(", ").moment(at, Style.TIME);
  }
}
