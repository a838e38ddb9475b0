package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.useapi.ListedAccounts.Entry;
import bot.klingbalance.useapi.RequestOutcome.Answered;
import bot.klingbalance.useapi.RequestOutcome.Unanswered;
import bot.klingbalance.useapi.wire.AccountParser;
import bot.klingbalance.useapi.wire.ErrorResponse;
import bot.klingbalance.useapi.wire.LenientJson;
import bot.klingbalance.useapi.wire.LogText;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which accounts the token has: {@code GET /accounts}, one JSON object keyed by email. */
record AccountListRequest(HttpUrl url) implements UseApiRequest<ListedAccounts> {
  private static final Logger log = LoggerFactory.getLogger(AccountListRequest.class);

  @Override
  public String name() {
    return "the list of accounts";
  }

  @Override
  public RequestOutcome<ListedAccounts> read(UseApiResponse.Response response, Instant now) {
    if (response.status() != 200) {
      return noneOr(ErrorResponse.of(response, now).aboutNoAccount(response.status()), now);
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
  public ListedAccounts failed(Failure failure) {
    return ListedAccounts.failed(failure);
  }

  /**
   * An entry that names an account.
   *
   * @param spelling how it spells the address
   */
  private record Row(AccountEmail email, String spelling, LenientJson account) {
    /** Always the same one, in whatever order the list has them: the normal form, if it can be. */
    static Row preferred(Row one, Row other) {
      if (one.isInNormalForm() != other.isInNormalForm()) {
        return one.isInNormalForm() ? one : other;
      }
      return one.spelling().compareTo(other.spelling()) <= 0 ? one : other;
    }

    private boolean isInNormalForm() {
      return spelling.equals(email.value());
    }
  }

  /** An object with members but without an account in it is something else than a list. */
  private static RequestOutcome<ListedAccounts> read(
      LenientJson body, UseApiResponse.Response response, Instant now) {
    List<Row> rows = body.names().stream().flatMap(key -> row(key, body)).toList();
    if (rows.isEmpty() && !body.names().isEmpty()) {
      return noneOr(
          body.errorCode()
              .filter(code -> code >= 300)
              .map(code -> ErrorResponse.ofCode(code, body, response, now).aboutNoAccount(code))
              .orElse(ErrorResponse.unreadable("no list of accounts: " + response.body())),
          now);
    }
    if (rows.size() < body.names().size()) {
      log.warn(
          "{} of {} in the list of accounts left out, without a usable address",
          body.names().size() - rows.size(),
          CountText.of(body.names().size(), "entry", "entries"));
    }
    return new Answered<>(listed(rows, now));
  }

  /** The key names the account; where it is no address, the member {@code email} does. */
  private static Stream<Row> row(String key, LenientJson body) {
    LenientJson account = body.object(key).orElse(LenientJson.EMPTY);
    return Stream.concat(Stream.of(key), account.text("email").stream())
        .flatMap(
            text ->
                AccountEmail.parse(text)
                    .map(email -> new Row(email, text.strip(), account))
                    .stream())
        .limit(1);
  }

  private static ListedAccounts listed(List<Row> rows, Instant now) {
    Map<AccountEmail, Row> byEmail = new TreeMap<>();
    Set<AccountEmail> doubled = new HashSet<>();
    for (Row each : rows) {
      if (byEmail.containsKey(each.email())) {
        doubled.add(each.email());
      }
      byEmail.merge(each.email(), each, Row::preferred);
    }
    List<KlingAccount> accounts = new ArrayList<>();
    Map<AccountEmail, Entry> entries = new HashMap<>();
    byEmail.forEach(
        (email, row) -> {
          KlingAccount account = AccountParser.account(email, row.account(), now);
          accounts.add(account);
          entries.put(email, new Entry(row.spelling(), account.error().map(LogText::of)));
        });
    return new ListedAccounts(new Listed(accounts, now), entries, doubled);
  }

  /** A 404 is the answer that none is configured. */
  private static RequestOutcome<ListedAccounts> noneOr(ErrorResponse error, Instant now) {
    return error.reason() == Reason.NOT_CONFIGURED
        ? new Answered<>(ListedAccounts.without(new Listed(List.of(), now)))
        : new Unanswered<>(error);
  }
}
