package bot.klingbalance.program;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.health.AccountFigures;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.settings.CheckedClip;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.watch.DailyTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The settings that hold at the moment. Safe for use by many threads: whoever asks gets one state
 * of them, whole.
 */
final class CurrentSettings implements Supplier<Settings> {
  /** When a channel is checked for which nobody says when. */
  private static final LocalTime CHECKED_AT = LocalTime.of(9, 0);

  private final Supplier<AccountNames> masks;
  private volatile State state;

  /**
   * The settings at the start.
   *
   * @param masks for the accounts that are known at the moment
   */
  CurrentSettings(Settings atStart, Supplier<AccountNames> masks) {
    this.masks = masks;
    this.state = State.of(atStart);
  }

  @Override
  public Settings get() {
    return state.settings();
  }

  /** Which accounts may be shown by them. */
  ShownAccounts shownAccounts() {
    return state.shown();
  }

  /**
   * What they say to every command.
   *
   * @param home where people are of whom no chat says where
   */
  CommandPolicy commandPolicy(ZoneId home) {
    State now = state;
    return new CommandPolicy(
        now.shown(),
        channelNames(now),
        now.settings().clips().stream().map(CheckedClip::clip).toList(),
        now.packs(),
        home);
  }

  /**
   * What they say about watches and warnings.
   *
   * @param home where a channel is for which nobody says where
   */
  WatchPolicy watchPolicy(ZoneId home) {
    State now = state;
    return new WatchPolicy(
        new Managers(Set.copyOf(now.settings().managers())),
        now.shown(),
        new DailyTime(CHECKED_AT, home),
        channelNames(now),
        now.packs());
  }

  /** What they say about accounts in the metrics. */
  AccountFigures.Policy figurePolicy() {
    State now = state;
    return new AccountFigures.Policy(
        now.shown()::allows,
        switch (now.settings().metrics().accounts()) {
          case NONE -> Optional.empty();
          case MASKED -> Optional.of(AccountNames::masked);
          case FULL -> Optional.of(accounts -> AccountNames.FULL);
        });
  }

  private AccountNames channelNames(State now) {
    AccountNames known = masks.get();
    return now.settings().accounts().maskedInChannels() ? known : known.inFull();
  }

  /** From now on {@code newer} holds; what takes effect at a restart is as it was in them. */
  void adopt(Settings newer) {
    state = State.of(newer);
  }

  private record State(Settings settings, ShownAccounts shown) {
    List<Pack> packs() {
      return settings.packs().stream().map(pack -> new Pack(pack.credits(), pack.price())).toList();
    }

    static State of(Settings settings) {
      return new State(settings, new ShownAccounts(settings.accounts().patterns()));
    }
  }
}
