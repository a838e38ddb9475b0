package bot.klingbalance.terminal;

import bot.klingbalance.account.Credits;
import bot.klingbalance.command.usage.AccountUsage;
import bot.klingbalance.command.usage.UsageAnswer;
import bot.klingbalance.history.BalanceChange.Kind;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.usage.DaySpending;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.usage.ModelCredits;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.usage.StatisticsOfDays;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was spent, for scripts: one JSON document with field names that stay, credits as decimal
 * numbers, days and times as ISO-8601. Amounts stand only where readings tell them. Pure.
 */
public final class UsageJson {
  private UsageJson() {}

  /**
   * What was spent in all, by day and by account, and on what.
   *
   * @param message why something is not known; empty where all is
   */
  public static JsonNode of(UsageAnswer answer, String message) {
    Spent spent = answer.spent();
    List<LocalDate> dates = answer.period().dates();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("from", dates.get(0).toString());
    json.put("to", dates.get(dates.size() - 1).toString());
    json.put("time_zone", answer.period().zone().getId());
    if (!message.isEmpty()) {
      json.put("message", message);
    }
    spent
        .since()
        .ifPresent(
            at -> {
              put(json, spent::total, spent.isExpiryDoubtful());
              json.put("since", at.truncatedTo(ChronoUnit.SECONDS).toString());
            });
    ArrayNode days = json.putArray("days");
    answer.knownDays().forEach(day -> days.add(day(day, spent)));
    ArrayNode accounts = json.putArray("accounts");
    answer.accounts().forEach(account -> accounts.add(account(account)));
    statistics(json, answer);
    return json;
  }

  /** Where no account may be shown, or it cannot be read which there are. */
  public static JsonNode unanswered(ChatMessage why) {
    return JsonNodeFactory.instance
        .objectNode()
        .set("message", PlanJson.unanswered(why, Optional.empty()).get("message"));
  }

  private static ObjectNode day(DaySpending day, Spent spent) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("date", day.date().toString());
    put(json, day::amount, spent.isExpiryDoubtful(day));
    return json;
  }

  private static ObjectNode account(AccountUsage usage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("email", usage.account().value());
    Spent spent = usage.spent();
    spent.since().ifPresent(since -> put(json, spent::total, spent.isExpiryDoubtful()));
    return json;
  }

  /** After a gap what expired may be less: a script that counts with it is to see that. */
  private static void put(
      ObjectNode json, Function<Kind, Credits> amounts, boolean isExpiryDoubtful) {
    json.put("spent", number(amounts.apply(Kind.SPENT)));
    json.put("granted", number(amounts.apply(Kind.GRANTED)));
    json.put("topped_up", number(amounts.apply(Kind.TOPPED_UP)));
    json.put("given_back", number(amounts.apply(Kind.REFUNDED)));
    json.put(isExpiryDoubtful ? "expired_at_most" : "expired", number(amounts.apply(Kind.EXPIRED)));
  }

  private static void statistics(ObjectNode json, UsageAnswer answer) {
    StatisticsOfDays statistics = answer.statistics();
    if (statistics.days().isEmpty()) {
      json.putNull("statistics");
    } else {
      json.set("statistics", jobs(answer));
    }
    if (!statistics.missing().isEmpty()) {
      String reason = statistics.failure().map(why -> why.reason().name()).orElse("NOT_YET");
      json.put("statistics_missing", reason.toLowerCase(Locale.ROOT));
    }
  }

  private static ObjectNode jobs(UsageAnswer answer) {
    JobCounts counts = answer.jobs();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("complete", answer.statistics().isComplete());
    put(json, counts.all());
    ArrayNode names = json.putArray("by_name");
    new TreeMap<>(counts.byName())
        .forEach((name, tally) -> put(names.addObject().put("name", name), tally));
    ArrayNode failures = json.putArray("failures");
    new TreeMap<>(counts.failures())
        .forEach((kind, jobs) -> failures.addObject().put("kind", kind).put("jobs", jobs));
    ArrayNode estimate = json.putArray("estimate");
    answer.estimate().forEach(each -> estimate.add(estimate(each)));
    answer.unexplained().ifPresent(open -> json.put("not_explained", BigDecimal.valueOf(open, 2)));
    ArrayNode missing = json.putArray("missing_days");
    answer.statistics().missing().forEach(day -> missing.add(day.toString()));
    return json;
  }

  private static ObjectNode estimate(ModelCredits each) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("model", each.model())
        .put("jobs", each.succeeded())
        .put("credits", number(each.credits()));
  }

  private static void put(ObjectNode json, JobTally tally) {
    json.put("jobs", tally.jobs());
    json.put("failed", tally.failed());
    json.put("succeeded", tally.succeeded());
  }

  private static BigDecimal number(Credits credits) {
    return credits.toBigDecimal();
  }
}
