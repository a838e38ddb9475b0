package bot.klingbalance.history;

import static bot.klingbalance.history.WrittenReadings.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened in the hour around the end of November. */
class BalanceChangesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          nothing                             | plan 560/660 11-15..12-15                              | plan 560/660 11-15..12-15                              | nothing
          a clip                              | plan 560/660 11-15..12-15                              | plan 488/660 11-15..12-15                              | SPENT 72 plan
          clips from two packages             | plan 50/660 11-15..12-15; top-up 330/330 11-01..?      | plan 0/660 11-15..12-15; top-up 308/330 11-01..?       | SPENT 50 plan, SPENT 22 top-up
          used up and no longer listed        | plan 50/660 11-15..12-15; top-up 330/330 11-01..?      | top-up 330/330 11-01..?                                | SPENT 50 plan
          a job failed                        | plan 488/660 11-15..12-15                              | plan 560/660 11-15..12-15                              | REFUNDED 72 plan
          a month ended, another came         | plan 310/660 11-01..12-01                              | plan 660/660 12-01..12-31                              | GRANTED 660 plan, EXPIRED 310 plan
          it came and was used at once        | plan 310/660 11-01..12-01                              | plan 588/660 12-01..12-31                              | GRANTED 660 plan, SPENT 72 plan, EXPIRED 310 plan
          renewed before its end              | plan 310/660 11-10..12-10                              | plan 3000/3000 12-01..12-31                            | GRANTED 3000 plan, EXPIRED 310 plan
          a greater plan from now on          | plan 310/660 11-10..12-10                              | plan 2650/3000 11-10..12-10                            | GRANTED 2340 plan
          ended and still listed              | bonus 20/50 11-01..12-01                               | bonus 0/50 11-01..12-01                                | EXPIRED 20 bonus
          ended, listed and counted on        | =120; bonus 20/50 11-01..12-01; top-up 100/330 11-01..? | =120; bonus 20/50 11-01..12-01; top-up 100/330 11-01..? | EXPIRED 20 bonus
          had ended, and is counted no more   | =120; bonus 20/50 11-01..11-30; top-up 100/330 11-01..? | =100; top-up 100/330 11-01..?                          | nothing
          ended, and a clip from another      | bonus 20/50 11-01..12-01; plan 500/660 11-15..12-15    | plan 428/660 11-15..12-15                              | SPENT 72 plan, EXPIRED 20 bonus
          bought                              | plan 9/660 11-15..12-15                                | plan 9/660 11-15..12-15; top-up 3500/3500 12-01..?     | TOPPED_UP 3500 top-up
          given                               | plan 9/660 11-15..12-15                                | plan 9/660 11-15..12-15; reward 50/50 12-01..?         | TOPPED_UP 50 reward
          bought twice on a day               | ? 9/9 11-15..?                                         | ? 9/9 11-15..?; pack 330/330 12-01..?; pack 330/330 12-01..? | TOPPED_UP 660 pack
          bought, in the package that was there| plan 60/660 11-15..12-15                               | plan 390/990 11-15..12-15                              | GRANTED 330 plan
          a top-up that grew, and clips       | top-up 60/330 11-15..?                                 | top-up 318/660 11-15..?                                | TOPPED_UP 330 top-up, SPENT 72 top-up
          a month with less than was left     | plan 310/660 11-01..12-01                              | plan 60/166 12-01..12-31                               | GRANTED 166 plan, SPENT 106 plan, EXPIRED 310 plan
          it came and does not tell its rest  | =60; plan 60/660 11-15..12-15                          | =390; plan 60/660 11-15..12-15; top-up ?/330 12-01..?  | TOPPED_UP 330 top-up
          it grew and does not tell its rest  | =60; plan ?/660 11-15..12-15                           | =390; plan ?/990 11-15..12-15                          | GRANTED 330 plan
          bought when nothing was left        | =0                                                     | top-up 330/330 12-01..?                                | TOPPED_UP 330 top-up
          listed late                         | =360; plan 60/660 11-15..12-15                         | =360; plan 60/660 11-15..12-15; old 300/3500 10-01..?  | nothing
          left out once                       | =360; plan 60/660 11-15..12-15; old 300/3500 10-01..?  | =360; plan 60/660 11-15..12-15                         | nothing
          the packages say nothing of it      | =500; plan 60/660 11-15..12-15                         | =420; plan 60/660 11-15..12-15                         | SPENT 80
          the packages say less of it         | =500; plan 60/660 11-15..12-15                         | =420; plan 50/660 11-15..12-15                         | SPENT 10 plan, SPENT 70
          the packages say more of it         | =500; plan 60/660 11-15..12-15                         | =480; plan 20/660 11-15..12-15                         | SPENT 20 plan
          the packages say much more of it    | =500; plan 60/660 11-15..12-15; old 60/330 11-01..?    | =480; plan 20/660 11-15..12-15; old 20/330 11-01..?    | SPENT 20 plan
          the total rose alone                | =500; plan 60/660 11-15..12-15                         | =520; plan 60/660 11-15..12-15                         | REFUNDED 20
          no packages, less                   | =500                                                   | =420                                                   | SPENT 80
          no packages, more                   | =420                                                   | =500                                                   | REFUNDED 80
          packages for the first time         | =500                                                   | =500; plan 500/660 11-15..12-15                        | nothing
          a package does not tell             | =500; plan ?/660 11-15..12-15                          | =428; plan ?/660 11-15..12-15                          | SPENT 72
          unknown before                      | plan ?/660 11-15..12-15                                | plan 560/660 11-15..12-15                              | nothing
          unknown after                       | plan 560/660 11-15..12-15                              | plan ?/660 11-15..12-15                                | nothing
          """)
  void tellsWhatHappened(String what, String before, String after, String happened) {
    List<BalanceChange> jumps =
        BalanceChanges.between(
            reading("2026-11-30T23:30:00Z", before), reading("2026-12-01T00:30:00Z", after));

    assertThat(jumps.isEmpty() ? "nothing" : told(jumps)).as(what).isEqualTo(happened);
  }

  private static String told(List<BalanceChange> jumps) {
    return jumps.stream()
        .map(jump -> "%s %s %s".formatted(jump.kind(), plain(jump), jump.type().orElse("")).strip())
        .collect(Collectors.joining(", "));
  }

  private static String plain(BalanceChange jump) {
    return jump.amount().toBigDecimal().toPlainString();
  }
}
