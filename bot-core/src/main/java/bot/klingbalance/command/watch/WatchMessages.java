package bot.klingbalance.command.watch;

import bot.klingbalance.command.Managers;
import bot.klingbalance.command.typed.TimeZones;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WeeklyReportWatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the bot answers to {@code /kling-watch}, but for the preview of a warning. Pure. */
public final class WatchMessages {
  static final Text HEADING = Text.of("Kling watch");

  private WatchMessages() {}

  static ChatMessage mistake(WatchRequest.Mistake mistake) {
    return sentence(
        Tone.NEUTRAL, mistake.sentence().plain(" For example: ").code(mistake.example()));
  }

  /** The answer to a change of one watch: what was done, and what follows for the channel. */
  static ChatMessage changed(Text sentence, ChannelWatches now, Instant asked) {
    return sentence(Tone.GOOD, sentence.plain(" ").then(nextCheck(now, asked)));
  }

  /** The answer to {@code add} with what has to be known of its accounts. */
  static ChatMessage with(ChatMessage answer, Text sentence) {
    Tone tone = answer.tone() == Tone.WARNING ? Tone.WARNING : Tone.NOTICE;
    return sentence.isEmpty() ? answer : answer.as(tone).with(new Paragraph(sentence));
  }

  /** The answer to {@code add}, where it was done, with what keeps the bot from posting there. */
  static ChatMessage withHindrance(ChatMessage answer, Optional<Text> hindrance) {
    return hindrance
        .filter(sentence -> answer.tone() == Tone.GOOD)
        .map(sentence -> answer.as(Tone.WARNING).with(new Paragraph(sentence)))
        .orElse(answer);
  }

  static Text added(Watch watch) {
    return Text.of(
        "This channel is warned of %s. It is watch %d."
            .formatted(WatchText.what(watch), watch.number()));
  }

  /** Another watch was asked for of the accounts that this one is of. */
  static Text addedAnew(Watch watch) {
    return Text.of(
        "Watch %d is changed: this channel is warned of %s."
            .formatted(watch.number(), WatchText.what(watch)));
  }

  /** Another time of day was asked for than the settings allow. */
  static Text timeIsSet() {
    return Text.of(" The settings decide this channel's time of day; it stays as it is.");
  }

  static Text removed(Watch watch) {
    return Text.of("Watch %d (%s) is removed.".formatted(watch.number(), WatchText.what(watch)));
  }

  static Text paused(Watch watch) {
    return Text.of(
        "Watch %d (%s) %s."
            .formatted(
                watch.number(), WatchText.what(watch), watch.paused() ? "is paused" : "goes on"));
  }

  /**
   * The answer to {@code list}.
   *
   * @param notDelivered of each warning of this channel that was not delivered, or not surely
   */
  static ChatMessage list(
      ChannelWatches watches,
      Optional<WeeklyReportWatch> report,
      List<Block> notDelivered,
      Instant asked) {
    List<Block> body = new ArrayList<>();
    watches.watches().forEach(watch -> body.add(new Paragraph(WatchText.line(watch))));
    report.ifPresent(weekly -> body.add(new Paragraph(ReportMessages.line(weekly))));
    body.add(new Paragraph(nextCheck(watches, asked)));
    body.addAll(notDelivered);
    return new ChatMessage(
        notDelivered.isEmpty() ? Tone.NEUTRAL : Tone.WARNING,
        Text.of("Kling watch · this channel"),
        body,
        List.of(),
        Text.EMPTY);
  }

  static ChatMessage unknownNumber(int number) {
    return sentence(
        Tone.NEUTRAL,
        Text.of("This channel has no watch %d. ".formatted(number))
            .code("/kling-watch list")
            .plain(" shows the numbers."));
  }

  static ChatMessage ofSettings() {
    return sentence(
        Tone.NEUTRAL,
        Text.of(
            "That watch stands in the bot's settings. Whoever runs the bot changes it there"
                + " (watches)."));
  }

  static ChatMessage notAllowed(Managers managers) {
    return sentence(
        Tone.NEUTRAL,
        Text.of(
            managers.named().isEmpty()
                ? "Watches are changed by members who may manage this channel. Ask one of them."
                : "Watches are changed only by those whom the bot's settings name (managers)."));
  }

  static ChatMessage nothingWatched() {
    return sentence(
        Tone.NEUTRAL,
        Text.of("This channel watches nothing at present. Type ")
            .code(WatchParser.EXAMPLE)
            .plain(" to be warned here."));
  }

  public static ChatMessage storeUnavailable() {
    return sentence(
        Tone.WARNING,
        Text.of("The bot cannot use its store at this moment. Try again in a minute, and see with ")
            .code("/kling-watch list")
            .plain(
                " what it has kept; if this lasts, whoever runs the bot finds the reason in its"
                    + " log."));
  }

  private static Text nextCheck(ChannelWatches watches, Instant asked) {
    return watches
        .schedule()
        .map(daily -> nextCheck(daily, asked))
        .orElse(
            Text.of(
                watches.watches().isEmpty()
                    ? "This channel watches nothing, so it is not checked."
                    : "Every watch of this channel is paused, so it is not checked."));
  }

  private static Text nextCheck(DailyTime daily, Instant asked) {
    Instant next = daily.nextAfter(asked);
    return Text.of("Next check ")
        .moment(next, Style.WEEKDAY)
        .plain(", ")
        .moment(next, Style.TIME)
        .plain("; daily at %s in %s".formatted(daily.at(), zone(daily)))
        .plain(
            daily.unknownZone().isEmpty() && TimeZones.isOffset(daily.zone())
                ? ", all year: with a city, such as in Berlin, it follows the clock there."
                : ".");
  }

  static String zone(DailyTime daily) {
    return daily
        .unknownZone()
        .map(
            name ->
                "%s, a time zone that the bot's Java does not know: %s is its last known offset. Whoever runs the bot can give it a newer Java; or name another zone, such as in Berlin"
                    .formatted(Text.foreign(name), TimeZones.shown(daily.zone())))
        .orElseGet(() -> TimeZones.shown(daily.zone()));
  }

  private static ChatMessage sentence(Tone tone, Text sentence) {
    return ChatMessage.sentence(tone, HEADING, sentence);
  }
}
