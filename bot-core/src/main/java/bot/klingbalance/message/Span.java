package bot.klingbalance.message;

import java.time.Instant;

/** A piece of text of one kind. */
public sealed interface Span {
  /** Text as it is: no chat may read markup, a link or a mention into it. */
  record Plain(String text) implements Span {}

  /** Plain text that stands out. */
  record Strong(String text) implements Span {}

  /** Plain text that is to be typed as it stands. */
  record Code(String text) implements Span {}

  /** A point in time, shown in the reader's own time zone where the chat can do so. */
  record Moment(Instant at, Style style) implements Span {}

  /** How much of a point in time is shown; a year is added where it is not the present one. */
  enum Style {
    /** {@code 1 Dec}. */
    DATE,
    /** {@code Mon 8 Dec}. */
    WEEKDAY,
    /** {@code 10:42}. */
    TIME
  }
}
