package bot.klingbalance.command.plan;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.AccountStatus.Failed;
import bot.klingbalance.command.balance.AsOf;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Why an account does not count in a plan. */
record UncountedText(View view) {
  Text of(AccountStatus status) {
    String why =
        status.match(
            answered -> unusable(answered.found().account()).orElse("does not say what is left"),
            this::why,
            awaited -> "being asked");
    return Text.of("%s: not counted (%s)".formatted(view.name(status.email()), why));
  }

  /** What these had when they were last read, in one line, where any was. */
  Optional<Text> lastKnown(List<AccountStatus> accounts) {
    List<Found> known =
        accounts.stream()
            .flatMap(each -> each.known().stream())
            .filter(each -> each.leftAt(view.now()).isPresent())
            .toList();
    Credits sum =
        known.stream()
            .flatMap(each -> each.leftAt(view.now()).stream())
            .reduce(Credits.ZERO, Credits::plus);
    String on =
        accounts.size() == 1
            ? ""
            : " on %d of %d accounts".formatted(known.size(), accounts.size());
    return known.stream()
        .map(Found::asOf)
        .min(Comparator.naturalOrder())
        .map(
            oldest ->
                Text.of("Last known: %s%s, ".formatted(PlanMessage.credits(sum), on))
                    .then(AsOf.age(oldest, view.now()))
                    .plain("."));
  }

  /** Of one that may be back soon: also what was wrong with it before, or how long ago that is. */
  private String why(Failed failed) {
    String why = FailureText.brief(failed.failure().reason());
    return failed
        .known()
        .filter(any -> failed.failure().reason().isPassing())
        .flatMap(this::before)
        .map(before -> "%s; %s".formatted(why, before))
        .orElse(why);
  }

  private Optional<String> before(Found known) {
    return Plans.isRecent(known, view.now())
        ? unusable(known.account())
        : Optional.of("last read " + AsOf.age(known.asOf(), view.now()));
  }

  private Optional<String> unusable(KlingAccount account) {
    if (account.isSignedOutAt(view.now())) {
      return Optional.of("sign-in lost");
    }
    return account.isFaulty() ? Optional.of("marked as faulty") : Optional.empty();
  }
}
