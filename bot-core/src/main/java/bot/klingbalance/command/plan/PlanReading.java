package bot.klingbalance.command.plan;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.account.reading.Timely;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.balance.Asked;
import bot.klingbalance.command.typed.TypedAnswer;
import bot.klingbalance.command.typed.TypedAnswer.Answered;
import bot.klingbalance.command.typed.TypedAnswer.Unanswered;
import bot.klingbalance.message.ChatMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the balances that a plan is made of, and makes it. Safe for use by many threads; no call
 * blocks.
 *
 * @param enough completed when who asks has waited long enough
 */
record PlanReading(
    CommandContext context, PlanRequest request, Asked asked, CompletableFuture<Void> enough) {
  /** Of somebody who begins to wait. */
  static PlanReading begun(CommandContext context, PlanRequest request, Asked asked) {
    return new PlanReading(context, request, asked, asked.reader().patience().begin());
  }

  /** What is said to somebody who names an account that may not be shown. */
  Optional<ChatMessage> refusal() {
    return request.on().filter(email -> !isShown(email)).map(PlanMessages::notShown);
  }

  Timely<OverviewStatus> read() {
    return request
        .on()
        .map(email -> asked.reader().find(email, asked.freshness()).map(OverviewStatus::alone))
        .orElseGet(() -> asked.reader().overview(this::isShown, asked.freshness()));
  }

  CompletableFuture<ChatMessage> message(OverviewStatus status) {
    return answer(status).thenApply(TypedAnswer::message);
  }

  CompletableFuture<TypedAnswer<PlanAnswer>> answer(OverviewStatus status) {
    if (status.listFailure().isPresent() && status.accounts().isEmpty()) {
      return completedFuture(
          new Unanswered<>(
              PlanMessage.unread(request, status.listFailure().get(), asked.view(context)),
              status.listFailure().flatMap(Failure::retryAt)));
    }
    return new Plans(context.history(), enough, policy().packs(), context.clock().instant())
        .of(request.job(), status)
        .thenApply(
            answer -> new Answered<>(answer, PlanMessage.of(request, answer, asked.view(context))));
  }

  private boolean isShown(AccountEmail email) {
    return policy().shown().allows(email);
  }

  private CommandPolicy policy() {
    return context.policy().get();
  }
}
