package bot.klingbalance.digest;

import static bot.klingbalance.digest.ChannelStory.limits;
import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Span;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the daily message says. */
class DigestMessageTest {
  private static final DigestWording WORDING =
      new DigestWording(
          AccountNames.masked(List.of()),
          Map.of(Tone.CRITICAL, "@here"),
          List.of(new Pack(Credits.of(660), "$10"), new Pack(Credits.of(330), "$5")),
          ZoneId.of("Europe/Berlin"));
  private static final String EVERYTHING = "credits=500 percent=10 runway=3 expiring=3 session=2";

  @Test
  void aBurstThatIsOverIsToldWithItsDayAndFigures() {
    Instant nine = SomeDigests.checkOf(MONDAY);
    Instant noon = nine.minus(Duration.ofHours(21));
    Cause.Unusual burst =
        new Cause.Unusual(
            Credits.of(1_240), Credits.of(200), noon.minus(Duration.ofHours(3)), noon, false, true);
    Finding finding =
        new Finding(Optional.of(account("render-a")), Trigger.UNUSUAL_SPENDING, burst);
    Digest digest =
        new Digest(
            new DigestKey(RENDERS, MONDAY),
            nine,
            nine.plus(Duration.ofHours(15)),
            Set.of(account("render-a")),
            List.of(new DigestLine(finding, false)),
            List.of(),
            List.of(),
            Optional.empty());

    assertThat(words(digest))
        .contains(
            " · spending was unusual yesterday and is over: 1,240 credits in 3 hours, six times the"
                + " usual\n→ See with /kling-usage what it went on.");
  }

  @Test
  void whatThePaceWillLeaveIsToldInWholeCredits() {
    Digest digest =
        new ChannelStory(limits(EVERYTHING))
            .day("render-b: 3100/3000 +3000 expires=36h out=90h pace=93")
            .digest()
            .orElseThrow();

    assertThat(words(digest))
        .contains("· 2,960 credits expire tomorrow unused → use this account first");
  }

  @Test
  void theMostUrgentStandsFirstWithItsNextStep() {
    Digest digest =
        new ChannelStory(limits(EVERYTHING))
            .day(
                "render-a: 42/660 out=9h missing=316 grant=13d",
                "render-b: 3100/3000 +3000 expires=2d",
                "render-c: fails=SIGN_IN_LOST",
                "render-d: 2900/3000 session=1d",
                "render-e: silent",
                "render-f: 2900/3000")
            .digest()
            .orElseThrow();

    assertThat(words(digest))
        .isEqualTo(
            """
            🔴 3 Kling accounts need action today · Monday 23 November
            @here
            2 more need a look.
            🔴 Critical · re•••a@example.com
            Runs out today about 18:00, 13 days before the next grant · 42 of 660 credits left (6 %)
            → Top up 330 credits ($5) to last until the next grant.
            🔴 Critical · re•••c@example.com · useapi.net lost its sign-in to Kling.
            → Delete the account at useapi.net and add it again.
            🟠 Warning · re•••d@example.com · sign-in to Kling ends tomorrow
            → Delete the account at useapi.net and add it again.
            ℹ️ Notice · re•••b@example.com · 3,100 credits expire on Wed 25 Nov unused → use this account first
            ℹ️ Notice · re•••e@example.com · it answers, but does not say what is left
            As of 2026-11-23T08:00:00Z
            [I'm on it] [Refresh] [Snooze 1 day] [Snooze 3 days] [Snooze until the next grant]
            """);
  }

  @Test
  void withoutAPaceNoneIsInventedAndWithoutMaskingAddressesStandInFull() {
    DigestWording plain =
        new DigestWording(AccountNames.FULL, Map.of(), List.of(), ZoneId.of("Europe/Berlin"));
    Digest digest =
        new ChannelStory(limits("credits=500"))
            .dayOfStudio("310/660 grant=13d")
            .digest()
            .orElseThrow();

    assertThat(Transcript.of(DigestMessage.of(digest, plain)))
        .startsWith(
            """
            🟠 1 Kling account needs action today · Monday 23 November
            🟠 Warning · studio@example.com
            310 of 660 credits left (47 %)
            → Top it up at Kling, or wait for the next grant on Sun 6 Dec.
            """);
  }

