package bot.klingbalance.command.plan;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.AccountStatus.Failed;
import bot.klingbalance.command.balance.AsOf;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Text;
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
