package bot.klingbalance.doctor;

import bot.klingbalance.lease.BotInstance;
import bot.klingbalance.lease.BotSettings;
import bot.klingbalance.lease.BotsOnStore;
import bot.klingbalance.lease.HeldLease;
import bot.klingbalance.lease.SeenBot;
import bot.klingbalance.lease.shard.ShardCount;
import bot.klingbalance.lease.shard.ShardNames;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the database says of the bots on it. A chat reads no name of a machine. Pure. */
final class BotChecks {
  private static final String BOTS = "Bots";
  private static final String SETTINGS = "Settings of the bots";
  private static final String GATEWAY = "Discord gateway";
  private static final ShardNames NAMES = new ShardNames("discord-gateway");

  private BotChecks() {}

  /** Nothing where there is one bot only. */
  static List<CheckResult> of(BotsOnStore store) {
    List<SeenBot> heard = store.bots().stream().filter(SeenBot::isHeard).toList();
    List<CheckResult> checks = new ArrayList<>();
    if (!store.bots().isEmpty()) {
      checks.add(bots(store.bots(), heard));
    }
    unreadable(store.leases()).ifPresent(checks::add);
    boolean mayOneBeThere = !store.bots().stream().allMatch(SeenBot::isMissed);
    List<HeldLease> shards = shards(store.leases());
    shards.stream().map(lease -> gateway(lease, shards.size(), mayOneBeThere)).forEach(checks::add);
    settings(store.settings()).ifPresent(checks::add);
    return checks;
  }

  /**
   * Where the store cannot be read.
   *
   * @param hasGateway whether one of the bots has Discord's gateway
   */
  static List<CheckResult> unread(boolean hasGateway) {
    return Stream.of(BOTS, GATEWAY)
        .filter(name -> hasGateway || !name.equals(GATEWAY))
        .map(CheckResult::unread)
        .toList();
  }

  private static CheckResult bots(List<SeenBot> all, List<SeenBot> heard) {
    Text each = Text.joined(", ", all.stream().map(BotChecks::state).toList());
    long versions = heard.stream().map(seen -> seen.bot().version()).distinct().count();
    String count =
        switch (heard.size()) {
          case 0 -> "No bot is heard of on this database";
          case 1 -> "One bot runs on this database";
          default -> "%d bots run on this database".formatted(heard.size());
        };
    Text finding = Text.of(count + ": ").then(each).plain(".");
    return versions > 1
        ? mixed(finding, count)
        : CheckResult.fine(BOTS, finding).inChat(count + ".");
  }

  private static CheckResult mixed(Text finding, String count) {
    String remedy = "They are of different versions: bring all to the newest one.";
    return new CheckResult(BOTS, CheckStatus.ATTENTION, finding, Text.of(remedy))
        .inChat("%s. %s".formatted(count, remedy));
  }

  private static Text state(SeenBot seen) {
    if (seen.isHeard()) {
      BotInstance bot = seen.bot();
      return Text.of("%s (version %s, since ".formatted(bot.id(), bot.version()))
          .then(when(bot.startedAt()))
          .plain(")");
    }
    return seen.isMissed()
        ? Text.of("%s (not seen since ".formatted(seen.bot().id())).then(when(seen.at())).plain(")")
        : Text.of(
            "%s (not heard of for %d s)".formatted(seen.bot().id(), seen.silence().toSeconds()));
  }

  private static Optional<CheckResult> unreadable(List<HeldLease> all) {
    return all.stream()
        .filter(lease -> lease.name().equals(NAMES.total()))
        .filter(lease -> ShardCount.read(lease.holder()).isEmpty())
        .findFirst()
        .map(
            lease ->
                CheckResult.attention(
                        GATEWAY,
                        "The row %s of the table leases has no whole number from 1 to %d: the bots pass it over and agree anew. Look into what else writes to that table."
                            .formatted(NAMES.total(), ShardCount.MOST))
                    .inChat("The database has no valid number of shards: the bots agree anew."));
  }

  /** Those that there are; older ones may be written down still. */
  private static List<HeldLease> shards(List<HeldLease> all) {
    int total =
        all.stream()
            .filter(lease -> lease.name().equals(NAMES.total()))
            .flatMapToInt(lease -> ShardCount.read(lease.holder()).stream())
            .findFirst()
            .orElse(1);
    return IntStream.range(0, total)
        .mapToObj(NAMES::lease)
        .flatMap(name -> named(name, all).or(() -> neverHad(name, total)).stream())
        .toList();
  }

  private static Optional<HeldLease> named(String name, List<HeldLease> all) {
    return all.stream().filter(lease -> lease.name().equals(name)).findFirst();
  }

  /** A bot without Discord asks for no lease; one with several shards wants each of them. */
  private static Optional<HeldLease> neverHad(String name, int total) {
    return total == 1
        ? Optional.empty()
        : Optional.of(new HeldLease(name, "", Instant.EPOCH, false));
  }

  private static CheckResult gateway(HeldLease lease, int shards, boolean mayOneBeThere) {
    String name =
        shards == 1
            ? GATEWAY
            : "%s, shard %s".formatted(GATEWAY, lease.name().substring(NAMES.leases().length()));
    if (lease.isValid()) {
      return CheckResult.fine(
              name,
              Text.of("%s has it, since ".formatted(lease.holder()))
                  .then(when(lease.since()))
                  .plain("."))
          .inChat("One bot has it.");
    }
    return mayOneBeThere
        ? CheckResult.attention(
                name,
                "No bot has it: commands on Discord are not answered. Look into the logs of the bots.")
            .inChat("No bot has it: commands on Discord are not answered.")
        : CheckResult.fine(name, "No bot has it: none runs.");
  }

  /** Nothing while all are alike. */
  private static Optional<CheckResult> settings(List<BotSettings> all) {
    List<BotSettings> newest = all.stream().filter(BotSettings::areNewest).toList();
    if (newest.size() == all.size()) {
      return Optional.empty();
    }
    Text finding =
        Text.of("With the newest watches, since ")
            .then(when(newest.get(0).since()))
            .plain(
                ": %s. Waiting, without checks, reports and alerts: %s."
                    .formatted(names(newest, true), names(all, false)));
    String remedy = "Start all with the same settings.";
    return Optional.of(
        new CheckResult(SETTINGS, CheckStatus.ATTENTION, finding, Text.of(remedy))
            .inChat(
                "%d of %d bots work by the newest watches of the settings; the rest waits. %s"
                    .formatted(newest.size(), all.size(), remedy)));
  }

  private static String names(List<BotSettings> bots, boolean areNewest) {
    return bots.stream()
        .filter(each -> each.areNewest() == areNewest)
        .map(BotSettings::bot)
        .collect(Collectors.joining(", "));
  }

  private static Text when(Instant at) {
    return Text.EMPTY.moment(at, Style.DATE).plain(" ").moment(at, Style.TIME);
  }
}
