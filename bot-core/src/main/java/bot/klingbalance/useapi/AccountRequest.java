package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Failure;
import bot.klingbalance.useapi.RequestOutcome.Answered;
import bot.klingbalance.useapi.RequestOutcome.Unanswered;
import bot.klingbalance.useapi.wire.AccountParser;
import bot.klingbalance.useapi.wire.ErrorResponse;
import bot.klingbalance.useapi.wire.LenientJson;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/** What one account has left: {@code GET /accounts/<email>}. */
record AccountRequest(AccountEmail email, HttpUrl url) implements UseApiRequest<AccountLookup> {
  private static final Set<String> FACTS = Set.of("email", "session", "balance", "maxJobs");

  @Override
  public String name() {
    return email.masked();
  }

  /**
   * With status 200 the account exists, even where its body says nothing more, or only {@code
   * error}: {@code GET /accounts} marks accounts so that are in an error state. A body that has
   * nothing of an account and carries the code of an error is that error.
   */
  @Override
  public RequestOutcome<AccountLookup> read(UseApiResponse.Response response, Instant now) {
    if (response.status() != 200) {
      return new Unanswered<>(ErrorResponse.of(response, now));
    }
    if (response.flaw().isPresent()) {
      return new Unanswered<>(ErrorResponse.unreadable(response.flaw().get()));
    }
    Optional<LenientJson> body = LenientJson.parse(response.body());
    if (body.isEmpty()) {
      return new Unanswered<>(ErrorResponse.unreadable("no JSON object: " + response.body()));
    }
    Optional<Long> code = errorCode(body.get());
    if (code.isPresent()) {
      return new Unanswered<>(ErrorResponse.ofCode(code.get(), body.get(), response, now));
    }
    return new Answered<>(new Found(AccountParser.account(email, body.get(), now), now));
  }

  @Override
  public AccountLookup failed(Failure failure) {
    return new Failed(email, failure);
  }

  private static Optional<Long> errorCode(LenientJson body) {
    return body.names().contains("error") && body.names().stream().noneMatch(FACTS::contains)
        ? body.errorCode().filter(code -> code >= 300)
        : Optional.empty();
  }
}
