package bot.klingbalance.terminal;

import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Risk;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What is expected of an account, for scripts: estimates in whole credits. */
final class ForecastJson {
  private ForecastJson() {}

  /** Adds the fields of which something is known. */
  static void put(ObjectNode json, Outlook outlook) {
    outlook
        .<Runnable>match(
            end -> () -> putRunOut(json, end),
            lasts -> () -> putLasting(json, lasts),
            idle -> () -> putChance(json, idle.risk()),
            tooShort -> () -> {},
            outdated -> () -> {})
        .run();
    outlook.projected().ifPresent(projection -> putExpiring(json, projection));
  }

  static void put(ObjectNode json, String field, Instant at) {
    json.put(field, at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static void putRunOut(ObjectNode json, RunsOut end) {
    put(json, "runs_out_at", end.at());
    put(json, "runs_out_earliest_at", end.earliest());
    end.latest().ifPresent(at -> put(json, "runs_out_latest_at", at));
    putChance(json, end.risk());
  }

  private static void putLasting(ObjectNode json, Lasts lasts) {
    lasts.earliest().ifPresent(at -> put(json, "runs_out_earliest_at", at));
    putChance(json, lasts.risk());
  }

  /** To a hundredth. */
  private static void putChance(ObjectNode json, Risk risk) {
    risk.lasting()
        .ifPresent(
            chance -> json.put("lasts_until_grant_chance", Math.round(chance * 100) / 100.0));
  }

  private static void putExpiring(ObjectNode json, Projection projection) {
    ArrayNode expiring = json.putArray("expiring_unused");
    for (Moment each : projection.expiring()) {
      if (!each.credits().whole().isZero()) {
        ObjectNode lost = expiring.addObject();
        put(lost, "at", each.at());
        lost.put("credits", each.credits().whole().toBigDecimal());
      }
    }
  }
}