  @Test
  void moreThanAnyPackIsSaidInSeveral() {
    Digest digest =
        new ChannelStory(limits("credits=500"))
            .dayOfStudio("310/660 out=74h missing=992 grant=13d")
            .digest()
            .orElseThrow();

    assertThat(words(digest))
        .contains("Runs out Thu 26 Nov, 10 days before the next grant · 310 of 660 credits left")
        .contains("→ Top up 1,320 credits (2 × 660, $20) to last until the next grant.");
  }

  @Test
  void whatMayAsWellLastIsSaidWithItsChance() {
    Digest digest =
        new ChannelStory(limits("runway=3"))
            .dayOfStudio("310/660 out=60h lasting=45 grant=13d")
            .digest()
            .orElseThrow();

    assertThat(words(digest))
        .contains(
            "May run out from Wed 25 Nov; one chance in two that it lasts until the grant on"
                + " Sun 6 Dec · 310 of 660 credits left");
  }

  @Test
  void whatIsWarnedOfInTheFirstDaysIsToldThoughNoChanceIsKnown() {
    Digest digest =
        new ChannelStory(limits("runway=3"))
            .dayOfStudio("650/660 out=36h perhaps grant=13d")
            .digest()
            .orElseThrow();

    assertThat(words(digest))
        .contains("May run out from tomorrow · 650 of 660 credits left (98 %)");
  }

  @Test
  void howeverManyPacksAreNeededTheyAreNamed() {
    Digest digest =
        new ChannelStory(limits("credits=50000"))
            .dayOfStudio("31000/66000 out=74h missing=9000 grant=13d")
            .digest()
            .orElseThrow();

    assertThat(words(digest))
        .contains("→ Top up 9,240 credits (14 × 660, $140) to last until the next grant.");
  }

  @Test
  void oneCauseIsOneLineAndCannotBeSnoozed() {
    Digest digest =
        new ChannelStory(limits("credits=500"))
            .day("render-a: fails=TOKEN_REFUSED", "render-b: fails=TOKEN_REFUSED")
            .digest()
            .orElseThrow();

    assertThat(words(digest))
        .isEqualTo(
            """
            🔴 Kling accounts cannot be read · Monday 23 November
            @here
            🔴 Critical · useapi.net refuses the bot's API token: no account can be read.
            → Whoever runs the bot has to set a valid one.
            As of 2026-11-23T08:00:00Z
            [Refresh]
            """);
  }

  @Test
  void backToNormalIsSaidWithWhatCame() {
    Digest digest =
        new ChannelStory(limits("credits=500"))
            .dayOfStudio("42/660 expires=1d")
            .dayOfStudio("3000/3000 expires=30d")
            .digest()
            .orElseThrow();

    ChatMessage message = DigestMessage.of(digest, WORDING);

    assertThat(message.tone()).isEqualTo(Tone.GOOD);
    assertThat(Transcript.of(message))
        .isEqualTo(
            """
            🟢 1 Kling account is back to normal · Tuesday 24 November
            🟢 st•••o@example.com · Back to normal: +3,000 credits (grant), 3,000 credits left.
            As of 2026-11-24T08:00:00Z
            [Refresh]
            """);
  }

  @Test
  void anAccountThatIsGoneIsSaidToBeSoAndNotToBeBackToNormal() {
    Digest digest =
        new ChannelStory(limits("credits=500"))
            .day("studio: 400/3000", "b: 900/3000")
            .day("b: 900/3000")
            .digest()
            .orElseThrow();

    ChatMessage message = DigestMessage.of(digest, WORDING);

    assertThat(Transcript.of(message))
        .isEqualTo(
            """
            ℹ️ Kling accounts are gone from the list · Tuesday 24 November
            ℹ️ st•••o@example.com · No longer in the list of accounts at useapi.net: no more warnings come for it.
            As of 2026-11-24T08:00:00Z
            [Refresh]
            """);
  }

  @Test
  void aSnoozeSaysWhoAndUntilWhenAndTheNextMessageWhatItHides() {
    ChannelStory story = new ChannelStory(limits("credits=500")).day("render-a: 400/660");
    Digest digest = story.digest().orElseThrow();

    Digest snoozed =
        digest.snoozed(
            Snooze.of(
                digest,
                SnoozePeriod.THREE_DAYS,
                ZoneId.of("Europe/Berlin"),
                SomeWatches.by("Anna\u202e @here", digest.readAt().plusSeconds(60))));
    story.snoozed(SnoozePeriod.UNTIL_GRANT).day("render-a: 390/660", "render-b: 100/660");

    assertThat(words(snoozed))
        .startsWith("💤 Snoozed until Thu 26 Nov by Anna @here · 1 of 1 account\n")
        .containsOnlyOnce("Snoozed");
    assertThat(words(story.digest().orElseThrow()))
        .contains("Snoozed: re•••a@example.com until the next grant by Anna.\n");
  }

