package bot.klingbalance.command.balance;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.creditPackage;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.forAsker;
import static bot.klingbalance.message.SampleAccounts.forChannel;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.SampleViews;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BalanceMessageTest {

  @Test
  void aHealthyAccountIsToldInFull() {
    Balance balance =
        new Balance(
            Optional.of(Credits.of(4060)),
            List.of(plan(560, 660, 7), creditPackage("top-up", 3500, 3500, 500)),
            Optional.of(NOW.plus(Duration.ofDays(14))));
    View view =
        SampleViews.view(
            NOW,
            NOW,
            Audience.ASKER,
            List.of(new Clip("v3 pro clip", Credits.of(72)), new Clip("film", Credits.of(5000))));

    assertThat(Transcript.of(BalanceMessage.of(answered("studio", balance), view)))
        .isEqualTo(
            """
            Kling balance · studio@example.com
            4,060 of 4,160 credits left 98 %
            Next grant Tue 8 Dec
            Enough for 56 × v3 pro clip (72 credits each)
            Not enough for a film (5,000 credits)
            plan | 560 / 660 | 1 Dec
            top-up | 3,500 / 3,500 | 7 Apr 2028
            Signed in until 4 Jan · 5 jobs at once
            As of 2026-11-24T09:42:00Z (live)
            [Refresh] [Share] [Watch here]
            """);
  }

  @Test
  void aLineStandsOnlyWhereItsDataExist() {
    AccountLookup bare =
        new Found(
            new KlingAccount(
                email("studio"),
                new Balance(Optional.of(Credits.of(560)), List.of(), Optional.empty()),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty()),
            NOW);

    assertThat(Transcript.of(BalanceMessage.of(bare, forAsker())))
        .isEqualTo(
            """
            Kling balance · studio@example.com
            560 credits left
            As of 2026-11-24T09:42:00Z (live)
            [Refresh] [Share] [Watch here]
            """);
  }

  @Test
  void anUnknownBalanceIsSaidAndNotTakenForZero() {
    ChatMessage message = BalanceMessage.of(answered("studio", Balance.UNKNOWN), forAsker());

    assertThat(Transcript.of(message))
        .contains("The account answers, but does not say what is left. Try again later.")
        .contains("Signed in until")
        .doesNotContain("0 credits");
    assertThat(message.tone()).isEqualTo(Tone.NOTICE);
  }

  @Test
  void aPackageThatToldOnlyAPartShowsThatPart() {
    CreditPackage silent =
        new CreditPackage(
            Optional.empty(),
            Optional.of(Credits.of(660)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    CreditPackage expired = plan(5, 660, -1);

    assertThat(
            Transcript.of(
                BalanceMessage.of(answered("studio", balance(silent, expired)), forAsker())))
        .contains("credits | ? / 660 |\n")
        .contains("plan | 5 / 660 | expired 23 Nov\n");
  }

  @Test
  void aPackageThatEndsTodaySaysSo() {
    Balance ending =
        new Balance(
            Optional.of(Credits.of(100)),
            List.of(plan(100, 660, 0)).stream()
                .map(each -> until(each, NOW.plus(Duration.ofHours(3))))
                .toList(),
            Optional.of(NOW.plus(Duration.ofHours(3))));

    assertThat(Transcript.of(BalanceMessage.of(answered("studio", ending), forAsker())))
        .contains("\nExpires today\n");
  }

  private static CreditPackage until(CreditPackage each, Instant end) {
    return new CreditPackage(
        each.type(), each.granted(), each.left(), each.startsAt(), Optional.of(end));
  }

  @Test
  void whatHasExpiredPaysForNothingAndThatIsSaid() {
    Balance counted =
        new Balance(
            Optional.of(Credits.of(300)),
            List.of(plan(200, 660, -1), creditPackage("top-up", 100, 330, 500)),
            Optional.empty());

    assertThat(Transcript.of(BalanceMessage.of(answered("studio", counted), withClips())))
        .isEqualTo(
            """
            Kling balance · studio@example.com
            100 of 330 credits left 30 %
            Enough for 1 × v3 pro clip (72 credits each)
            plan | 200 / 660 | expired 23 Nov
            top-up | 100 / 330 | 7 Apr 2028
            The account says 300 in all: 200 of them have expired.
            Signed in until 4 Jan · 5 jobs at once
            As of 2026-11-24T09:42:00Z (live)
            [Refresh] [Share] [Watch here]
            """);
  }

  @Test
  void aTotalThatThePackagesDoNotAddUpToIsWorthAWord() {
    Balance less =
        new Balance(Optional.of(Credits.of(994)), List.of(plan(1_700, 1_700, 7)), Optional.empty());

    assertThat(Transcript.of(BalanceMessage.of(answered("studio", less), forAsker())))
        .contains("994 of 1,700 credits left")
        .contains(
            "The packages add up to 1,700, but the account says 994 in all: that is what counts.");
  }

  @Test
  void anAccountWhoseJobsFailIsPromisedNoClipsAndNoJobs() {
    String signedOut =
        Transcript.of(
            BalanceMessage.of(
                answered("studio", balance(plan(560, 660, 7)), NOW.minusSeconds(1)), withClips()));

    assertThat(signedOut)
        .contains("560 of 660 credits left", "jobs fail, whatever is left")
        .doesNotContain("Enough for", "jobs at once");
  }

  private static View withClips() {
    return SampleViews.view(
        NOW, NOW, Audience.ASKER, List.of(new Clip("v3 pro clip", Credits.of(72))));
  }

  @Test
  void aSignInThatRanOutIsAWarningAlthoughCreditsAreLeft() {
    ChatMessage message =
        BalanceMessage.of(
            answered("studio", balance(plan(560, 660, 7)), NOW.minusSeconds(1)), forAsker());

    assertThat(Transcript.of(message))
        .contains("useapi.net's sign-in to Kling ran out on 24 Nov: jobs fail")
        .doesNotContain("Signed in until");
    assertThat(message.tone()).isEqualTo(Tone.WARNING);
  }

  @Test
  void anAccountThatUseapiMarksAsFaultySaysSo() {
    KlingAccount faulty =
        new KlingAccount(
            email("studio"),
            balance(plan(560, 660, 7)),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of("Login\nfailed"));
    ChatMessage message = BalanceMessage.of(new Found(faulty, NOW), forAsker());

    assertThat(Transcript.of(message))
        .contains("useapi.net marks this account as faulty.")
        .doesNotContain("Login");
    assertThat(message.tone()).isEqualTo(Tone.WARNING);
  }

  @Test
  void anErrorOfTheListIsToldBesideTheBalanceInPlainText() {
    Found found = (Found) answered("studio", balance(plan(560, 660, 7)));
    KlingAccount listed = found.account().withListedError("Login\nfailed: *code* <b>7\u202e</b>");
    ChatMessage message = BalanceMessage.of(new Found(listed, NOW), forAsker());

    assertThat(Transcript.of(message))
        .contains("560 of 660 credits left")
        .contains("\nuseapi.net lists this account as faulty: “Login failed: *code* <b>7</b>”.\n");
    assertThat(message.tone()).isEqualTo(Tone.WARNING);
  }

  @Test
  void anErrorOfTheListIsCutAndAnEmptyOneIsSaidWithoutIt() {
    Found found = (Found) answered("studio", balance(plan(560, 660, 7)));

    assertThat(told(found.account().withListedError("x".repeat(500))))
        .contains("faulty: “" + "x".repeat(120) + "…”.");
    assertThat(told(found.account().withListedError("\u200b")))
        .contains("useapi.net marks this account as faulty.");
  }

  private static String told(KlingAccount account) {
    return Transcript.of(BalanceMessage.of(new Found(account, NOW), forAsker()));
  }

  @Test
  void aKeptAnswerSaysHowOldItIs() {
    View later =
        SampleViews.view(NOW.plusSeconds(8), NOW.plusSeconds(8), Audience.ASKER, List.of());

    assertThat(Transcript.of(BalanceMessage.of(answered("studio", balance(plan(9, 9, 1))), later)))
        .contains("As of 2026-11-24T09:42:00Z, 8 s ago");
  }

  @Test
  void aChannelSeesTheAddressMaskedAndCannotShareAgain() {
    ChatMessage message =
        BalanceMessage.of(answered("studio", balance(plan(560, 660, 7))), forChannel());

    assertThat(Transcript.of(message))
        .contains("st•••o@example.com")
        .doesNotContain("studio@")
        .endsWith("[Refresh]\n");
  }

  @ParameterizedTest
  @CsvSource({
    "660,GOOD",
    "66,GOOD",
    "65,WARNING",
    "17,WARNING",
    "16,CRITICAL",
    "1,CRITICAL",
    "0,CRITICAL"
  })
  void theToneFollowsWhatIsLeft(long left, Tone tone) {
    assertThat(BalanceMessage.of(answered("a", balance(plan(left, 660, 7))), forAsker()).tone())
        .isEqualTo(tone);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyFailureIsASentenceThatSaysWhoCanDoWhat(Reason reason) {
    ChatMessage message = BalanceMessage.of(failed("studio", reason), forAsker());

    assertThat(Transcript.of(message))
        .matches("(?s)Kling balance · studio@example\\.com\n.+\\.\n\\[Refresh]\n")
        .containsPattern("Check|Try again|try again|Whoever|Top it up")
        .doesNotContainPattern("null|[45]\\d\\d|0 credits");
    assertThat(message.tone()).isNotEqualTo(Tone.GOOD);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aFailureSeenByAChannelShowsNoAddress(Reason reason) {
    assertThat(Transcript.of(BalanceMessage.of(failed("studio", reason), forChannel())))
        .doesNotContain("studio@");
  }

  @Test
  void slowDownSaysUntilWhenAsLongAsThatLiesAhead() {
    assertThat(slowDownUntil(NOW.plusSeconds(90)))
        .contains("Try again after 2026-11-24T09:43:30Z.");
    assertThat(slowDownUntil(NOW)).contains("Try again in a minute.");
  }

  private static String slowDownUntil(Instant retryAt) {
    Failure failure = new Failure(Reason.SLOW_DOWN, Optional.of(retryAt));
    return Transcript.of(
        BalanceMessage.of(new AccountLookup.Failed(email("studio"), failure), forAsker()));
  }
}
