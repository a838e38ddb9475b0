package bot.klingbalance.program.logging;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.DeliveryLog;
import bot.klingbalance.outbox.Obstacle;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.LogSection.Format;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WeeklyReports;
import bot.klingbalance.watch.WeeklyTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/**
 * What whoever runs the bot reads of it, once for people and once for programs: the fields are what
 * searches and alerts are made of, so they stay.
 */
class OperatorLinesTest {
  private static final Instant NINE = SomeDigests.checkOf(MONDAY);

  /** What every line has. */
  private static final Set<String> OF_EVERY_LINE =
      Set.of(
          "timestamp",
          "nanoseconds",
          "level",
          "threadName",
          "loggerName",
          "sequenceNumber",
          "mdc",
          "throwable");

  private static final Map<String, Object> ALL = Map.of("accounts", List.of("all"));

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream standardError = System.err;

  @BeforeEach
  void catchTheLog() {
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void letItGo() {
    System.setErr(standardError);
    Logging.start(new LogSection(Format.TEXT, Level.WARN, Map.of()));
  }

  @Test
  void anEndThatWasAskedForIsTold() {
    log(Format.TEXT);

    StartLog.ends();

    assertThat(lines()).singleElement().asString().endsWith("Kling Balance Bot ends.");
  }

  @Test
  void inTextWhatHappenedIsASentence() {
    log(Format.TEXT);

    somethingOfEachHappens();

    assertThat(lines())
        .extracting(line -> line.replaceFirst("^\\S+ +", ""))
        .containsExactly(
            "INFO  StartLog - Kling Balance Bot 1.2.3 starts. Database: bot.db. Settings: bot.yaml"
                + " (set: accounts.show, watches).",
            "INFO  DeliveryLog - The daily message for slack:C0123456789 was delivered.",
            "INFO  DeliveryLog - The daily message for discord:112233445566778899 was delivered at"
                + " try 3.",
            "WARN  DeliveryLog - The daily message for slack:C0123456789 waits and is tried again:"
                + " Slack said slow down.",
            "WARN  DeliveryLog - The daily message for slack:C0123456789 is set aside"
                + " (not_in_channel): Invite the bot.",
            "INFO  WatchLog - Watch 1 of slack:C0123456789 (all accounts) was added by slack:U04.",
            "INFO  WatchLog - Watch 1 of slack:C0123456789 (all accounts) was changed by"
                + " slack:U04.",
            "INFO  WatchLog - Watch 1 of discord:112233445566778899 (a•••@example.com,"
                + " st•••eo@example.com, st•••io@example.com and 1 more) was added by slack:U03.",
            "INFO  WatchLog - Watch 1 of slack:C0123456789 (all accounts) was paused by"
                + " slack:U07.",
            "INFO  WatchLog - Watch 1 of slack:C0123456789 (all accounts) was resumed by"
                + " slack:U07.",
            "INFO  WatchLog - Watch 1 of slack:C0123456789 (all accounts) was removed by"
                + " slack:U07.");
  }

  @Test
  void whatWasFoundInItsChannelIsNotSaidToBePosted() {
    log(Format.TEXT);

    new DeliveryLog()
        .settled(
            tried(RENDERS, 2),
            new Settlement.Posted(new PostedMessage(RENDERS, "1.1"), NINE, true));

    assertThat(lines())
        .singleElement()
        .asString()
        .endsWith(
            "INFO  DeliveryLog - The daily message for slack:C0123456789 was found in its channel,"
                + " so it was not posted again (at try 2).");
  }

  @Test
  void asJsonItHasFieldsBesides() {
    log(Format.JSON);

    somethingOfEachHappens();

    List<Map<String, Object>> fields = lines().stream().map(OperatorLinesTest::fields).toList();
    assertThat(fields.get(0))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "event",
                "start",
                "version",
                "1.2.3",
                "database",
                "bot.db",
                "settings",
                "bot.yaml",
                "keys",
                "accounts.show, watches",
                "java",
                Runtime.version().toString()));
    assertThat(fields.subList(1, 5))
        .containsExactly(
            delivery(RENDERS, 1, Map.of("outcome", "delivered")),
            delivery(STUDIO, 3, Map.of("outcome", "delivered")),
            delivery(RENDERS, 1, Map.of("outcome", "retried", "reason", "rate_limited")),
            delivery(RENDERS, 2, Map.of("outcome", "set_aside", "reason", "not_in_channel")));
    assertThat(fields.subList(5, 11))
        .containsExactly(
            watch(RENDERS, "added", ALL, "slack:U04"),
            watch(RENDERS, "changed", ALL, "slack:U04"),
            watch(
                STUDIO,
                "added",
                Map.of(
                    "accounts",
                    List.of(
                        "a•••@example.com",
                        "st•••eo@example.com",
                        "st•••io@example.com",
                        "z•••@example.com"),
                    "account_count",
                    4),
                "slack:U03"),
            watch(RENDERS, "paused", ALL, "slack:U07"),
            watch(RENDERS, "resumed", ALL, "slack:U07"),
            watch(RENDERS, "removed", ALL, "slack:U07"));
  }

  @Test
  void aWeeklyReportIsNoAccount() {
    log(Format.JSON);

    new WeeklyReports(new FakeWatches().reports(), List::of)
        .put(RENDERS, new WeeklyTime(DayOfWeek.MONDAY, NINE_IN_BERLIN), by("Anna", NINE));

    assertThat(lines())
        .map(OperatorLinesTest::fields)
        .containsExactly(watch(RENDERS, "added", Map.of("kind", "weekly"), "slack:U04"));
  }

  private static void somethingOfEachHappens() {
    StartLog.started("1.2.3", "bot.db", "bot.yaml", List.of("accounts.show", "watches"));
    DeliveryLog deliveries = new DeliveryLog();
    deliveries.settled(
        tried(RENDERS, 1), new Settlement.Posted(new PostedMessage(RENDERS, "1.1"), NINE));
    deliveries.settled(
        tried(STUDIO, 3), new Settlement.Posted(new PostedMessage(STUDIO, "2"), NINE));
    Obstacle slowDown = new Obstacle("rate_limited", "Slack said slow down.");
    deliveries.settled(tried(RENDERS, 1), new Settlement.Retry(NINE, false, slowDown));
    deliveries.settled(
        tried(RENDERS, 2),
        new Settlement.SetAside("Invite the bot.", NINE, false, "not_in_channel"));
    WatchRegistry watches = watches();
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    watches.pause(RENDERS, 7, true, by("Nobody", THEN));
    watches.add(
        new NewWatch(RENDERS, ofAll(RENDERS).accounts(), ofAll(RENDERS).limits(), by("Anna", NINE)),
        NINE_IN_BERLIN);
    watches.add(ofAccounts(STUDIO, "ann", "studio", "stereo", "zoe"), NINE_IN_BERLIN);
    watches.pause(RENDERS, 1, true, by("Charles", THEN));
    watches.pause(RENDERS, 1, false, by("Charles", THEN));
    watches.remove(RENDERS, 1, by("Charles", THEN));
  }

  private static WatchRegistry watches() {
    FakeWatches kept = new FakeWatches();
    return new WatchRegistry(
        kept,
        new AllWatches(kept, List.of()),
        (channel, daily) -> {},
        () -> AccountNames.masked(List.of()));
  }

  private static Delivery tried(Channel channel, int tries) {
    return new Delivery(
        SomeDigests.digest(channel, MONDAY), tries, false, new Stage.Claimed("one", NINE));
  }

  private static Map<String, Object> delivery(
      Channel channel, int tries, Map<String, Object> outcome) {
    Map<String, Object> fields = new TreeMap<>(outcome);
    fields.put("event", "delivery");
    fields.put("platform", channel.platform().key());
    fields.put("channel", channel.id());
    fields.put("kind", "daily");
    fields.put("tries", tries);
    return fields;
  }

  private static Map<String, Object> watch(
      Channel channel, String outcome, Map<String, Object> watched, String by) {
    Map<String, Object> fields = new TreeMap<>(watched);
    fields.put("event", "watch");
    fields.put("platform", channel.platform().key());
    fields.put("channel", channel.id());
    fields.put("outcome", outcome);
    fields.put("watch", 1);
    fields.put("by", by);
    return fields;
  }

  /** Besides what every line has and the sentence. */
  private static Map<String, Object> fields(String line) {
    try {
      Map<String, Object> fields = new ObjectMapper().readValue(line, new TypeReference<>() {});
      assertThat(fields).containsKey("formattedMessage").containsKeys("level", "timestamp");
      fields.keySet().removeAll(OF_EVERY_LINE);
      fields.remove("formattedMessage");
      return fields;
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(line, unreadable);
    }
  }

  private static void log(Format format) {
    Logging.start(new LogSection(format, Level.INFO, Map.of()));
  }

  private List<String> lines() {
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
