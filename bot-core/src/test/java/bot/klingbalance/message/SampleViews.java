package bot.klingbalance.message;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.CommandPolicy;
import bot.klingbalance.command.balance.View;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Those for whom messages are made in tests: in UTC, with masks, where no packs are known. */
public final class SampleViews {
  private SampleViews() {}

  public static View view(Instant askedAt, Instant now, Audience audience, List<Clip> clips) {
    return new View(
        askedAt,
        now,
        audience,
        new CommandPolicy(
            new ShownAccounts(List.of("*")),
            AccountNames.masked(List.of()),
            clips,
            List.of(),
            ZoneOffset.UTC));
  }
}
