package bot.klingbalance.terminal;

import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Outlook.RunsOut;
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
            lasts -> () -> lasts.earliest().ifPresent(at -> put(json, "runs_out_earliest_at", at)),
            idle -> () -> {},
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
