package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.quantity.CountText;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
                answer.one().map(AccountEmail::value).orElse(CountText.of(count, "account")),
                days == 1 ? "today" : days + " days"));
  }

  private static Text footnote(UsageAnswer answer) {
    ZoneId zone = answer.period().zone();
    boolean isUtc = zone.normalized().equals(ZoneOffset.UTC);
    String days = "Days in " + (isUtc ? "UTC" : zone.getId());
    if (!answer.hasStatistics()) {
      return Text.of(days);
    }
    return Text.of(
        "%s; jobs %sup to 15 minutes late".formatted(days, isUtc ? "" : "by days in UTC, "));
  }
}
