package bot.klingbalance.database.usage;

import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The counts of an account and a day as a JSON document: {@code
 * {"names":{"kling-v3-pro":{"jobs":3,"failed":1,"succeeded":2}},"failures":{"429":1}}}. A member
 * that is missing or no number counts nothing.
 */
final class CountsDocument {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private CountsDocument() {}

  static String written(JobCounts counts) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode names = document.putObject("names");
    new TreeMap<>(counts.byName())
        .forEach(
            (name, tally) ->
                names
                    .putObject(name)
                    .put("jobs", tally.jobs())
                    .put("failed", tally.failed())
                    .put("succeeded", tally.succeeded()));
    ObjectNode failures = document.putObject("failures");
    new TreeMap<>(counts.failures()).forEach(failures::put);
    return document.toString();
  }

  /** Nothing where it is no JSON object. */
  static Optional<JobCounts> read(String written) {
    try {
      JsonNode document = JSON.readTree(written);
      return document.isObject() ? Optional.of(counts(document)) : Optional.empty();
    } catch (JsonProcessingException foreign) {
      return Optional.empty();
    }
  }

  private static JobCounts counts(JsonNode document) {
    Map<String, JobTally> names = new TreeMap<>();
    document.path("names").properties().forEach(each -> names.put(each.getKey(), tally(each)));
    Map<String, Integer> failures = new TreeMap<>();
    document
        .path("failures")
        .properties()
        .forEach(each -> failures.put(each.getKey(), count(each.getValue())));
    return new JobCounts(names, failures);
  }

  private static JobTally tally(Map.Entry<String, JsonNode> entry) {
    int jobs = count(entry.getValue().path("jobs"));
    int failed = Math.min(jobs, count(entry.getValue().path("failed")));
    int succeeded = Math.min(jobs - failed, count(entry.getValue().path("succeeded")));
    return new JobTally(jobs, failed, succeeded);
  }

  private static int count(JsonNode number) {
    return number.canConvertToInt() ? Math.max(0, number.intValue()) : 0;
  }
}
