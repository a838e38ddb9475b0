package bot.klingbalance.terminal;

import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import bot.klingbalance.doctor.DoctorMessage;
import bot.klingbalance.doctor.DoctorReport;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A report as lines for a terminal or a pipe: one for each check, and one for what to do. Pure. */
public final class DoctorLines {
  private static final String REMEDY = "    → ";

  private final Palette palette;
  private final Function<Text, String> words;

  private DoctorLines(Palette palette, Function<Text, String> words) {
    this.palette = palette;
    this.words = words;
  }

  /**
   * The lines, each ended by a line feed; the last one sums up.
   *
   * @param colour whether it is read on a terminal that shows colour
   * @param zone the reader's
   */
  public static String of(DoctorReport report, boolean colour, ZoneId zone, Instant now) {
    Palette palette = colour ? Palette.COLOUR : Palette.PLAIN;
    DoctorLines lines = new DoctorLines(palette, text -> TerminalMessage.words(text, zone, now));
    String checks = report.checks().stream().map(lines::of).collect(Collectors.joining());
    return checks + palette.strong(sentence(DoctorMessage.summary(report))) + "\n";
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private String of(CheckResult check) {
    CheckStatus status = check.status();
    String line =
        "%s %s: %s\n"
            .formatted(
                palette.toned(DoctorMessage.tone(status), status.mark()),
                palette.strong(check.name()),
                words.apply(check.finding()));
    return check.remedy().isEmpty() ? line : line + REMEDY + words.apply(check.remedy()) + "\n";
  }
}
