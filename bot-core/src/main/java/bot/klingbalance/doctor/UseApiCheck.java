package bot.klingbalance.doctor;

import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Requester;
import bot.klingbalance.message.FailureText;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Whether useapi.net takes the bot's token: asked by the list of its accounts, live. */
public final class UseApiCheck implements Check {
  private static final String TOKEN = "useapi.net token";
  private static final String SUBSCRIPTION = "useapi.net subscription";
  private static final String ACCOUNTS = "useapi.net accounts";

  private static final Requester DOCTOR = new Requester("doctor");

  private final Accounts accounts;
  private final Clock clock;

  public UseApiCheck(Accounts accounts, Clock clock) {
    this.accounts = accounts.onBehalfOf(DOCTOR);
    this.clock = clock;
  }

  @Override
  public String subject() {
    return "useapi.net";
  }

  @Override
  public CompletableFuture<List<CheckResult>> begin() {
    return accounts.list(Freshness.LIVE).thenApply(this::checks);
  }

  private List<CheckResult> checks(AccountListing listing) {
    return listing.match(UseApiCheck::listed, failed -> checks(failed.failure()));
  }

  private static List<CheckResult> listed(Listed listed) {
    return List.of(
        CheckResult.fine(TOKEN, "useapi.net accepts it."),
        CheckResult.fine(SUBSCRIPTION, "It runs."),
        accounts(listed.accounts().size()));
  }

  private List<CheckResult> checks(Failure failure) {
    return switch (failure.reason()) {
      case TOKEN_REFUSED -> List.of(troubled(CheckStatus.MEND, TOKEN, failure));
      case SUBSCRIPTION_ENDED ->
          List.of(
              CheckResult.fine(TOKEN, "useapi.net knows it."),
              troubled(CheckStatus.MEND, SUBSCRIPTION, failure));
      case UNREACHABLE, UNREADABLE -> List.of(troubled(CheckStatus.MEND, subject(), failure));
      case ADDRESS_REFUSED,
          NOT_CONFIGURED,
          PAYMENT_REQUIRED,
          OUT_OF_CREDITS,
          SLOW_DOWN,
          UPSTREAM_TROUBLE,
          SIGN_IN_LOST ->
          List.of(troubled(CheckStatus.ATTENTION, subject(), failure));
    };
  }

  private CheckResult troubled(CheckStatus status, String name, Failure failure) {
    return CheckResult.of(status, name, FailureText.of(failure, clock.instant()));
  }

  private static CheckResult accounts(int count) {
    return count == 0
        ? CheckResult.attention(
            ACCOUNTS,
            "There are none under the token. Add one at useapi.net (POST /accounts), or take the"
                + " token of the account that has them.")
        : CheckResult.fine(ACCOUNTS, count == 1 ? "One is configured." : count + " are configured.")
            .inChat("They are configured.");
  }
}
