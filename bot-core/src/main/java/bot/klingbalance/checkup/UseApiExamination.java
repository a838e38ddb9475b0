package bot.klingbalance.checkup;

import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.message.FailureSentence;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Whether useapi.net takes the bot's token: asked by the list of its accounts, live. */
public final class UseApiExamination implements Examination {
  private static final String TOKEN = "useapi.net token";
  private static final String SUBSCRIPTION = "useapi.net subscription";
  private static final String ACCOUNTS = "useapi.net accounts";

  private final Accounts accounts;
  private final Clock clock;

  public UseApiExamination(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public String subject() {
    return "useapi.net";
  }

  @Override
  public CompletableFuture<List<Check>> begin() {
    return accounts.list(Freshness.LIVE).thenApply(this::checks);
  }

  private List<Check> checks(AccountListing listing) {
    if (listing instanceof Listed listed) {
      return List.of(
          Check.fine(TOKEN, "useapi.net accepts it."),
          Check.fine(SUBSCRIPTION, "It runs."),
          accounts(listed.accounts().size()));
    }
    return checks(((AccountListing.Failed) listing).failure());
  }

  private List<Check> checks(Failure failure) {
    return switch (failure.reason()) {
      case TOKEN_REFUSED -> List.of(troubled(Verdict.MEND, TOKEN, failure));
      case SUBSCRIPTION_ENDED ->
          List.of(
              Check.fine(TOKEN, "useapi.net knows it."),
              troubled(Verdict.MEND, SUBSCRIPTION, failure));
      case UNREACHABLE, UNREADABLE -> List.of(troubled(Verdict.MEND, subject(), failure));
      default -> List.of(troubled(Verdict.ATTENTION, subject(), failure));
    };
  }

  private Check troubled(Verdict verdict, String name, Failure failure) {
    return Check.of(verdict, name, FailureSentence.ofListing(failure, clock.instant()));
  }

  private static Check accounts(int count) {
    return count == 0
        ? Check.attention(
            ACCOUNTS,
            "There are none under the token. Add one at useapi.net (POST /accounts), or take the"
                + " token of the account that has them.")
        : Check.fine(ACCOUNTS, count == 1 ? "One can be read." : count + " can be read.");
  }
}
