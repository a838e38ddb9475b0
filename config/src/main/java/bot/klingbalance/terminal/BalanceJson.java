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
import java.util.Optional;

/**
 * Balances for scripts: one JSON document with field names that stay, credits as decimal numbers
 * and times as ISO-8601. A field stands only where what it says is known. Pure.
 */
public final class BalanceJson {
  private BalanceJson() {}

  /**
   * One account with what was recorded of it.
   *
   * @param history the oldest first; absent where it was not asked for or cannot be had
   */
  public static JsonNode of(
      AccountLookup lookup, Optional<List<RecordedReading>> history, Instant now) {
    ObjectNode json = one(lookup, now);
    history.ifPresent(
        readings -> {
          ArrayNode all = json.putArray("history");
          readings.forEach(each -> all.add(reading(each)));
        });
    return json;
  }

  /** Every account, in the order of {@code overview}, with the sum of what is known. */
  public static JsonNode of(AccountsOverview overview, Instant now) {
    return overview.match(
        accounts -> all(accounts.lookups(), now),
        unknown -> failure(object(), unknown.failure(), FailureText.of(unknown.failure(), now)));
  }

  private static ObjectNode all(List<AccountLookup> lookups, Instant now) {
    ObjectNode json = object();
    lookups.stream()
        .flatMap(each -> each.left().stream())
        .reduce(Credits::plus)
        .ifPresent(total -> put(json, "left", total));
    ArrayNode accounts = json.putArray("accounts");
    lookups.forEach(each -> accounts.add(one(each, now)));
    return json;
  }

  /** An account that may not be shown: the same whether it exists or not. */
  public static JsonNode notShown(AccountEmail email, Text sentence) {
    return object()
        .put("email", email.value())
        .put("status", "not_shown")
        .put("message", sentence.toString());
  }

  private static ObjectNode one(AccountLookup lookup, Instant now) {
    ObjectNode json = object().put("email", lookup.email().value());
    return lookup.match(
        found -> found(json, found, now),
        failed -> failure(json, failed.failure(), FailureText.of(failed.failure(), now)));
  }

  private static ObjectNode failure(ObjectNode json, Failure failure, Text sentence) {
    json.put("status", failure.reason().name().toLowerCase(Locale.ROOT));
    json.put("message", sentence.toString());
    failure.retryAt().ifPresent(at -> put(json, "retry_at", at));
    return json;
  }

  private static ObjectNode found(ObjectNode json, Found found, Instant now) {
    KlingAccount account = found.account();
    json.put("status", found.left().isPresent() ? "found" : "balance_unknown");
    put(json, "as_of", found.asOf());
    found.left().ifPresent(left -> put(json, "left", left));
    account.balance().grantedAt(now).ifPresent(granted -> put(json, "granted", granted));
    account.balance().nextGrantAfter(now).ifPresent(at -> put(json, "next_grant_at", at));
    account.signedInUntil().ifPresent(at -> put(json, "signed_in_until", at));
    account.maxJobs().ifPresent(jobs -> json.put("max_jobs", jobs));
    putPackages(json, account.balance());
    return json;
  }

  private static ObjectNode reading(RecordedReading reading) {
    ObjectNode json = object();
    put(json, "as_of", reading.at());
    reading.balance().left().ifPresent(left -> put(json, "left", left));
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
    each.startsAt().ifPresent(at -> put(json, "starts_at", at));
    each.expiresAt().ifPresent(at -> put(json, "expires_at", at));
    return json;
  }

  private static Optional<String> type(CreditPackage each) {
    return each.type().map(Text::foreign).filter(type -> !type.isEmpty());
  }

  private static void put(ObjectNode json, String field, Credits credits) {
    json.put(field, credits.toBigDecimal());
  }

  private static void put(ObjectNode json, String field, Instant at) {
    json.put(field, at.toString());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
