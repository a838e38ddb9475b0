package bot.klingbalance.alert;

import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.DeliveryAttempt;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.FakeChat;
import bot.klingbalance.outbox.FakeChat.Mood;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.OutboxDispatcher;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.outbox.edit.EditAttempt;
import bot.klingbalance.outbox.edit.EditDispatcher;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Whatever the order of readings, presses, posts, edits, crashes and jumps of the clock, the
 * channels are told the truth in few messages.
 */
class LivingMessagesPropertiesTest {
  private static final List<Mood> MOODS =
      List.of(Mood.GOOD, Mood.BUSY_FOR_30_SECONDS, Mood.TROUBLED);

  private static final List<String> ACCOUNTS = List.of("render-a", "render-b", "render-c");
  private static final DeliveryPolicy QUICK =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofSeconds(5), Duration.ofMinutes(1), 4);

  /** What happens next. */
  enum Event {
    READ,
    PASS,
    JUMP,
    POST,
    EDIT,
    TAKE,
    SNOOZE,
    TROUBLE,
    CRASH
  }

  /**
   * A step.
   *
   * @param number of an account, of credits, or of minutes
   */
  record Step(Event event, int number, int left) {}

  @Property(tries = 150)
  void whateverHappensTheMessagesAreFewAndTrueAtTheEnd(
      @ForAll @Size(min = 5, max = 60) List<@From("steps") Step> steps) throws Exception {
    try (Run run = new Run()) {
      for (Step step : steps) {
        run.does(step);
      }
      run.comesToRest();
      run.isAsItShouldBe();
      run.everyMessageIsRefreshed();
      run.everyMessageShowsTheFiguresToo();
    }
  }

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.of(Event.values()),
            Arbitraries.integers().between(0, 600),
            Arbitraries.of(4, 90, 240, 300, 650))
        .as(Step::new);
  }

  /** Two channels, one on each platform, with their bot. */
  private static final class Run implements AutoCloseable {
    private final AlertStory story = new AlertStory();
    private final Map<Platform, FakeChat> chats =
        Map.of(Platform.SLACK, FakeChat.likeSlack(), Platform.DISCORD, FakeChat.likeDiscord());
    private final Map<String, Integer> left = new HashMap<>();
    private OutboxDispatcher posts = posts();
    private EditDispatcher edits = edits();

    Run() {
      story.watching(RENDERS).watching(STUDIO);
      ACCOUNTS.forEach(each -> left.put(each, 650));
    }

    void does(Step step) throws Exception {
      switch (step.event()) {
        case READ -> read(ACCOUNTS.get(step.number() % ACCOUNTS.size()), step.left());
        case PASS -> pass(Duration.ofMinutes(step.number()));
        case JUMP -> {
          story.clock.move(Duration.ofMinutes(step.number()));
          checkWhatIsDue();
        }
        case POST -> post();
        case EDIT -> edit();
        case TAKE -> press(step, true);
        case SNOOZE -> press(step, false);
        case TROUBLE -> {
          chat(step).willBe(MOODS.get(step.number() % MOODS.size()));
          chat(step)
              .willTakeEdits(MOODS.get(step.left() % MOODS.size()), Mood.STORES_BUT_SAYS_TROUBLE);
        }
        case CRASH -> crash();
      }
    }

    private FakeChat chat(Step step) {
      return chat(step.number() % 2 == 0 ? Platform.SLACK : Platform.DISCORD);
    }

    private FakeChat chat(Platform platform) {
      return requireNonNull(chats.get(platform));
    }

    private void read(String name, int credits) {
      left.put(name, credits);
      story.read(name + " " + credits);
    }

    /** Time passes in small steps, with a poll each hour, as it does for a bot that is awake. */
    private void pass(Duration time) throws Exception {
      for (long minutes = 0; minutes < time.toMinutes(); minutes += 10) {
        story.pass(Duration.ofMinutes(10));
        checkWhatIsDue();
        if (minutes % 60 == 0) {
          poll();
        }
        post();
        edit();
      }
    }

    private void poll() {
      left.forEach((name, credits) -> story.read(name + " " + credits));
      story.pass(UrgentAlerts.GATHERING);
    }

    private void checkWhatIsDue() {
      for (Channel channel : List.of(RENDERS, STUDIO)) {
        Optional<LocalDate> checked = story.outbox.of(channel).checked();
        if (NINE_IN_BERLIN.dueAt(story.clock.instant(), checked).isPresent()) {
          story.checked(
              channel,
              left.entrySet().stream()
                  .map(each -> each.getKey() + " " + each.getValue())
                  .toArray(String[]::new));
        }
      }
    }

    private void post() throws Exception {
      posts.round().get(10, TimeUnit.SECONDS);
    }

    private void edit() throws Exception {
      edits.round().get(10, TimeUnit.SECONDS);
    }

    /** Of some message, as it stands in its channel now. */
    private void press(Step step, boolean takes) {
      List<Delivery> posted =
          story.all().stream()
              .filter(each -> each.stage() instanceof Delivery.Stage.Posted)
              .toList();
      if (posted.isEmpty()) {
        return;
      }
      Digest pressed = posted.get(step.number() % posted.size()).digest();
      Instant now = story.clock.instant();
      var by = SomeWatches.by("Anna", now);
      story.outbox.revise(
          pressed.id(),
          Revision.byPress(
              digest ->
                  takes
                      ? digest.taken(Taken.of(digest, digest.openAccounts(), by))
                      : digest.snoozed(Snooze.of(digest, SnoozePeriod.ONE_DAY, ZoneOffset.UTC, by)),
              now));
    }

    /** What was claimed stays claimed until its lease ends. */
    private void crash() {
      Instant now = story.clock.instant();
      var claim = new Claim("dead", now, QUICK.lease(), 100);
      story.outbox.claim(claim);
      story.outbox.claimEdits(claim);
      posts.close();
      edits.close();
      posts = posts();
      edits = edits();
    }

    void comesToRest() throws Exception {
      for (int i = 0; i < 8; i++) {
        pass(Duration.ofMinutes(60));
      }
    }

    void isAsItShouldBe() {
      Map<String, Long> daily =
          story.daily().stream()
              .collect(
                  Collectors.groupingBy(
                      each -> each.digest().key().channel() + " " + each.digest().key().date(),
                      Collectors.counting()));
      assertThat(daily.values()).allMatch(count -> count == 1);
      story.urgent().stream()
          .filter(each -> each.stage() instanceof Delivery.Stage.Posted)
          .collect(
              Collectors.groupingBy(
                  each -> each.digest().key().channel() + " " + each.digest().key().date(),
                  Collectors.counting()))
          .forEach(
              (day, count) ->
                  assertThat(count).as(day).isLessThanOrEqualTo(UrgentGroup.MOST_A_DAY));
      chats.values().forEach(chat -> assertThat(chat.messages().values()).allMatch(n -> n == 1));
      everyMessageShowsWhatAFreshRenderingSays();
      nothingCriticalIsHidden();
    }

    private void everyMessageShowsWhatAFreshRenderingSays() {
      for (Delivery each : story.all()) {
        if (each.stage() instanceof Delivery.Stage.Posted) {
          FakeChat chat = chat(each.digest().key().channel().platform());
          String shown = Transcript.of(chat.shown(each.id()).orElseThrow());
          assertThat(withoutFigures(shown))
              .isEqualTo(withoutFigures(Transcript.of(rendered(each.digest()))));
        }
      }
    }

    /** Nobody edits a message for a figure alone: how much is left, and as of when. */
    private static String withoutFigures(String words) {
      return words
          .replaceAll("As of \\S+", "As of")
          .replaceAll("[0-9,.]+ of 660 credits left \\([^)]*\\)", "some left")
          .replaceAll("[0-9,.]+ more credits", "more credits");
    }

    /** Somebody presses it under each, which shows its figures as they are known then. */
    void everyMessageIsRefreshed() throws Exception {
      Instant now = story.clock.instant();
      story.all().stream()
          .filter(each -> each.stage() instanceof Delivery.Stage.Posted)
          .forEach(each -> story.outbox.revise(each.id(), Revision.byPress(digest -> digest, now)));
      for (int i = 0; i < 12; i++) {
        story.clock.move(Duration.ofMinutes(5));
        edit();
      }
    }

    void everyMessageShowsTheFiguresToo() {
      for (Delivery each : story.all()) {
        if (each.stage() instanceof Delivery.Stage.Posted) {
          FakeChat chat = chat(each.digest().key().channel().platform());
          assertThat(chat.shown(each.id())).contains(rendered(each.digest()));
        }
      }
    }

    /** Each channel's messages of today together tell the accounts that are critical now. */
    private void nothingCriticalIsHidden() {
      Instant now = story.clock.instant();
      LocalDate today = NINE_IN_BERLIN.dateOf(now);
      for (Channel channel : List.of(RENDERS, STUDIO)) {
        List<AccountEmail> told =
            story.outbox.of(channel, today.minusDays(1)).stream()
                .filter(each -> each.stage() instanceof Delivery.Stage.Posted)
                .flatMap(each -> each.digest().open().stream())
                .filter(finding -> finding.level() == Severity.CRITICAL)
                .flatMap(finding -> finding.account().stream())
                .toList();
        left.forEach(
            (name, credits) -> {
              if (credits < 125) {
                assertThat(told).as("%s at %s", channel, now).contains(account(name));
              }
            });
      }
    }

    private OutboxDispatcher posts() {
      return new OutboxDispatcher(
          story.outbox,
          new DeliveryAttempt(
              platform -> Optional.of(chat(platform)),
              digest -> completedFuture(rendered(digest)),
              story.clock,
              QUICK),
          WarningListener.NONE,
          story.clock,
          QUICK);
    }

    private EditDispatcher edits() {
      return new EditDispatcher(
          story.outbox,
          new EditAttempt(
              platform -> Optional.of(chat(platform)),
              digest -> completedFuture(rendered(digest)),
              story.clock,
              QUICK),
          story.clock,
          QUICK);
    }

    private static ChatMessage rendered(Digest digest) {
      return DigestMessage.of(
          digest, new DigestWording(AccountNames.FULL, Map.of(), List.of(), ZoneOffset.UTC));
    }

    @Override
    public void close() {
      posts.close();
      edits.close();
    }
  }
}
