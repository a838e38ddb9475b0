package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.discord.rendering.DiscordLimits;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.AutoCompleteQuery;
import net.dv8tion.jda.api.interactions.Interaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what members type and press to the dispatcher, and its replies back. Nothing here waits.
 */
final class Interactions extends ListenerAdapter {
  private static final Logger log = LoggerFactory.getLogger(Interactions.class);
  private static final ChatMessage SERVERS_ONLY =
      ChatMessage.sentence(
          Tone.NEUTRAL,
          Text.of("Kling balance"),
          Text.of("The bot answers in a server only, not in direct messages."));

  private final CommandDispatcher dispatcher;
  private final IllustratedMessages illustrator;
  private final InFlight inFlight;
  private final Clock clock;
  private volatile boolean closed;

  Interactions(
      CommandDispatcher dispatcher,
      IllustratedMessages illustrator,
      InFlight inFlight,
      Clock clock) {
    this.dispatcher = dispatcher;
    this.illustrator = illustrator;
    this.inFlight = inFlight;
    this.clock = clock;
  }

  /** From now on nothing new is taken in. */
  void close() {
    closed = true;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    if (closed) {
      return;
    }
    new SlashCommandResponse(event, illustrator, clock, inFlight.begin())
        .give(
            event.isFromGuild()
                ? asked(event, channel -> command(event, channel))
                : inServersOnly());
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    if (closed) {
      return;
    }
    new ButtonResponse(event, illustrator, clock, inFlight.begin())
        .give(asked(event, channel -> button(event, channel)));
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    if (closed || !event.isFromGuild()) {
      return;
    }
    AutoCompleteQuery typed = event.getFocusedOption();
    List<String> choices =
        dispatcher.completions(completion(event), typed.getValue(), DiscordLimits.CHOICES).stream()
            .filter(choice -> choice.length() <= DiscordLimits.CHOICE)
            .limit(DiscordLimits.CHOICES)
            .toList();
    // A suggestion that comes too late was overtaken by the next letter: nothing is lost.
    event
        .replyChoiceStrings(choices)
        .queue(
            done -> {},
            failure -> log.debug("A completion was not taken: {}", JdaFailures.sentence(failure)));
  }

  private CompletableFuture<Reply> command(SlashCommandInteractionEvent event, Channel channel) {
    String subcommand = TypedOptions.subcommand(event);
    Map<String, String> options = TypedOptions.of(event);
    String text =
        spec(event.getName()).map(spec -> spec.typed(subcommand, options)).orElse(subcommand);
    return dispatcher.ask(event.getName(), new Question(asker(event), channel, text));
  }

  private CompletableFuture<Reply> button(ButtonInteractionEvent event, Channel channel) {
    return dispatcher.press(asker(event), channel, event.getMessageId(), event.getComponentId());
  }

  private Completion completion(CommandAutoCompleteInteractionEvent event) {
    String option = event.getFocusedOption().getName();
    return spec(event.getName())
        .flatMap(spec -> spec.option(TypedOptions.subcommand(event), option))
        .map(OptionSpec::completion)
        .orElse(Completion.NONE);
  }

  private Optional<CommandSpec> spec(String name) {
    return dispatcher.specs().stream().filter(spec -> spec.name().equals(name)).findFirst();
  }

  /** Discord may leave out the channel; {@code docs/interactions/receiving-and-responding}. */
  private static CompletableFuture<Reply> asked(
      Interaction interaction, Function<Channel, CompletableFuture<Reply>> question) {
    String id = interaction.getChannelId();
    return id == null
        ? inServersOnly()
        : question.apply(new Channel(Platform.DISCORD, id)).thenApply(Reply::withoutForm);
  }

  private static CompletableFuture<Reply> inServersOnly() {
    return completedFuture(new Reply.ToAsker(SERVERS_ONLY));
  }

  private static Asker asker(Interaction interaction) {
    Member member = interaction.getMember();
    boolean managesChannel =
        member != null
            && interaction.getChannel() instanceof GuildChannel channel
            && member.hasPermission(channel, Permission.MANAGE_CHANNEL);
    return new Asker(
        Platform.DISCORD,
        interaction.getUser().getId(),
        false,
        managesChannel,
        member == null ? interaction.getUser().getEffectiveName() : member.getEffectiveName(),
        Optional.empty());
  }
}
