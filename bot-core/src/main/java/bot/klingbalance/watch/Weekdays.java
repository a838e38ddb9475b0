package bot.klingbalance.watch;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Some days of the week, at least one. */
public record Weekdays(Set<DayOfWeek> days) {
  public static final Weekdays EVERY = new Weekdays(EnumSet.allOf(DayOfWeek.class));
  private static final int A_WEEK = 7;

  /** Two letters are enough to tell the days apart, as in {@code mo-fr}. */
  private static final int FEWEST_LETTERS = 2;

  private static final Pattern BETWEEN = Pattern.compile("[,;&+/]|(?<![a-z])and(?![a-z])|\\s+");
  private static final Pattern RANGE = Pattern.compile("([a-z.]+?)\\.{0,3}-([a-z.]+)");
  private static final Pattern TO =
      Pattern.compile(
          "\\s*(?:[-\\u2010-\\u2015\\u2212]+|\\.{2,3}|\\u2026|\\s(?:to|till|until|through|thru)\\s)"
              + "\\s*");

  public Weekdays {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("no day of the week");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /** That day alone. */
  public static Weekdays of(DayOfWeek day) {
    return new Weekdays(EnumSet.of(day));
  }

  /**
   * As people type them: {@code mon-fri}, {@code mon, wed and fri}, {@code Saturdays}, {@code
   * weekdays}, {@code daily}. A range may go over the weekend, as {@code fri-mon} does.
   */
  public static Optional<Weekdays> parse(String typed) {
    String text = TO.matcher(typed.toLowerCase(Locale.ROOT).strip()).replaceAll("-");
    if (text.replaceAll("\\s", "").equals("everyday")) {
      return Optional.of(EVERY);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : BETWEEN.split(text, -1)) {
      Set<DayOfWeek> some = word.isEmpty() ? Set.of() : named(word);
      if (!word.isEmpty() && some.isEmpty()) {
        return Optional.empty();
      }
      days.addAll(some);
    }
    return days.isEmpty() ? Optional.empty() : Optional.of(new Weekdays(days));
  }

  public boolean include(DayOfWeek day) {
    return days.contains(day);
  }

  /** The first of them, in a week that begins on Monday. */
  public DayOfWeek first() {
    return Collections.min(days);
  }

  /** The days of both. */
  public Weekdays and(Weekdays others) {
    return new Weekdays(
        Stream.concat(days.stream(), others.days.stream()).collect(Collectors.toSet()));
  }

  /** Whether no day is left out. */
  public boolean areAll() {
    return days.size() == A_WEEK;
  }

  /** {@code Mon–Fri}, {@code Mon, Wed}, {@code every day}. */
  public String shown() {
    return areAll() ? "every day" : written("–", ", ", TextStyle.SHORT);
  }

  /** As people type them, which {@link #parse} reads: {@code mon-fri}, {@code mon,wed}. */
  @Override
  public String toString() {
    return written("-", ",", TextStyle.SHORT).toLowerCase(Locale.ROOT);
  }

  /** From three days in a row on they are a range. */
  private String written(String to, String and, TextStyle style) {
    List<String> parts = new ArrayList<>();
    List<DayOfWeek> sorted = List.copyOf(days);
    for (int first = 0; first < sorted.size(); ) {
      int last = first;
      while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last).plus(1)) {
        last++;
      }
      String from = sorted.get(first).getDisplayName(style, Locale.ENGLISH);
      if (last == first) {
        parts.add(from);
      } else {
        String until = sorted.get(last).getDisplayName(style, Locale.ENGLISH);
        parts.add(from + (last == first + 1 ? and : to) + until);
      }
      first = last + 1;
    }
    return String.join(and, parts);
  }

  /** The days of one word; none where it is no such word. */
  private static Set<DayOfWeek> named(String word) {
    Matcher range = RANGE.matcher(word);
    if (!range.matches()) {
      return some(word);
    }
    Optional<DayOfWeek> from = day(range.group(1));
    Optional<DayOfWeek> to = day(range.group(2));
    return from.isPresent() && to.isPresent() ? range(from.get(), to.get()) : Set.of();
  }

  private static Set<DayOfWeek> some(String word) {
    return switch (word) {
      case "weekdays", "weekday", "workdays", "workday" ->
          range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
      case "weekends", "weekend" -> range(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
      case "daily", "always", "all" -> EVERY.days;
      default -> day(word).map(Set::of).orElse(Set.of());
    };
  }

  private static Set<DayOfWeek> range(DayOfWeek from, DayOfWeek to) {
    Set<DayOfWeek> days = EnumSet.of(to);
    for (DayOfWeek day = from; day != to; day = day.plus(1)) {
      days.add(day);
    }
    return days;
  }

  /** {@code mo}, {@code tues}, {@code Wed.}, {@code fridays}. */
  private static Optional<DayOfWeek> day(String word) {
    String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    return Stream.of(DayOfWeek.values()).filter(day -> isNameOf(day, bare)).findFirst();
  }

  private static boolean isNameOf(DayOfWeek day, String word) {
    String name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
    return word.length() >= FEWEST_LETTERS && (name.startsWith(word) || (name + "s").equals(word));
  }
}
