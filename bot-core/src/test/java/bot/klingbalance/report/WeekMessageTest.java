package bot.klingbalance.report;

import static bot.klingbalance.message.SampleAccounts.email;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.Transcript;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeekMessageTest {
  @Test
  void aWeekInWhichSomethingComesSaysWhatAndWhen() {
    assertThat(words(SampleReports.busy()))
        .startsWith(
            """
            📊 Kling week · 23–29 Nov
            4,420 credits spent on 3 of 4 accounts, 656 more than in the week before (3,764). What the other spent is not known yet.
            1 of 4 accounts needs action now, 1 critical.
            1 account runs out before the next grant: re•••a@example.com Fri 4 Dec.
            re•••c@example.com | 300 | 300 | 2,400 | critical, cannot be read
            re•••a@example.com | 2,880 | 2,100 | 560 | runs out Fri 4 Dec, 110 expire unused Tue 1 Dec
            re•••b@example.com | 1,240 | 1,364 | 8,360 |
            re•••d@example.com | – | – | – | gives no balance
            Expired unused: re•••b@example.com 310.
            Could not be read: re•••c@example.com (sign-in lost). Any figures shown of it are older.
            """)
        .endsWith("Days in Europe/Berlin · as of 2026-11-30T08:00:00Z\n[Usage]\n");
  }

  @Test
  void aWeekInWhichAllIsWellSaysSo() {
    assertThat(words(SampleReports.calm()))
        .contains("1,240 credits spent on 1 account, 124 fewer than in the week before (1,364).")
        .contains("All is well: no account runs out before its next grant.");
    assertThat(
            WeekMessage.of(SampleReports.calm(), AccountNames.FULL, SampleReports.DELIVERY).tone())
        .isEqualTo(Tone.GOOD);
  }

  /** None of them runs out any more: nothing is left, or nobody can sign in. */
  @Test
  void aWeekAfterWhichAnAccountNeedsActionIsNeverCalledWell() {
    WeeklyReport report =
        SampleReports.report(
            SampleReports.needing(email("render-a"), Severity.CRITICAL),
            SampleReports.needing(email("render-b"), Severity.WARNING),
            SampleReports.silent());

    assertThat(words(report))
        .contains("2 of 3 accounts need action now, 1 critical.")
        .contains("0 credits spent on 2 of 3 accounts. What the other spent is not known yet.")
        .contains("re•••a@example.com | 0 | – | 0 | critical")
        .contains("re•••b@example.com | 0 | – | 0 | needs action")
        .doesNotContain("All is well", "no account runs out");
    assertThat(WeekMessage.of(report, AccountNames.FULL, SampleReports.DELIVERY).tone())
        .isEqualTo(Tone.CRITICAL);
  }

  @Test
  void anAccountOfWhichNothingIsKnownBreaksNothing() {
    assertThat(words(SampleReports.report(SampleReports.silent())))
        .contains("What was spent is not known yet: there are too few readings from that week.")
        .contains("re•••d@example.com | – | – | – | gives no balance");
  }

  @Test
  void noAccountAtAllIsSaid() {
    assertThat(words(SampleReports.report())).contains("There is no account to report on.");
  }

  @Test
  void aWeekThatIsOnlyPartlyKnownIsHeldAgainstNothing() {
    WeeklyReport busy = SampleReports.busy();
    AccountWeek known = busy.accounts().get(2);
    AccountWeek unknownBefore =
        new AccountWeek(
            known.account(),
            known.spent(),
            Optional.empty(),
            known.left(),
            known.expired(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(words(SampleReports.report(unknownBefore)))
        .contains("1,240 credits spent on 1 account.")
        .doesNotContain("week before (");
  }

  @Test
  void aWeekOfWhichAPartIsMissingSaysSoAndIsHeldAgainstNothing() {
    assertThat(words(SampleReports.incomplete()))
        .contains(
            """
            2,480 credits spent on 3 of 4 accounts. What the other spent is not known yet.
            The week is incomplete: nothing was read of re•••a@example.com before Thu 26 Nov, of re•••b@example.com after Sat 28 Nov.
            """);
  }

  @Test
  void whatWasMissedOfAllAccountsIsSaidOnce() {
    ReadingGap down =
        new ReadingGap(
            Optional.of(SampleReports.FIRST.plusDays(1)),
            Optional.of(SampleReports.FIRST.plusDays(4)));

    assertThat(
            words(
                SampleReports.report(
                    SampleReports.partly("render-a", down),
                    SampleReports.partly("render-b", down),
                    SampleReports.silent())))
        .contains("The week is incomplete: nothing was read between Tue 24 Nov and Fri 27 Nov.\n");
  }

  @Test
  void aListThatCouldNotBeReadIsSaid() {
    WeeklyReport calm = SampleReports.calm();
    WeeklyReport unlisted =
        new WeeklyReport(
            calm.first(),
            calm.zoneId(),
            calm.readAt(),
            calm.accounts(),
            List.of(),
            Optional.of(Reason.UNREACHABLE));

    assertThat(words(unlisted))
        .contains(
            "The list of accounts could not be read (cannot be reached); these are known from"
                + " before.")
        .contains("As far as the bot knows, no account runs out before its next grant.");
  }

  private static String words(WeeklyReport report) {
    return Transcript.of(
        WeekMessage.of(report, AccountNames.masked(List.of()), SampleReports.DELIVERY));
  }
}
