package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Failed;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.useapi.Outcome.Answered;
import bot.klingbalance.useapi.Outcome.Troubled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which accounts the token has: {@code GET /accounts}, one JSON object keyed by email. */
record ListQuestion(HttpUrl url) implements Question<AccountListing> {
  private static final Logger LOG = LoggerFactory.getLogger(ListQuestion.class);

  @Override
  public String name() {
    return "the list of accounts";
  }

  @Override
  public Outcome<AccountListing> read(Answer.Response response, Instant now) {
    if (response.status() != 200) {
      return noneOr(Trouble.of(response, now), now);
    }
    if (response.flaw().isPresent()) {
      return new Troubled<>(Trouble.unreadable(response.flaw().get()));
    }
    Optional<WireObject> body = WireObject.parse(response.body());
    if (body.isEmpty()) {
      return new Troubled<>(Trouble.unreadable("no JSON object: " + response.body()));
    }
    return read(body.get(), response, now);
  }

  @Override
  public AccountListing failed(Failure failure) {
    return new Failed(failure);
  }

  /** An object with members but without an account in it is something else than a list. */
  private static Outcome<AccountListing> read(
      WireObject body, Answer.Response response, Instant now) {
    Map<AccountEmail, KlingAccount> accounts = new TreeMap<>();
    for (String key : body.names()) {
      AccountEmail.parse(key)
          .ifPresent(email -> accounts.computeIfAbsent(email, e -> account(e, key, body)));
    }
    if (accounts.isEmpty() && !body.names().isEmpty()) {
      return noneOr(
          body.errorCode()
              .filter(code -> code >= 300)
              .map(code -> Trouble.ofCode(code, body, response, now))
              .orElse(Trouble.unreadable("no list of accounts: " + response.body())),
          now);
    }
    if (accounts.size() < body.names().size()) {
      LOG.warn(
          "{} of {} entries in the list of accounts have no usable address and are left out",
          body.names().size() - accounts.size(),
          body.names().size());
    }
    return new Answered<>(new Listed(List.copyOf(accounts.values()), now));
  }

  /** A 404 is the answer that none is configured. */
  private static Outcome<AccountListing> noneOr(Trouble trouble, Instant now) {
    return trouble.reason() == Reason.NOT_CONFIGURED
        ? new Answered<>(new Listed(List.of(), now))
        : new Troubled<>(trouble);
  }

  private static KlingAccount account(AccountEmail email, String key, WireObject body) {
    return AccountReading.account(email, body.object(key).orElse(WireObject.EMPTY));
  }
}
