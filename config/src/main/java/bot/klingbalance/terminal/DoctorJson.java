package bot.klingbalance.terminal;

import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import bot.klingbalance.doctor.DoctorReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A report for scripts: one JSON document with field names that stay, and verdicts {@code fine},
 * {@code unknown}, {@code attention} and {@code mend}. Points in time are ISO-8601. Pure.
 */
public final class DoctorJson {
  private DoctorJson() {}

  public static JsonNode of(DoctorReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("verdict", word(report.worst()));
    ArrayNode checks = json.putArray("checks");
    report.checks().forEach(check -> checks.add(of(check)));
    return json;
  }

  private static ObjectNode of(CheckResult check) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", check.name());
    json.put("verdict", word(check.status()));
    json.put("finding", check.finding().toString());
    if (!check.remedy().isEmpty()) {
      json.put("remedy", check.remedy().toString());
    }
    return json;
  }

  private static String word(CheckStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
