package bot.klingbalance.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What the simulated accounts were used for on a day, in the vendor's words: a row a job. */
final class SimulatedStatistics {
  /** So late is the real one, too. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private static final String PRO = "kling-v3-pro";
  private static final String STANDARD = "kling-v2-6-std";
  private static final int PRO_PRICE = 72;
  private static final int STANDARD_PRICE = 15;

  /** Of the credits that are spent, so many percent go into the dearer clips. */
  private static final int PERCENT_PRO = 85;

  /** Besides those that succeed, one of so many fails. */
  private static final int ONE_FAILED_OF = 11;

  private SimulatedStatistics() {}

  /** As {@code GET /v2/account/stats} answers at a time. */
  static ObjectNode json(LocalDate day, List<SimulatedAccount> accounts, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("bot", "kling").put("date", day.toString());
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant until = earlier(from.plus(Duration.ofDays(1)), now.minus(LATE));
    if (from.isBefore(until)) {
      accounts.forEach(account -> add(rows, account, from, until));
    }
    json.put("total", rows.size());
    json.set("data", rows);
    return json;
  }

  private static void add(ArrayNode rows, SimulatedAccount account, Instant from, Instant until) {
    int spent = account.plan().map(plan -> spent(plan, from, until)).orElse(0);
    int pro = spent * PERCENT_PRO / 100 / PRO_PRICE;
    int standard = (spent - pro * PRO_PRICE) / STANDARD_PRICE;
    for (int i = 0; i < pro + standard; i++) {
      add(rows, account, i < pro ? PRO : STANDARD, 200);
      if (i % ONE_FAILED_OF == ONE_FAILED_OF / 2) {
        add(rows, account, PRO, i % 2 == 0 ? 429 : 500);
      }
    }
  }

  /** Nothing of the day on which a month ends. */
  private static int spent(MonthlyPlan plan, Instant from, Instant until) {
    return Math.max(0, plan.leftAt(from) - plan.leftAt(until));
  }

  private static void add(ArrayNode rows, SimulatedAccount account, String model, int code) {
    rows.addObject()
        .put("config", account.email())
        .put("endpoint", "POST /videos/text2video")
        .put("model", model)
        .put("status", code == 200 ? "completed" : "failed")
        .put("code", code);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
