package bot.klingbalance.discord;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.SampleCharts;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Posts two messages as a process of its own, and says on marked lines what arrived and what the
 * log warns of: messages with a chart for {@code charts}, others for {@code words}.
 */
final class BotWithoutFonts {
  static final String MARK = "said: ";

  private BotWithoutFonts() {}

  public static void main(String[] args) throws Exception {
    ChatMessage message =
        args[0].equals("charts") ? SampleCharts.warning() : HelpMessage.of(BotCommands.SPECS);
    Channel channel = new Channel(Platform.DISCORD, Guilds.channelOf(DiscordStandIn.GUILD));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (LogLines log = LogLines.of("bot.klingbalance");
        DiscordBench bench = new DiscordBench()) {
      for (int i = 1; i <= 2; i++) {
        Posted posted =
            (Posted)
                bench
                    .port()
                    .post(channel, message, new DeliveryId("d-" + i))
                    .get(60, TimeUnit.SECONDS);
        out.println(MARK + bench.discord().message(posted.message().id()));
      }
      log.warnings().forEach(line -> out.println(MARK + line));
    }
    System.exit(0);
  }
}
