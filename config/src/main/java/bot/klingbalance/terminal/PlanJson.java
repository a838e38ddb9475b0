package bot.klingbalance.terminal;

import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.command.plan.PlanAnswer;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.pack.PackChoice.Bought;
import bot.klingbalance.plan.Plan;
import bot.klingbalance.plan.Plan.Share;
import bot.klingbalance.plan.Plan.TopUp;
import bot.klingbalance.plan.PlanAccount;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plan for scripts: one JSON document with field names that stay, credits as decimal numbers and
 * times as ISO-8601, to the second. A field stands only where what it says is known. Pure.
 */
public final class PlanJson {
  private PlanJson() {}

  /** The plan, with what each account to use renders, or why no account can be read. */
  public static JsonNode of(PlanAnswer answer, Instant now) {
    Plan plan = answer.plan();
    ObjectNode json = object();
    json.put("possible", plan.isPossible());
    answer
        .reading()
        .failure()
        .filter(any -> plan.counted() == 0)
        .ifPresent(why -> json.put("message", FailureText.of(why, now).toString()));
    json.put("count", plan.job().count());
    json.put("clip", plan.job().clip().name());
    put(json, "credits", plan.job().need());
    answer.reading().asOf().ifPresent(at -> ForecastJson.put(json, "as_of", at));
    ArrayNode accounts = json.putArray("accounts");
    plan.shares().forEach(share -> accounts.add(share(share)));
    answer.outlook().ifPresent(expected -> ForecastJson.put(json, expected));
    answer.runsOutAfter().ifPresent(at -> ForecastJson.put(json, "runs_out_after_it_at", at));
    ArrayNode tooLittle = json.putArray("too_little");
    plan.others().forEach(account -> tooLittle.add(tooLittle(account, plan)));
    ArrayNode uncounted = json.putArray("not_counted");
    answer.uncounted().forEach(status -> uncounted.add(uncounted(status)));
    answer
        .reading()
        .failure()
        .flatMap(Failure::retryAt)
        .ifPresent(at -> ForecastJson.put(json, "retry_at", at));
    plan.topUp().ifPresent(topUp -> json.set("top_up", topUp(topUp)));
    return json;
  }

  /** Where there is no plan: no account may be shown, or it cannot be read which there are. */
  public static JsonNode unanswered(ChatMessage why, Optional<Instant> retryAt) {
    String words =
        why.body().stream()
            .map(
                block ->
                    block.match(
                        text -> text.text().toString(), no -> "", no -> "", no -> "", no -> ""))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    ObjectNode json = object().put("possible", false).put("message", words);
    retryAt.ifPresent(at -> ForecastJson.put(json, "retry_at", at));
    return json;
  }

  private static ObjectNode share(Share share) {
    ObjectNode json = object().put("email", share.account().email().value());
    json.put("clips", share.clips());
    put(json, "credits", share.credits());
    put(json, "left", share.account().usable());
    put(json, "left_after_it", share.account().usable().minus(share.credits()));
    return json;
  }

  private static ObjectNode tooLittle(PlanAccount account, Plan plan) {
    ObjectNode json = object().put("email", account.email().value());
    put(json, "left", account.usable());
    return json.put("enough_for", plan.job().affordableWith(account.usable()));
  }

  private static ObjectNode uncounted(AccountStatus status) {
    String why =
        status.match(
            answered -> answered.found().left().isPresent() ? "jobs_fail" : "balance_unknown",
            failed -> failed.failure().reason().name().toLowerCase(Locale.ROOT),
            awaited -> "unanswered");
    return object().put("email", status.email().value()).put("status", why);
  }

  private static ObjectNode topUp(TopUp topUp) {
    ObjectNode json = object().put("email", topUp.account().value());
    put(json, "credits", topUp.packs().credits());
    ArrayNode packs = json.putArray("packs");
    topUp.packs().packs().forEach(pack -> packs.add(pack(pack)));
    return json;
  }

  private static ObjectNode pack(Bought bought) {
    ObjectNode json = object();
    put(json, "credits", bought.pack().credits());
    return json.put("price", bought.pack().price()).put("count", bought.count());
  }

  private static void put(ObjectNode json, String field, Credits credits) {
    json.put(field, credits.toBigDecimal());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
