package bot.klingbalance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.testing.LongStory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, and a day of a message that lives, on both platforms. */
@LongStory
class LivingMessagesStoryTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final Instant NOON_BEFORE = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant JUST_BEFORE_NINE = Instant.parse("2026-11-24T07:59:59Z");

  /** A second or so: people have a budget of presses. */
  private static final int LOOKS_A_PRESS = 4;

  @TempDir private Path folder;

  @Test
  void itIsTakenStruckThroughAndLeftWhereItIsGoneOnBothPlatforms() throws Exception {
    try (World world = new World(folder, NOON_BEFORE, List.of(World.SLACK, World.DISCORD))) {
      world.takesInItsSettings();
      world.clock.moveTo(JUST_BEFORE_NINE);
      try (BotProcess bot = world.startBot()) {
        world.awaitConnected();
        Ledger ledger = Ledger.of(world.database());
        world.await(() -> ledger.allAreSettledOn(DAY, 2), bot);
        assertThat(onSlack(world)).startsWith("🟠 1 Kling account needs action today");
        assertThat(onDiscord(world, ledger)).contains("🟠 1 Kling account needs action today");

        Member anna = new Member(world);
        anna.pressesOnSlack("take", ledger.ofDaily(World.SLACK, DAY, "delivery"));
        world.await(() -> onDiscord(world, ledger).contains("on it since"), bot);
        world.await(() -> onSlack(world).contains("on it since"), bot);

        world.accountHas(650);
        refreshUntil(world, bot, anna, () -> onSlack(world).contains("back to normal"));
        passUntil(world, bot, () -> onDiscord(world, ledger).contains("back to normal"));
        assertThat(onDiscord(world, ledger)).contains("~~").doesNotContain("on it since");

        somebodyDeletesSlacksMessageAndArchivesDiscordsThread(world);
        world.accountHas(2);
        refreshUntil(world, bot, anna, () -> world.discord.messagesIn(World.DISCORD.id()) == 2);
        passUntil(world, bot, () -> !world.slack.channel().isEmpty());
        passUntil(world, bot, () -> ledger.editsLeft() == 0);

        assertThat(world.slack.channel()).as("what is deleted stays deleted").hasSize(1);
        assertThat(onSlack(world)).startsWith("🔴 1 Kling account needs action now");
        assertThat(ledger.ofDaily(World.SLACK, DAY, "edit_ended")).contains("The message is gone");
        assertThat(ledger.ofDaily(World.DISCORD, DAY, "edit_ended")).isNotEqualTo("null");
      }
    }
  }

  /** Nobody asks for it any more: the list says so, whoever had it read, to every channel. */
  @Test
  void whatIsDeletedAtUseapiIsStruckThroughOnBothPlatforms() throws Exception {
    Map<Channel, String> all = Map.of(World.SLACK, "all", World.DISCORD, "all");
    List<String> accounts = List.of(UseApiStandIn.ACCOUNT, "other@example.com");
    try (World world = new World(folder, NOON_BEFORE, all, accounts)) {
      world.takesInItsSettings();
      world.clock.moveTo(JUST_BEFORE_NINE);
      try (BotProcess bot = world.startBot()) {
        world.awaitConnected();
        Ledger ledger = Ledger.of(world.database());
        world.await(() -> ledger.allAreSettledOn(DAY, 2), bot);
        assertThat(onSlack(world)).startsWith("🟠 2 Kling accounts need action today");

        world.accountIsDeleted(UseApiStandIn.ACCOUNT);
        refreshUntil(
            world, bot, new Member(world), () -> onSlack(world).contains("no longer in the list"));
        passUntil(world, bot, () -> onDiscord(world, ledger).contains("no longer in the list"));

        assertThat(onSlack(world)).startsWith("🟠 1 Kling account needs action today");
        assertThat(onDiscord(world, ledger))
            .contains("🟠 1 Kling account needs action today", "~~");
      }
    }
  }

  /**
   * Under the message on Discord, again and again: an account is read live once in ten seconds,
   * which the bot measures by no clock. What is read then shows in every message of the day.
   */
  private static void refreshUntil(
      World world, BotProcess bot, Member member, BooleanSupplier brought) {
    Ledger ledger = Ledger.of(world.database());
    passUntil(
        world,
        bot,
        looks -> {
          if (looks % LOOKS_A_PRESS == 0) {
            member.pressesOnDiscord(
                "reread",
                ledger.ofDaily(World.DISCORD, DAY, "delivery"),
                ledger.ofDaily(World.DISCORD, DAY, "message"));
          }
          return brought.getAsBoolean();
        });
  }

  private static void somebodyDeletesSlacksMessageAndArchivesDiscordsThread(World world) {
    world.slack.channel().clear();
    world.discord.answersNext(
        "PATCH channels/.*",
        400,
        Json.object().put("code", 50083).put("message", "Thread is archived"),
        Map.of());
  }

  /** In steps of a minute: edits keep their distance. */
  private static void passUntil(World world, BotProcess bot, BooleanSupplier brought) {
    passUntil(world, bot, looks -> brought.getAsBoolean());
  }

  /**
   * The same.
   *
   * @param look of that number, from 0 on: whether it has come about
   */
  private static void passUntil(World world, BotProcess bot, IntPredicate look) {
    for (int looks = 0; !look.test(looks); looks++) {
      if (looks > 150 || !bot.isAlive()) {
        throw new AssertionError("it does not come about; last words: " + bot.lastWords());
      }
      bot.awaitDeath(Duration.ofMillis(250));
      world.move(Duration.ofMinutes(1), bot);
    }
  }

  private static String onSlack(World world) {
    return world.slack.channel().isEmpty()
        ? ""
        : world.slack.channel().get(0).get("text").getAsString();
  }

  private static String onDiscord(World world, Ledger ledger) {
    return world.discord.message(ledger.ofDaily(World.DISCORD, DAY, "message")).toString();
  }
}
