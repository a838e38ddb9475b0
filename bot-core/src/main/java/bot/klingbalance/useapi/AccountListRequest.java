package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Failed;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.useapi.RequestOutcome.Answered;
import bot.klingbalance.useapi.RequestOutcome.Unanswered;
import bot.klingbalance.useapi.wire.AccountParser;
import bot.klingbalance.useapi.wire.ErrorResponse;
import bot.klingbalance.useapi.wire.LenientJson;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which accounts the token has: {@code GET /accounts}, one JSON object keyed by email. */
record AccountListRequest(HttpUrl url) implements UseApiRequest<AccountListing> {
  private static final Logger log = LoggerFactory.getLogger(AccountListRequest.class);

  @Override
  public String name() {
    return "the list of accounts";
  }

  @Override
  public RequestOutcome<AccountListing> read(UseApiResponse.Response response, Instant now) {
    if (response.status() != 200) {
      return noneOr(ErrorResponse.of(response, now), now);
    }
    if (response.flaw().isPresent()) {
      return new Unanswered<>(ErrorResponse.unreadable(response.flaw().get()));
    }
    Optional<LenientJson> body = LenientJson.parse(response.body());
    if (body.isEmpty()) {
      return new Unanswered<>(ErrorResponse.unreadable("no JSON object: " + response.body()));
    }
    return read(body.get(), response, now);
  }

  @Override
  public AccountListing failed(Failure failure) {
    return new Failed(failure);
  }

  /** An object with members but without an account in it is something else than a list. */
  private static RequestOutcome<AccountListing> read(
      LenientJson body, UseApiResponse.Response response, Instant now) {
    Map<AccountEmail, KlingAccount> accounts = new TreeMap<>();
    for (String key : body.names()) {
      AccountEmail.parse(key)
          .ifPresent(email -> accounts.computeIfAbsent(email, e -> account(e, key, body)));
    }
    if (accounts.isEmpty() && !body.names().isEmpty()) {
      return noneOr(
          body.errorCode()
              .filter(code -> code >= 300)
              .map(code -> ErrorResponse.ofCode(code, body, response, now))
              .orElse(ErrorResponse.unreadable("no list of accounts: " + response.body())),
          now);
    }
    if (accounts.size() < body.names().size()) {
      log.warn(
          "{} of {} entries in the list of accounts have no usable address and are left out",
          body.names().size() - accounts.size(),
          body.names().size());
    }
    return new Answered<>(new Listed(List.copyOf(accounts.values()), now));
  }

  /** A 404 is the answer that none is configured. */
  private static RequestOutcome<AccountListing> noneOr(ErrorResponse error, Instant now) {
    return error.reason() == Reason.NOT_CONFIGURED
        ? new Answered<>(new Listed(List.of(), now))
        : new Unanswered<>(error);
  }

  private static KlingAccount account(AccountEmail email, String key, LenientJson body) {
    return AccountParser.account(email, body.object(key).orElse(LenientJson.EMPTY));
  }
}
