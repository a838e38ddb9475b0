package bot.klingbalance.command.plan;

import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.command.balance.AsOf;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.command.plan.PlanAnswer.Reading;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.RenderJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The answer to {@code /kling-plan}. Pure. */
final class PlanMessage {
  private final PlanRequest request;
  private final PlanAnswer answer;
  private final Plan plan;
  private final View view;

  private PlanMessage(PlanRequest request, PlanAnswer answer, View view) {
    this.request = request;
    this.answer = answer;
    this.plan = answer.plan();
    this.view = view;
  }

  static ChatMessage of(PlanRequest request, PlanAnswer answer, View view) {
    return new PlanMessage(request, answer, view).message();
  }

  /** Where it cannot be read which accounts there are, and none was read before. */
  static ChatMessage unread(PlanRequest request, Failure failure, View view) {
    return new ChatMessage(
        FailureText.tone(failure.reason()),
        heading(request.job()),
        List.of(new Paragraph(FailureText.of(failure, view.now()))),
        List.of(PlanButtons.refresh(request, view.audience(), false)),
        Text.EMPTY);
  }

  private ChatMessage message() {
    Reading reading = answer.reading();
    List<Text> lines = new ArrayList<>();
    reading.failure().map(why -> FailureText.of(why, view.now())).ifPresent(lines::add);
    if (answer.isOneCause()) {
      new UncountedText(view).lastKnown(answer.uncounted()).ifPresent(lines::add);
    } else {
      lines.addAll(decision());
    }
    return new ChatMessage(
        tone(),
        heading(plan.job()),
        lines.stream().<Block>map(Paragraph::new).toList(),
        PlanButtons.of(request, view.audience(), reading.isAwaited()),
        asOf());
  }

  private List<Text> decision() {
    List<Text> lines = new ArrayList<>(dated(new DecisionText(answer, view).lines()));
    UncountedText uncounted = new UncountedText(view);
    lines.addAll(DecisionText.firstOf(answer.uncounted().stream().map(uncounted::of).toList()));
    new ShortfallText(plan, view).topUp().map(Text::of).ifPresent(lines::add);
    return lines;
  }

  /** What is worked out from what was last known is no plain yes. */
  private Tone tone() {
    return answer
        .reading()
        .failure()
        .map(why -> FailureText.tone(why.reason()))
        .orElse(plan.isPossible() ? Tone.GOOD : Tone.WARNING);
  }

  /** The same, behind the words that say of when it is where that is not now. */
  private List<Text> dated(List<Text> lines) {
    Optional<Instant> asOf = answer.reading().asOf().filter(any -> isLastKnown());
    return asOf.map(
            at ->
                Stream.concat(
                        Stream.of(
                            Text.of("By the balances of ")
                                .moment(at, Style.TIME)
                                .plain(", ")
                                .then(AsOf.age(at, view.now()))
                                .plain(": ")
                                .then(lines.get(0))),
                        lines.stream().skip(1))
                    .toList())
        .orElse(lines);
  }

  private Text asOf() {
    Reading reading = answer.reading();
    return reading
        .asOf()
        .filter(any -> !isLastKnown())
        .map(at -> AsOf.text(at, reading.isAwaited(), view))
        .orElse(reading.isAwaited() ? AsOf.STILL_ASKING : Text.EMPTY);
  }

  private boolean isLastKnown() {
    return answer.reading().isLastKnown();
  }

  private static Text heading(RenderJob job) {
    return Text.of(
        "Plan · %s × %s = %s"
            .formatted(
                Credits.of(job.count()), Text.foreign(job.clip().name()), credits(job.need())));
  }

  /** With their unit. */
  static String credits(Credits amount) {
    return "%s %s".formatted(amount, amount.unit());
  }
}
