package bot.klingbalance.command.watch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.ButtonPress;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.digest.DigestButtons;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.testing.SampleCharts;
import bot.klingbalance.watch.WatchedAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * {@code /kling-watch} that says what it was asked, by whom and where; a check is answered with a
 * chart, and {@code add} alone and "Watch here" with the form.
 */
public final class EchoOfWatches implements Command {
  @Override
  public CommandSpec spec() {
    return WatchSpec.SPEC;
  }

  @Override
  public CompletableFuture<Reply> answer(Question question) {
    ChatMessage echo = echo(question.asker(), question.channel(), question.text());
    boolean asksForForm =
        WatchRequest.parse(question.text())
            .asMistake()
            .filter(WatchRequest.Mistake::asksForForm)
            .isPresent();
    return completedFuture(
        asksForForm ? new AskForm(WatchForm.of(question.asker().zone()), echo) : new ToAsker(echo));
  }

  @Override
  public Map<String, String> mistakes(String subcommand, Map<String, String> typed) {
    return WatchForm.mistakes(typed);
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    List<ButtonHandler<?>> buttons = new ArrayList<>();
    buttons.add(
        ButtonHandler.ofAccounts(
            WatchCommand.WATCH_HERE,
            press ->
                completedFuture(
                    new AskForm(
                        WatchForm.of(
                            press.asker().zone(),
                            press
                                .subject()
                                .<WatchedAccounts>match(
                                    one -> new WatchedAccounts.These(Set.of(one.email())),
                                    all -> new WatchedAccounts.All())),
                        echo(press.asker(), press.channel(), "watch here")))));
    buttons.add(
        ButtonHandler.ofItem(
            DigestButtons.REFRESH, press -> heard("refresh of " + press.subject().id())));
    for (SnoozePeriod period : SnoozePeriod.values()) {
      buttons.add(
          ButtonHandler.ofItem(DigestButtons.snooze(period), press -> snoozed(press, period)));
    }
    return buttons;
  }

  private static CompletableFuture<Reply> snoozed(ButtonPress<Item> press, SnoozePeriod period) {
    return heard("%s of %s by %s".formatted(period, press.subject().id(), press.asker().id()));
  }

  private static CompletableFuture<Reply> heard(String what) {
    return completedFuture(
        new InPlace(ChatMessage.sentence(Tone.NEUTRAL, Text.of("Heard"), Text.of(what))));
  }

  private static ChatMessage echo(Asker asker, Channel channel, String typed) {
    String home = asker.zone().map(zone -> " of " + zone).orElse("");
    String who = asker.name() + home + (asker.managesChannel() ? ", who manages " : " in ");
    Block words = new Paragraph(Text.of(who + channel + ", asked: " + typed));
    List<Block> body =
        typed.equals("check") ? List.of(words, SampleCharts.steady()) : List.of(words);
    return new ChatMessage(Tone.NEUTRAL, Text.of("Heard"), body, List.of(), Text.EMPTY);
  }
}
