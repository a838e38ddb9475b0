package bot.klingbalance.database;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.report.SampleReports;
import bot.klingbalance.report.WeeklyReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in databases out there stays readable. */
class JsonDocumentsTest {
  private static final String MEMORIES =
      """
      {"a@example.com":{"standing":["LOW"],"left":4250,
        "packages":[{"type":"plan","granted":66000,"left":4250,
          "startsAt":"2026-11-20T10:15:30Z","expiresAt":null}],
        "lastGain":"2026-11-20T10:15:30Z","readAt":"2026-11-23T08:00:00Z","burst":null}}
      """;

  private static final String MEMORIES_OF_BOTS_BEFORE_DECEMBER =
      """
      {"a@example.com":{"standing":["LOW"],"left":4250,
        "packages":[{"type":"plan","startsAt":"2026-11-20T10:15:30Z","expiresAt":null}],
        "lastGain":"2026-11-20T10:15:30Z"}}
      """;

  private static final String DIGEST =
      """
      {"key":{"channel":{"platform":"SLACK","id":"C0123456789"},"date":"2026-11-23",
          "turned":null},
       "readAt":"2026-11-23T08:00:00Z","dayEnds":"2026-11-23T23:00:00Z",
       "accounts":["a@example.com"],
       "lines":[{"finding":{"account":"a@example.com","level":"CRITICAL",
          "why":"RUNS_OUT_BEFORE_NEXT_CHECK",
          "cause":{"cause":"low","left":4200,"granted":66000,"runsOut":"2026-11-23T16:00:00Z",
            "nextGrant":null,"missing":null}},"over":false}],
       "recoveries":[],"hidden":[],"snoozed":null,
       "addedByANewerBot":true}
      """;

  @Test
  void aMemoryThatWasWrittenOnceIsReadAndWrittenInTheSameWay() {
    Map<AccountEmail, AccountState> memories = JsonDocuments.memories(MEMORIES);
    assertThat(memories).containsOnlyKeys(new AccountEmail("a@example.com"));
    assertThat(JsonDocuments.written(memories)).isEqualTo(MEMORIES.replaceAll("\\s", ""));
  }

  @Test
  void aMemoryWithoutAmountsIsReadToo() {
    Map<AccountEmail, AccountState> memories =
        JsonDocuments.memories(MEMORIES_OF_BOTS_BEFORE_DECEMBER);

    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Instant.parse("2026-11-20T10:15:30Z")),
            Optional.empty());
    AccountState state =
        new AccountState(
            Set.of(FindingKind.LOW),
            Optional.of(new Credits(4_250)),
            List.of(plan),
            Optional.of(Instant.parse("2026-11-20T10:15:30Z")),
            Optional.empty());
    assertThat(memories).containsExactly(Map.entry(new AccountEmail("a@example.com"), state));
  }

  @Test
  void aDigestThatWasWrittenOnceIsReadAndWrittenInTheSameWay() {
    Digest digest = JsonDocuments.digest(DIGEST);
    assertThat(digest.key().channel()).isEqualTo(RENDERS);
    assertThat(digest.openAccounts()).containsExactly(new AccountEmail("a@example.com"));
    assertThat(JsonDocuments.written(digest))
        .isEqualTo(
            DIGEST
                .replaceAll("\\s", "")
                .replace("\"over\":false", "\"over\":false,\"announced\":null,\"since\":null")
                .replace(",\"addedByANewerBot\":true", ",\"taken\":[],\"weekly\":null")
                .replace("\"missing\":null", "\"missing\":null,\"doubt\":null"));
  }

  @Test
  void aDigestOfABotThatMadeNoWeeklyReportsIsRead() {
    assertThat(JsonDocuments.digest(DIGEST).weekly()).isEmpty();
  }

  @Test
  void aWeeklyReportComesBackAsItWas() {
    for (WeeklyReport each : List.of(SampleReports.busy(), SampleReports.incomplete())) {
      Digest report = Digest.weekly(RENDERS, MONDAY, SampleReports.MONDAY_AT_NINE, each);

      assertThat(JsonDocuments.digest(JsonDocuments.written(report))).isEqualTo(report);
    }
  }

  @Test
  void aWeeklyReportOfABotThatToldOfNoGapIsRead() {
    Digest report =
        Digest.weekly(RENDERS, MONDAY, SampleReports.MONDAY_AT_NINE, SampleReports.busy());
    String written = JsonDocuments.written(report);
    String older = written.replace(",\"gap\":null", "");

    assertThat(older).isNotEqualTo(written);
    assertThat(JsonDocuments.digest(older)).isEqualTo(report);
  }

  /** A new kind of cause adds its name here: from then on it stands in databases. */
  @Test
  void everyCauseIsStoredUnderItsName() {
    assertThat(Stream.of(Cause.class.getPermittedSubclasses()).map(JsonDocuments::nameOf))
        .containsExactlyInAnyOrder(
            "low", "expiring", "unusual", "sign-in", "unread", "faulty", "no-balance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "null,1", "{\"key\":null}", "[]"})
  void whatIsNoDigestIsADefect(String written) {
    assertThatThrownBy(() -> JsonDocuments.digest(written))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a document that this bot did not write");
  }

  @Test
  void everyKindOfLineComesBackAsItWas() {
    Digest digest = SomeDigests.digest(RENDERS, MONDAY);
    assertThat(JsonDocuments.digest(JsonDocuments.written(digest))).isEqualTo(digest);
  }
}
