package bot.klingbalance.doctor;

import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A report as a message: what is worst comes first, since a chat may cut the end. Pure. */
public final class DoctorMessage {
  private static final Text HEADING = Text.of("Kling doctor");

  private DoctorMessage() {}

  public static ChatMessage of(DoctorReport report) {
    List<Paragraph> lines =
        report.checks().stream()
            .sorted(Comparator.comparing(CheckResult::status).reversed())
            .map(DoctorMessage::line)
            .toList();
    return new ChatMessage(
        tone(report.worst()),
        HEADING.plain(" · " + summary(report)),
        List.copyOf(lines),
        List.of(),
        Text.EMPTY);
  }

  /** The answer to somebody who may not ask. */
  public static ChatMessage notAllowed() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("Only those who may change watches can ask how the bot is. ")
            .code("/kling-watch list")
            .plain(" shows this channel's watches."));
  }

  /** The message that shows that the bot can post. */
  public static ChatMessage test() {
    return ChatMessage.sentence(
        Tone.GOOD,
        HEADING.plain(" · test message"),
        Text.of("Warnings can be posted here. Nothing is to be done."));
  }

  /** How many things are to be mended, in a few words. */
  public static String summary(DoctorReport report) {
    return switch (report.worst()) {
      case FINE -> "all is well";
      case UNKNOWN -> "all is well, as far as it can be seen";
      case ATTENTION -> things(report.count(CheckStatus.ATTENTION), "worth a look");
      case MEND -> things(report.count(CheckStatus.MEND), "to mend");
    };
  }

  private static String things(long count, String what) {
    return (count == 1 ? "1 thing " : count + " things ") + what;
  }

  private static Paragraph line(CheckResult check) {
    Text line =
        Text.of(check.status().mark() + " ")
            .strong(check.name())
            .plain(" · ")
            .then(check.finding());
    return new Paragraph(Text.joined(" ", Stream.of(line, check.remedy()).toList()));
  }

  /** The tone of a message whose worst status is that. */
  public static Tone tone(CheckStatus worst) {
    return switch (worst) {
      case FINE -> Tone.GOOD;
      case UNKNOWN -> Tone.NOTICE;
      case ATTENTION -> Tone.WARNING;
      case MEND -> Tone.CRITICAL;
    };
  }
}
