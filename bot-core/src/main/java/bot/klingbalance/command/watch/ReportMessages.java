package bot.klingbalance.command.watch;

import static bot.klingbalance.command.watch.WatchText.touched;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.watch.Watch.Origin.Chat;
import bot.klingbalance.watch.WeeklyReportWatch;
import java.time.Instant;

/** What is answered about a channel's weekly report. Pure. */
final class ReportMessages {
  private static final Text HEADING = Text.of("Kling watch");

  private ReportMessages() {}

  /** The channel has it from now on. */
  static ChatMessage put(WeeklyReportWatch report, Instant asked) {
    return changed(
        Text.of(
            "This channel gets a weekly report, also when all is well: what was spent, what is"
                + " left and what comes. It is number %d.".formatted(report.number())),
        report,
        asked);
  }

  static ChatMessage paused(WeeklyReportWatch report, Instant asked) {
    Text sentence =
        Text.of(
            "Number %d (weekly report) %s."
                .formatted(report.number(), report.paused() ? "is paused" : "goes on"));
    return report.paused() ? sentence(Tone.GOOD, sentence) : changed(sentence, report, asked);
  }

  static ChatMessage removed(WeeklyReportWatch report) {
    return sentence(
        Tone.GOOD, Text.of("Number %d (weekly report) is removed.".formatted(report.number())));
  }

  static ChatMessage ofSettings() {
    return sentence(
        Tone.NEUTRAL,
        Text.of(
            "This channel's weekly report stands in the bot's settings. Whoever runs the bot"
                + " changes it there (watches)."));
  }

  /** The report as a line of a list. */
  static Text line(WeeklyReportWatch report) {
    Text what = Text.of(" · weekly report, %s".formatted(when(report)));
    if (!(report.origin() instanceof Chat chat)) {
      return Text.EMPTY.strong("settings").then(what).plain(" · read-only here");
    }
    Text line =
        Text.EMPTY
            .strong(Integer.toString(report.number()))
            .then(what)
            .plain(report.paused() ? " · paused" : "")
            .then(touched("made", chat.made()));
    return chat.changed().equals(chat.made())
        ? line
        : line.then(touched("changed", chat.changed()));
  }

  private static ChatMessage changed(Text sentence, WeeklyReportWatch report, Instant asked) {
    return sentence(
        Tone.GOOD,
        sentence
            .plain(" The next one comes ")
            .moment(report.time().nextAfter(asked), Style.WEEKDAY)
            .plain("; %s.".formatted(when(report))));
  }

  private static String when(WeeklyReportWatch report) {
    return "on %ss at %s in %s"
        .formatted(
            report.time().dayName(),
            report.time().time().at(),
            WatchMessages.zone(report.time().time()));
  }

  private static ChatMessage sentence(Tone tone, Text sentence) {
    return ChatMessage.sentence(tone, HEADING, sentence);
  }
}
