package bot.klingbalance.command.watch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.check.CheckPreview;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.WatchAnswers;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.command.watch.WatchRequest.Doctor;
import bot.klingbalance.command.watch.WatchRequest.Help;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.command.watch.WatchRequest.Pause;
import bot.klingbalance.command.watch.WatchRequest.Remove;
import bot.klingbalance.command.watch.WatchRequest.Show;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.DigestChart;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.DigestWording;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Text;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.store.StoreFailures;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Answers {@code /kling-watch}. Safe for use by many threads; no call blocks. */
public final class WatchCommand implements WatchAnswers {
  private static final int MOST_SET_ASIDE = 3;

  private final WatchRegistry book;
  private final WarningStore store;
  private final CheckPreview check;
  private final WatchPolicy rules;
  private final Clock clock;

  public WatchCommand(
      WatchRegistry book, WarningStore store, CheckPreview check, WatchPolicy rules, Clock clock) {
    this.book = book;
    this.store = store;
    this.check = check;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
    WatchRequest request = WatchRequest.parse(typed);
    if (request instanceof Help) {
      return completedFuture(WatchMessages.help());
    }
    if (request instanceof Mistake mistake) {
      return completedFuture(WatchMessages.mistake(mistake));
    }
    if (request instanceof Doctor) {
      return completedFuture(WatchMessages.noDoctor());
    }
    return StoreFailures.told(perform(request, asker, channel), WatchMessages::storeUnavailable);
  }

  @Override
  public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
    String accounts = subject instanceof OneAccount one ? one.email().value() : "all";
    return answer(asker, channel, "add " + accounts);
  }

  private CompletableFuture<ChatMessage> perform(
      WatchRequest request, Asker asker, Channel channel) {
    if (request instanceof Show) {
      return store.ask(() -> list(channel));
    }
    if (request instanceof WatchRequest.Check) {
      return store
          .ask(() -> new Known(book.of(channel), store.states().of(channel)))
          .thenCompose(this::preview);
    }
    if (!rules.managers().include(asker)) {
      return completedFuture(WatchMessages.notAllowed(rules.managers()));
    }
    WatchChange touch = new WatchChange(asker.user(), asker.name(), clock.instant());
    if (request instanceof Add add) {
      return hiddenAccount(add)
          .map(email -> completedFuture(CommandMessages.notShown(email)))
          .orElseGet(() -> store.ask(() -> add(add, channel, touch, asker.zone())));
    }
    if (request instanceof Pause pause) {
      return store.ask(() -> pause(pause, channel, touch));
    }
    return store.ask(() -> remove((Remove) request, channel));
  }

  private Optional<AccountEmail> hiddenAccount(Add add) {
    return add.accounts() instanceof These these
        ? these.emails().stream().sorted().filter(email -> !rules.shown().allows(email)).findFirst()
        : Optional.empty();
  }

  private ChatMessage add(Add add, Channel channel, WatchChange touch, Optional<ZoneId> home) {
    ChannelWatches before = book.of(channel);
    DailyTime daily = wantedTime(add, before, home);
    Watch watch = book.add(new NewWatch(channel, add.accounts(), limits(add), touch), daily);
    Text sentence =
        before.numbered(watch.number()).isEmpty()
            ? WatchMessages.added(watch)
            : WatchMessages.addedAnew(watch);
    boolean isTimeSet = book.setTime(channel).filter(set -> !set.equals(daily)).isPresent();
    return WatchMessages.changed(
        isTimeSet ? sentence.then(WatchMessages.timeIsSet()) : sentence,
        book.of(channel),
        clock.instant());
  }

  /** What was not typed stays as it was; at first it is as it is anywhere, where the asker is. */
  private DailyTime wantedTime(Add add, ChannelWatches watches, Optional<ZoneId> home) {
    DailyTime standard = rules.standard();
    DailyTime before =
        watches.daily().orElse(new DailyTime(standard.at(), home.orElse(standard.zone())));
    return new DailyTime(add.at().orElse(before.at()), add.zone().orElse(before.zone()));
  }

  /** Who says how low is low means that, and not the standard share besides. */
  private static WarnLimits limits(Add add) {
    if (add.belowCredits().isEmpty() && add.belowPercent().isEmpty()) {
      return WarnLimits.STANDARD;
    }
    return new WarnLimits(
        add.belowCredits().orElse(Credits.ZERO),
        add.belowPercent().orElse(0),
        WarnLimits.STANDARD.runwayDays(),
        WarnLimits.STANDARD.expiringDays(),
        WarnLimits.STANDARD.sessionDays());
  }

  private ChatMessage pause(Pause pause, Channel channel, WatchChange touch) {
    return changed(
        pause.number(),
        channel,
        book.pause(channel, pause.number(), pause.paused(), touch),
        WatchMessages::paused);
  }

  private ChatMessage remove(Remove remove, Channel channel) {
    return changed(
        remove.number(), channel, book.remove(channel, remove.number()), WatchMessages::removed);
  }

  private ChatMessage changed(
      int number, Channel channel, Optional<Watch> watch, Function<Watch, Text> sentence) {
    if (watch.isEmpty()) {
      return number == Watch.OF_SETTINGS && book.setTime(channel).isPresent()
          ? WatchMessages.ofSettings()
          : WatchMessages.unknownNumber(number);
    }
    return WatchMessages.changed(sentence.apply(watch.get()), book.of(channel), clock.instant());
  }

  private ChatMessage list(Channel channel) {
    return WatchMessages.list(
        book.of(channel), store.outbox().setAside(channel, MOST_SET_ASIDE), clock.instant());
  }

  private CompletableFuture<ChatMessage> preview(Known known) {
    if (known.watches().schedule().isEmpty()) {
      return completedFuture(WatchMessages.nothingWatched());
    }
    return check
        .decide(known.watches(), known.state(), Freshness.LIVE)
        .thenCompose(decision -> store.ask(() -> preview(decision, known.watches())));
  }

  private ChatMessage preview(CheckDecision decision, ChannelWatches watches) {
    DigestWording wording = rules.wording(watches, book.mentions(watches.channel()));
    return decision
        .digest()
        .map(
            digest ->
                DigestMessage.preview(
                    digest, wording, DigestChart.of(digest, wording, store.history())))
        .orElseGet(() -> WatchMessages.nothingToTell(decision.memory().accounts().size()));
  }

  private record Known(ChannelWatches watches, ChannelState state) {}
}
