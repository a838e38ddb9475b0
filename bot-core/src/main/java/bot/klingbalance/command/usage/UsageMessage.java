package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.List;
import java.util.stream.Stream;

/** The answer to {@code /kling-usage}. Pure. */
final class UsageMessage {
  private UsageMessage() {}

  static ChatMessage of(UsageAnswer answer) {
    return new ChatMessage(
        Tone.NEUTRAL,
        heading(answer),
        Stream.concat(SpentBlocks.of(answer).stream(), JobBlocks.of(answer).stream()).toList(),
        List.of(UsageButtons.refresh(answer)),
        footnote(answer));
  }

  private static Text heading(UsageAnswer answer) {
    int count = answer.accounts().size();
    int days = answer.period().days();
    return Text.of(
        "Kling usage · %s · %s"
            .formatted(
                answer
                    .one()
                    .map(AccountEmail::value)
                    .orElse(count == 1 ? "1 account" : count + " accounts"),
                days == 1 ? "today" : days + " days"));
  }

  private static Text footnote(UsageAnswer answer) {
    return Text.of(
        "Days in %s%s"
            .formatted(
                zone(answer),
                answer.hasStatistics() ? "; jobs by days in UTC, up to 15 minutes late" : ""));
  }

  /** The offset of no hours is called Z otherwise. */
  private static String zone(UsageAnswer answer) {
    String id = answer.period().zone().getId();
    return id.equals("Z") ? "UTC" : id;
  }
}