  @Test
  void whatIsOverIsStruckThroughAndTheHeadingFollows() {
    ChannelStory story = new ChannelStory(limits("credits=500")).day("render-a: 400/660");

    ChatMessage message = DigestMessage.of(story.refreshed("render-a: 650/660"), WORDING);

    assertThat(Transcript.of(message))
        .startsWith(
            "🟢 1 Kling account is back to normal · Monday 23 November\n✓ Warning · re•••a@");
    assertThat(((Paragraph) message.body().get(0)).text().spans())
        .first()
        .isEqualTo(new Span.Plain("✓ "));
    assertThat(((Paragraph) message.body().get(0)).text().spans())
        .element(1)
        .isInstanceOf(Span.Struck.class)
        .extracting(Span::words)
        .asString()
        .startsWith("Warning · re•••a@example.com\n400 of 660 credits left");
  }

  @Test
  void whatIsOverAsksForNoStep() {
    ChannelStory story =
        new ChannelStory(limits("credits=500 expiring=3"))
            .day(
                "render-a: 400/660",
                "render-b: fails=SIGN_IN_LOST",
                "render-c: 600/660 expires=2d");

    String words =
        words(story.refreshed("render-a: 650/660", "render-b: 650/660", "render-c: 660/660"));

    assertThat(words).contains("✓ ", "400 of 660 credits left", "lost its sign-in", "expire");
    assertThat(words).doesNotContain("→");
  }

  @Test
  void theHeadingOfASnoozedMessageSaysSoUntilSomethingElseTurnsCritical() {
    ChannelStory story =
        new ChannelStory(limits("credits=500"))
            .day("render-a: 400/660", "render-b: 300/660", "render-c: 650/660");
    Digest digest = story.digest().orElseThrow();
    Digest snoozed =
        digest.snoozed(
            Snooze.of(
                digest,
                SnoozePeriod.THREE_DAYS,
                ZoneId.of("Europe/Berlin"),
                SomeWatches.by("alice", digest.readAt().plusSeconds(60))));
    ChannelReadings worse =
        ChannelReadings.of(List.of(ChannelStory.readingOf("render-b", "4/660")));

    assertThat(words(snoozed))
        .startsWith("💤 Snoozed until Thu 26 Nov by alice · 2 of 3 accounts\n");
    assertThat(words(story.after(snoozed, worse)))
        .startsWith("🔴 2 Kling accounts need action today · Monday 23 November\n");
  }

  /** A snooze hides none of them, so the heading does not claim that it does. */
  @Test
  void theHeadingSaysNothingOfASnoozeWhereSomethingIsCritical() {
    Digest digest =
        new ChannelStory(limits("credits=500"))
            .day("render-a: 4/660", "render-b: 300/660")
            .digest()
            .orElseThrow();
    Digest snoozed =
        digest.snoozed(
            Snooze.of(
                digest,
                SnoozePeriod.THREE_DAYS,
                ZoneId.of("Europe/Berlin"),
                SomeWatches.by("alice", digest.readAt().plusSeconds(60))));

    assertThat(words(snoozed))
        .startsWith("🔴 2 Kling accounts need action today · Monday 23 November\n")
        .contains(
            "Snoozed by alice until 2026-11-26T08:01:00Z, 2026-11-26T08:01:00Z."
                + " What is critical is still told.\n");
  }

  @Test
  void aSnoozedHeadingCountsAllAndNoLineBelowItCountsMore() {
    ChannelStory story =
        new ChannelStory(limits("credits=500 expiring=3"))
            .day("render-a: 400/660", "render-b: 600/660 expires=2d");
    Digest digest = story.digest().orElseThrow();

    Digest snoozed =
        digest.snoozed(
            Snooze.of(
                digest,
                SnoozePeriod.ONE_DAY,
                ZoneId.of("Europe/Berlin"),
                SomeWatches.by("alice", digest.readAt().plusSeconds(60))));

    assertThat(words(digest)).contains("1 more needs a look.");
    assertThat(words(snoozed))
        .startsWith("💤 Snoozed until Tue 24 Nov by alice · 2 of 2 accounts\n")
        .doesNotContain("more needs a look");
  }

