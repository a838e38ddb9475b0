package bot.klingbalance.doctor;

import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Whether the parts of the bot that work by themselves do: only the running bot can tell. */
public final class WorkCheck implements Check {
  private static final String NAME = "Work";

  private final List<LastWork> parts;

  public WorkCheck(List<LastWork> parts) {
    this.parts = List.copyOf(parts);
  }

  @Override
  public String subject() {
    return NAME;
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    List<CheckResult> stalled =
        parts.stream()
            .flatMap(part -> part.stalledSince().map(since -> stalled(part, since)).stream())
            .toList();
    return CompletableFuture.completedFuture(stalled.isEmpty() ? List.of(fine()) : stalled);
  }

  private CheckResult fine() {
    Text each =
        Text.joined(
            ", ",
            parts.stream().flatMap(part -> part.at().map(at -> when(part, at)).stream()).toList());
    return CheckResult.fine(NAME, Text.of("Last done: ").then(each).plain("."));
  }

  private static CheckResult stalled(LastWork part, Instant since) {
    return new CheckResult(
        NAME,
        CheckStatus.MEND,
        Text.of("Nothing was done since ").then(when(part, since)).plain("."),
        Text.of("Start the bot again. Its log says what happened."));
  }

  private static Text when(LastWork part, Instant at) {
    return Text.of(part.name() + " ").moment(at, Style.TIME);
  }
}
