package bot.klingbalance.useapi.wire;

import bot.klingbalance.usage.DayStatistics;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts the rows of {@code GET /v2/account/stats} while they arrive. A member of a row that is
 * missing, null or of another type is unknown; a body that is no JSON object, ends too early or
 * goes on behind its end is unreadable as a whole.
 *
 * @param day the day that was asked for
 */
public record StatisticsBody(LocalDate day) implements BodyReader<DayStatistics> {
  /** 50,000 rows are 30 MB; documented, 2026-05. */
  private static final long MOST_BYTES = 32L << 20;

  private static final int MOST_ROWS = 50_000;
  private static final int DEEPEST = 50;
  private static final int LONGEST_NUMBER = 100;

  /** Longer than any text that is wanted; one that is not wanted may be longer. */
  private static final int LONGEST_TEXT = 10_000;

  private static final int LONGEST_MEMBER = 200;

  /** The body has some thirty; each costs memory until the body ends. */
  private static final int MOST_MEMBERS = 500;

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** Members that the body may have besides its rows: without any of them it is something else. */
  private static final Set<String> KNOWN = Set.of("data", "total", "summary", "bot", "date");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNameLength(LONGEST_MEMBER)
                  .build())
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  @Override
  public long mostBytes() {
    return MOST_BYTES;
  }

  @Override
  public DayStatistics read(InputStream body) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      return new Reading(day, parser).statistics();
    } catch (JacksonException e) {
      throw new UnreadableBody("no JSON, or too much of it: " + e.getOriginalMessage());
    }
  }

  private static final class Reading {
    private final LocalDate day;
    private final JsonParser parser;
    private final Set<String> members = new HashSet<>();
    private final JobRow row = new JobRow();
    private final JobTallies tallies = new JobTallies();
    private int rows;
    private boolean leftOut;
    private long total;
    private boolean isKnown;

    Reading(LocalDate day, JsonParser parser) {
      this.day = day;
      this.parser = parser;
    }

    DayStatistics statistics() throws IOException {
      require(parser.nextToken() == JsonToken.START_OBJECT, "no JSON object");
      while (next() == JsonToken.FIELD_NAME) {
        take(parser.currentName(), parser.nextToken());
      }
      require(parser.nextToken() == null, "it goes on behind its end");
      require(isKnown, "no statistics");
      require(rows > 0 || total == 0, "a total without its jobs");
      boolean complete = rows < MOST_ROWS && rows >= total && !leftOut;
      return new DayStatistics(day, tallies.counts(), complete);
    }

    private void take(String member, JsonToken value) throws IOException {
      isKnown |= KNOWN.contains(member);
      if (member.equals("data") && value == JsonToken.START_ARRAY) {
        rows();
      } else if (member.equals("total") && value == JsonToken.VALUE_NUMBER_INT) {
        total = parser.getLongValue();
      } else if (member.equals("date") && value == JsonToken.VALUE_STRING) {
        requireDay(parser.getText());
      } else if (member.equals("code") && value == JsonToken.VALUE_NUMBER_INT) {
        require(parser.getLongValue() < 300, "an error in a 200");
      } else {
        skip(value);
      }
    }

    private void rows() throws IOException {
      for (JsonToken each = next(); each != JsonToken.END_ARRAY; each = next()) {
        if (each == JsonToken.START_OBJECT) {
          row();
        } else {
          skip(each);
        }
      }
    }

    private void row() throws IOException {
      row.clear();
      while (next() == JsonToken.FIELD_NAME) {
        String member = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value.isScalarValue() && isText(value) && JobRow.isWanted(member)) {
          row.take(
              member, parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } else {
          skip(value);
        }
      }
      rows++;
      leftOut |= row.account().isEmpty();
      if (row.account().isPresent()) {
        tallies.add(row.account().get(), row);
      }
    }

    private static boolean isText(JsonToken value) {
      return value == JsonToken.VALUE_STRING || value.isNumeric();
    }

    /** Goes on to the end of a value that has begun. */
    private void skip(JsonToken begun) throws IOException {
      int depth = begun.isStructStart() ? 1 : 0;
      while (depth > 0) {
        JsonToken each = next();
        depth += each.isStructStart() ? 1 : each.isStructEnd() ? -1 : 0;
      }
    }

    /** Jackson keeps the name of each member until the end. */
    private JsonToken next() throws IOException {
      JsonToken token = parser.nextToken();
      require(token != null, "cut off");
      if (token == JsonToken.FIELD_NAME && members.add(parser.currentName())) {
        require(members.size() <= MOST_MEMBERS, "too many kinds of members");
      }
      return token;
    }

    private void requireDay(String date) throws IOException {
      String start = date.strip().substring(0, Math.min(date.strip().length(), 10));
      boolean isOther = DATE.matcher(start).matches() && !start.equals(day.toString());
      require(!isOther, "of another day");
    }

    private static void require(boolean holds, String otherwise) throws IOException {
      if (!holds) {
        throw new UnreadableBody(otherwise);
      }
    }
  }
}
