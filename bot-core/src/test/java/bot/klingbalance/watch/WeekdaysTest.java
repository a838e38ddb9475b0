package bot.klingbalance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeekdaysTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mon-fri                    | mon-fri     | Mon–Fri
          Monday - Friday            | mon-fri     | Mon–Fri
          monday to friday           | mon-fri     | Mon–Fri
          mon – fri                  | mon-fri     | Mon–Fri
          mon..fri                   | mon-fri     | Mon–Fri
          Mo-Fr                      | mon-fri     | Mon–Fri
          weekdays                   | mon-fri     | Mon–Fri
          workdays                   | mon-fri     | Mon–Fri
          mon,wed                    | mon,wed     | Mon, Wed
          Mondays and wednesdays     | mon,wed     | Mon, Wed
          mon wed fri                | mon,wed,fri | Mon, Wed, Fri
          tues; thurs.               | tue,thu     | Tue, Thu
          weekend                    | sat,sun     | Sat, Sun
          sat-sun                    | sat,sun     | Sat, Sun
          fri-mon                    | mon,fri-sun | Mon, Fri–Sun
          mon-wed & sat              | mon-wed,sat | Mon–Wed, Sat
          weekdays, sat              | mon-sat     | Mon–Sat
          wed                        | wed         | Wed
          daily                      | mon-sun     | every day
          every day                  | mon-sun     | every day
          weekdays and weekends      | mon-sun     | every day
          """)
  void daysAsPeopleTypeThem(String typed, String written, String shown) {
    Weekdays days = Weekdays.parse(typed).orElseThrow();

    assertThat(days).hasToString(written);
    assertThat(days.shown()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "m",
        "payday",
        "mon-",
        "-fri",
        "mon-payday",
        "mon, tomorrow",
        "1-5",
        "s"
      })
  void whatIsNoDayIsNone(String typed) {
    assertThat(Weekdays.parse(typed)).isEmpty();
  }

  @Property
  void whatIsWrittenIsReadAgain(@ForAll @Size(min = 1) Set<DayOfWeek> some) {
    Weekdays days = new Weekdays(some);

    assertThat(Weekdays.parse(days.toString())).contains(days);
    assertThat(Weekdays.parse(days.shown())).contains(days);
    assertThat(days.and(Weekdays.EVERY).areAll()).isTrue();
    assertThat(List.of(DayOfWeek.values()))
        .filteredOn(days::include)
        .isEqualTo(List.copyOf(EnumSet.copyOf(some)));
    assertThat(days.first()).isEqualTo(EnumSet.copyOf(some).iterator().next());
  }
}
