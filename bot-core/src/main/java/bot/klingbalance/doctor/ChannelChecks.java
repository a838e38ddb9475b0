package bot.klingbalance.doctor;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostAccess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Checks whether the bot may post in channels. */
public final class ChannelChecks {
  private ChannelChecks() {}

  /** A result for each channel; they are looked at one after the other, as platforms ask. */
  public static CompletableFuture<List<CheckResult>> of(
      List<Channel> channels, Function<Channel, CompletableFuture<PostAccess>> look) {
    return Check.oneByOne(
        channels,
        channel -> look.apply(channel).thenApply(access -> of(channel.toString(), access)));
  }

  private static CheckResult of(String name, PostAccess access) {
    return access.match(
        granted -> CheckResult.fine(name, granted.sentences()),
        limited -> CheckResult.attention(name, limited.sentences()),
        denied -> CheckResult.mend(name, denied.sentences()),
        unknown ->
            unknown.isForTrouble()
                ? CheckResult.mend(name, unknown.sentences())
                : CheckResult.unknown(name, unknown.sentences()));
  }
}
