package bot.klingbalance.command.watch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.delivery.ChannelDelivery;
import bot.klingbalance.command.typed.AccountGuess;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.command.watch.WatchRequest.Pause;
import bot.klingbalance.command.watch.WatchRequest.Remove;
import bot.klingbalance.command.watch.WatchRequest.Report;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Changes the watches of a channel, for those who may. No call blocks. */
final class WatchChanges {
  private final WatchRegistry watches;
  private final WarningStore store;
  private final Supplier<WatchPolicy> policy;
  private final AccountGuess guess;
  private final ChannelDelivery delivery;
  private final ReportChanges reports;
  private final Clock clock;

  WatchChanges(WatchContext context, AccountGuess guess, ChannelDelivery delivery, Clock clock) {
    this.watches = context.watches();
    this.store = context.store();
    this.policy = context.policy();
    this.guess = guess;
    this.delivery = delivery;
    this.reports = new ReportChanges(context, clock);
    this.clock = clock;
  }

  CompletableFuture<ChatMessage> add(Add add, Asker asker, Channel channel) {
    return allowed(
        asker,
        change ->
            hiddenAccount(add)
                .map(email -> completedFuture(CommandMessages.notShown(email)))
                .orElseGet(() -> addAndTell(add, channel, change, asker.zone())));
  }

  /** What that person reads who may not add it; nothing where it may be added. */
  Optional<ChatMessage> refusal(Add add, Asker asker) {
    Managers managers = policy.get().managers();
    return managers.include(asker)
        ? hiddenAccount(add).map(CommandMessages::notShown)
        : Optional.of(WatchMessages.notAllowed(managers));
  }

  CompletableFuture<ChatMessage> report(Report report, Asker asker, Channel channel) {
    return allowed(
        asker,
        change -> {
          CompletableFuture<Optional<Text>> hindrance = delivery.hindrance(channel);
          CompletableFuture<ChatMessage> put =
              store.ask(() -> reports.put(report, channel, asker, change));
          return put.thenCombine(hindrance, WatchMessages::withHindrance);
        });
  }

  CompletableFuture<ChatMessage> pause(Pause pause, Asker asker, Channel channel) {
    return allowed(asker, change -> store.ask(() -> pause(pause, channel, change)));
  }

  CompletableFuture<ChatMessage> remove(Remove remove, Asker asker, Channel channel) {
    return allowed(asker, change -> store.ask(() -> remove(remove, channel, change)));
  }

  CompletableFuture<ChatMessage> resend(Asker asker, Channel channel) {
    return allowed(asker, change -> delivery.resend(channel));
  }

  private CompletableFuture<ChatMessage> allowed(
      Asker asker, Function<WatchChange, CompletableFuture<ChatMessage>> done) {
    return policy.get().managers().include(asker)
        ? done.apply(new WatchChange(asker.user(), asker.name(), clock.instant()))
        : completedFuture(WatchMessages.notAllowed(policy.get().managers()));
  }

  private Optional<AccountEmail> hiddenAccount(Add add) {
    return add.accounts() instanceof These these
        ? these.emails().stream()
            .sorted()
            .filter(email -> !policy.get().shown().allows(email))
            .findFirst()
        : Optional.empty();
  }

  /** The watch is kept also where nobody has the account yet: it may be set up tomorrow. */
  private CompletableFuture<ChatMessage> addAndTell(
      Add add, Channel channel, WatchChange change, Optional<ZoneId> home) {
    CompletableFuture<Optional<Text>> hindrance = delivery.hindrance(channel);
    CompletableFuture<ChatMessage> added =
        store
            .ask(() -> add(add, channel, change, home))
            .thenCombine(hindrance, WatchMessages::withHindrance);
    return add.accounts()
        .match(
            all -> added,
            these ->
                added.thenCompose(
                    answer ->
                        guess
                            .onBehalfOf(change.by().requester())
                            .aboutUnknown(these.emails())
                            .thenApply(unknown -> WatchMessages.with(answer, unknown))));
  }

  private ChatMessage add(Add add, Channel channel, WatchChange change, Optional<ZoneId> home) {
    ChannelWatches before = watches.of(channel);
    WantedWatch wanted = new WantedWatch(add, before);
    if (wanted.isTooMany()) {
      return LimitMessages.tooManyWatches();
    }
    DailyTime daily = wanted.time(policy.get().standard(), home);
    Watch watch =
        watches.add(new NewWatch(channel, add.accounts(), wanted.limits(), change), daily);
    Text sentence =
        before.numbered(watch.number()).isEmpty()
            ? WatchMessages.added(watch)
            : WatchMessages.addedAnew(watch);
    boolean isTimeSet = watches.setTime(channel).filter(set -> !set.equals(daily)).isPresent();
    return WatchMessages.changed(
        isTimeSet ? sentence.then(WatchMessages.timeIsSet()) : sentence,
        watches.of(channel),
        clock.instant());
  }

  private ChatMessage pause(Pause pause, Channel channel, WatchChange change) {
    return reports
        .pause(channel, pause.number(), pause.paused(), change)
        .orElseGet(
            () ->
                changed(
                    pause.number(),
                    channel,
                    watches.pause(channel, pause.number(), pause.paused(), change),
                    WatchMessages::paused));
  }

  private ChatMessage remove(Remove remove, Channel channel, WatchChange change) {
    return reports
        .remove(channel, remove.number(), change)
        .orElseGet(
            () ->
                changed(
                    remove.number(),
                    channel,
                    watches.remove(channel, remove.number(), change),
                    WatchMessages::removed));
  }

  private ChatMessage changed(
      int number, Channel channel, Optional<Watch> watch, Function<Watch, Text> sentence) {
    if (watch.isEmpty()) {
      return number == Watch.OF_SETTINGS && watches.setTime(channel).isPresent()
          ? WatchMessages.ofSettings()
          : WatchMessages.unknownNumber(number);
    }
    return WatchMessages.changed(sentence.apply(watch.get()), watches.of(channel), clock.instant());
  }
}
