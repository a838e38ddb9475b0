package bot.klingbalance.terminal;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Text;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Balances for scripts: one JSON document with field names that stay, credits as decimal numbers
 * and times as ISO-8601, to the second. A field stands only where what it says is known. Pure.
 */
public final class BalanceJson {
  private BalanceJson() {}

  /**
   * One account with what is expected of it, and what was recorded of it.
   *
   * @param outlook absent where nothing was recorded
   * @param history the oldest first; absent where it was not asked for or cannot be had
   */
  public static JsonNode of(
      AccountLookup lookup,
      Optional<Outlook> outlook,
      Optional<List<RecordedReading>> history,
      Instant now) {
    ObjectNode json = one(lookup, outlook, now);
    history.ifPresent(
        readings -> {
          ArrayNode all = json.putArray("history");
          readings.forEach(each -> all.add(reading(each)));
        });
    return json;
  }

  /**
   * Every account, in the order of {@code overview}, with the sum of what is known.
   *
   * @param outlooks what is expected of accounts, where that is known
   */
  public static JsonNode of(
      AccountsOverview overview, Map<AccountEmail, Outlook> outlooks, Instant now) {
    return overview.match(
        accounts -> all(accounts.lookups(), outlooks, now),
        unknown -> failure(object(), unknown.failure(), now));
  }

  private static ObjectNode all(
      List<AccountLookup> lookups, Map<AccountEmail, Outlook> outlooks, Instant now) {
    ObjectNode json = object();
    lookups.stream()
        .flatMap(each -> each.left().stream())
        .reduce(Credits::plus)
        .ifPresent(total -> put(json, "left", total));
    ArrayNode accounts = json.putArray("accounts");
    lookups.forEach(
        each -> accounts.add(one(each, Optional.ofNullable(outlooks.get(each.email())), now)));
    return json;
  }

  /** An account that may not be shown: the same whether it exists or not. */
  public static JsonNode notShown(AccountEmail email, Text sentence) {
    return object()
        .put("email", email.value())
        .put("status", "not_shown")
        .put("message", sentence.toString());
  }

  private static ObjectNode one(AccountLookup lookup, Optional<Outlook> outlook, Instant now) {
    ObjectNode json = object().put("email", lookup.email().value());
    return lookup.match(
        found -> {
          found(json, found, now);
          outlook.ifPresent(expected -> ForecastJson.put(json, expected));
          putPackages(json, found.account().balance());
          return json;
        },
        failed -> failure(json, failed.failure(), now));
  }

  private static ObjectNode failure(ObjectNode json, Failure failure, Instant now) {
    json.put("status", failure.reason().name().toLowerCase(Locale.ROOT));
    json.put("message", FailureText.of(failure, now).toString());
    failure.retryAt().ifPresent(at -> ForecastJson.put(json, "retry_at", at));
    return json;
  }

  private static void found(ObjectNode json, Found found, Instant now) {
    KlingAccount account = found.account();
    json.put("status", found.left().isPresent() ? "found" : "balance_unknown");
    ForecastJson.put(json, "as_of", found.asOf());
    found.left().ifPresent(left -> put(json, "left", left));
    account.balance().grantedAt(now).ifPresent(granted -> put(json, "granted", granted));
    account
        .balance()
        .nextGrantAfter(now)
        .ifPresent(at -> ForecastJson.put(json, "next_grant_at", at));
    account.signedInUntil().ifPresent(at -> ForecastJson.put(json, "signed_in_until", at));
    account.maxJobs().ifPresent(jobs -> json.put("max_jobs", jobs));
    account
        .listedError()
        .map(Text::foreign)
        .filter(error -> !error.isEmpty())
        .ifPresent(error -> json.put("listed_error", error));
  }

  private static ObjectNode reading(RecordedReading reading) {
    ObjectNode json = object();
    ForecastJson.put(json, "as_of", reading.at());
    reading.left().ifPresent(left -> put(json, "left", left));
    putPackages(json, reading.balance());
    return json;
  }

  private static void putPackages(ObjectNode json, Balance balance) {
    ArrayNode packages = json.putArray("packages");
    balance.packages().forEach(each -> packages.add(creditPackage(each)));
  }

  private static ObjectNode creditPackage(CreditPackage each) {
    ObjectNode json = object();
    type(each).ifPresent(type -> json.put("type", type));
    each.left().ifPresent(left -> put(json, "left", left));
    each.granted().ifPresent(granted -> put(json, "granted", granted));
    each.startsAt().ifPresent(at -> ForecastJson.put(json, "starts_at", at));
    each.expiresAt().ifPresent(at -> ForecastJson.put(json, "expires_at", at));
    return json;
  }

  private static Optional<String> type(CreditPackage each) {
    return each.type().map(Text::foreign).filter(type -> !type.isEmpty());
  }

  private static void put(ObjectNode json, String field, Credits credits) {
    json.put(field, credits.toBigDecimal());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