  @Test
  void creditsThatHaveExpiredAreNotCalledBackToNormal() {
    ChannelStory story = new ChannelStory(limits("expiring=3")).day("render-a: 600/660 expires=2d");

    assertThat(words(story.refreshed("render-a: 660/660")))
        .startsWith("🟢 No Kling account needs a look any more · Monday 23 November\n✓ Notice");
  }

  @Test
  void whatSomebodyHasTakenSaysWhoAndMentionsNobodyUntilItIsWorse() {
    ChannelStory story =
        new ChannelStory(limits("credits=500")).day("render-a: 42/660", "render-b: 42/660");

    Digest taken = story.taken().digest().orElseThrow();

    assertThat(mentions(DigestMessage.of(taken, WORDING))).isEmpty();
    assertThat(words(taken))
        .contains(
            "🙋 Anna has been on it since 2026-11-23T09:00:00Z, 2026-11-23T09:00:00Z:"
                + " re•••a@example.com, re•••b@example.com.\n");

    Digest tomorrow = story.day("render-a: 30/660", "render-b: 42/660").digest().orElseThrow();
    assertThat(mentions(DigestMessage.of(tomorrow, WORDING))).isEmpty();
    assertThat(words(tomorrow)).contains("🙋 Anna has been on it since 2026-11-23");

    Digest worse =
        story.day("render-a: fails=SIGN_IN_LOST", "render-b: 42/660").digest().orElseThrow();
    assertThat(mentions(DigestMessage.of(worse, WORDING))).hasSize(1);
    assertThat(words(worse)).contains("Z: re•••b@example.com.\n");
  }

  @Test
  void whatIsOverIsNobodysAnyMore() {
    ChannelStory story = new ChannelStory(limits("credits=500")).day("render-a: 42/660").taken();

    story.day("render-a: 650/660").day("render-a: 42/660");

    assertThat(mentions(DigestMessage.of(story.digest().orElseThrow(), WORDING))).hasSize(1);
  }

  @Test
  void onlyTheSettingsMentionAndOnlyForTheirLevel() {
    Digest warning =
        new ChannelStory(limits("credits=500")).dayOfStudio("400/660").digest().orElseThrow();
    Digest critical =
        new ChannelStory(limits("credits=500")).dayOfStudio("4/660").digest().orElseThrow();

    assertThat(mentions(DigestMessage.of(warning, WORDING))).isEmpty();
    assertThat(mentions(DigestMessage.of(critical, WORDING)))
        .containsExactly(new Span.Mention("@here"));
    assertThat(mentions(DigestMessage.preview(critical, WORDING, Optional.empty()))).isEmpty();
  }

  @Test
  void aPreviewHasNoButtonsAndSaysThatNothingWasPosted() {
    Digest digest =
        new ChannelStory(limits("credits=500")).dayOfStudio("4/660").digest().orElseThrow();

    assertThat(Transcript.of(DigestMessage.preview(digest, WORDING, Optional.empty())))
        .endsWith("As of 2026-11-23T08:00:00Z · only you see this, nothing was posted\n");
  }

  @Test
  void hundredsOfAccountsFitIntoAMessageThatSaysHowManyMoreThereAre() {
    Digest digest =
        new ChannelStory(limits("credits=500"))
            .day(
                IntStream.range(0, 300)
                    .mapToObj(i -> "render-%03d: %d/660".formatted(i, i < 25 ? 4 : 400))
                    .toArray(String[]::new))
            .digest()
            .orElseThrow();

    assertThat(words(digest))
        .startsWith("🔴 300 Kling accounts need action today")
        .contains("… and 280 more, 5 of them critical. See them all with /kling-balance.");
  }

  @Test
  void theButtonsNameTheDeliveryAndNoAddress() {
    Digest digest = SomeDigests.digest(RENDERS, MONDAY);

    assertThat(digest.id().value()).matches("[\\w-]{24}");
    assertThat(digest.id()).isEqualTo(new DigestKey(RENDERS, MONDAY).deliveryId());
    assertThat(digest.id()).isNotEqualTo(new DigestKey(RENDERS, MONDAY.plusDays(1)).deliveryId());
    assertThat(DigestMessage.of(digest, WORDING).buttons())
        .allSatisfy(button -> assertThat(button.toString()).doesNotContain("@"));
  }

  private static List<Span> mentions(ChatMessage message) {
    return message.body().stream()
        .flatMap(block -> ((Paragraph) block).text().spans().stream())
        .filter(Span.Mention.class::isInstance)
        .toList();
  }

  private static String words(Digest digest) {
    return Transcript.of(DigestMessage.of(digest, WORDING));
  }
}
