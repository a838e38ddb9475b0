package bot.klingbalance.watch;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;

/** Channels, people and watches, for tests to speak of. */
public final class SomeWatches {
  public static final Channel RENDERS = new Channel(Platform.SLACK, "C0123456789");
  public static final Channel STUDIO = new Channel(Platform.DISCORD, "112233445566778899");
  public static final DailyTime NINE_IN_BERLIN = daily("09:00", "Europe/Berlin");
  public static final WarnLimits BELOW_500 = new WarnLimits(Credits.of(500), 10, 3, 3, 2);
  public static final Instant THEN = Instant.parse("2026-11-20T10:15:30Z");

  private SomeWatches() {}

  public static DailyTime daily(String at, String zone) {
    return new DailyTime(LocalTime.parse(at), ZoneId.of(zone));
  }

  public static WatchChange by(String name, Instant at) {
    return new WatchChange(new PlatformUser(Platform.SLACK, "U0" + name.length()), name, at);
  }

  public static WatchedAccounts these(String... names) {
    return new WatchedAccounts.These(
        Set.copyOf(
            Arrays.stream(names).map(name -> new AccountEmail(name + "@example.com")).toList()));
  }

  public static NewWatch ofAll(Channel channel) {
    return new NewWatch(channel, new WatchedAccounts.All(), BELOW_500, by("Anna", THEN));
  }

  public static NewWatch ofAccounts(Channel channel, String... names) {
    return new NewWatch(channel, these(names), WarnLimits.STANDARD, by("Ben", THEN));
  }
}
