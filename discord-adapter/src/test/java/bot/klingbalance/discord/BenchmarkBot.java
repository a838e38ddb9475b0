package bot.klingbalance.discord;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.secret.Secret;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * The bot as a process of its own, with an upstream that takes as many milliseconds as the name in
 * the address says. Tells its heap after a collection for each line on its standard input.
 */
final class BenchmarkBot {
  private BenchmarkBot() {}

  public static void main(String[] args) throws Exception {
    SlowAccounts accounts = new SlowAccounts();
    ShownAccounts shown = new ShownAccounts(List.of("*"));
    Clock clock = Clock.systemUTC();
    CommandDispatcher dispatcher = SampleCommands.dispatcher(accounts, shown, clock, "benchmark");
    DiscordAdapter adapter =
        new DiscordAdapter(
            new DiscordSettings(Secret.of(DiscordStandIn.TOKEN), List.of(), args[0]),
            dispatcher,
            new OkHttpClient(),
            clock);
    adapter.start().get(60, TimeUnit.SECONDS);
    System.out.println("ready");
    while (System.in.read() >= 0) {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      System.out.println(used / 1024);
    }
    adapter.close();
    System.exit(0);
  }

  private static final class SlowAccounts implements Accounts {
    private final FakeAccounts known =
        new FakeAccounts()
            .with("d0@example.com", 560)
            .with("d20@example.com", 560)
            .with("d2000@example.com", 560);

    /** Asked once each, since the fake remembers every time it is asked. */
    private final Map<AccountEmail, CompletableFuture<AccountLookup>> found =
        new ConcurrentHashMap<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @Override
    public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
      CompletableFuture<AccountLookup> lookup =
          found.computeIfAbsent(email, each -> known.find(each, freshness));
      long delay = Long.parseLong(email.value().substring(1, email.value().indexOf('@')));
      if (delay == 0) {
        return lookup;
      }
      CompletableFuture<AccountLookup> later = new CompletableFuture<>();
      var unused =
          timer.schedule(() -> later.complete(lookup.join()), delay, TimeUnit.MILLISECONDS);
      return later;
    }

    @Override
    public CompletableFuture<AccountListing> list(Freshness freshness) {
      return known.list(freshness);
    }

    @Override
    public Accounts onBehalfOf(Requester requester) {
      return this;
    }
  }
}
