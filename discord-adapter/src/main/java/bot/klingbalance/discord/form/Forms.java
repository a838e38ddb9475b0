package bot.klingbalance.discord.form;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Form;
import bot.klingbalance.chat.Form.Field;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.SubcommandSpec;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * The forms in which people fill in a subcommand, brought to the dispatcher as if the fields had
 * been typed. Safe for use by many threads; no call waits.
 */
public final class Forms {
  /** The verb of the button that opens a form again. */
  static final String AGAIN = "form-again";

  /** More than people fill in at a time; each is small. */
  private static final int MOST_OPEN = 1_000;

  private static final Duration KEPT_FOR = Duration.ofHours(1);

  private final CommandDispatcher dispatcher;

  /** Those that were opened, with what stood in them, by their numbers. */
  private final Cache<String, Form> opened =
      Caffeine.newBuilder()
          .maximumSize(MOST_OPEN)
          .expireAfterWrite(KEPT_FOR)
          .executor(Runnable::run)
          .build();

  public Forms(CommandDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /**
   * A form to open.
   *
   * @param number unique: that of the interaction that opens it
   */
  public Modal modal(Form form, String number) {
    opened.put(number, form);
    List<String> accounts =
        dispatcher.completions(Completion.ACCOUNTS, "", FormModal.MOST_ACCOUNTS + 1);
    return FormModal.of(
        form, "%s-%s:%s".formatted(form.command(), form.subcommand(), number), accounts);
  }

  /** The answer to a press of the button that opens a form again; nothing where it is another. */
  public Optional<Reply> pressed(String customId) {
    if (!customId.startsWith(AGAIN + ":")) {
      return Optional.empty();
    }
    ChatMessage stale = CommandMessages.buttonIsStale();
    return Optional.of(
        Optional.ofNullable(opened.getIfPresent(customId.substring(AGAIN.length() + 1)))
            .<Reply>map(form -> new AskForm(form, stale))
            .orElse(new ToAsker(stale)));
  }

  /**
   * The answer to a form that was sent off.
   *
   * @param data what Discord sent of it
   * @param number unique: that of the interaction
   */
  public CompletableFuture<Reply> sent(
      DataObject data, String number, Asker asker, Channel channel) {
    SentForm sent = SentForm.of(data);
    return target(sent.id())
        .map(target -> sent(sent, target, number, new Question(asker, channel, "")))
        .orElseGet(() -> completedFuture(new ToAsker(CommandMessages.buttonIsStale())));
  }

  private CompletableFuture<Reply> sent(
      SentForm sent, Target target, String number, Question asked) {
    CommandSpec command = target.command();
    String subcommand = target.subcommand().name();
    Map<String, String> mistakes = dispatcher.mistakes(command.name(), subcommand, sent.values());
    if (!mistakes.isEmpty()) {
      return completedFuture(new ToAsker(mistaken(sent, mistakes, number)));
    }
    String text = command.typed(subcommand, sent.values());
    return dispatcher
        .ask(command.name(), new Question(asked.asker(), asked.channel(), text))
        .thenApply(Reply::withoutForm);
  }

  /** What cannot be done, by the words of the form; with nothing lost of what was typed. */
  private ChatMessage mistaken(SentForm sent, Map<String, String> mistakes, String number) {
    Optional<Form> form =
        Optional.ofNullable(opened.getIfPresent(sent.id().substring(sent.id().indexOf(':') + 1)))
            .map(each -> each.filledWith(sent.values()));
    form.ifPresent(each -> opened.put(number, each));
    List<Block> body = new ArrayList<>();
    mistakes.forEach(
        (field, sentence) ->
            body.add(
                new Paragraph(
                    Text.EMPTY.strong(label(form, field)).plain(": ").then(Text.of(sentence)))));
    return new ChatMessage(
        Tone.NEUTRAL,
        Text.of(form.map(Form::title).orElse("Kling watch") + ": not done yet"),
        body,
        form.map(each -> List.of(new Button("Back to the form", AGAIN, new Item(number))))
            .orElse(List.of()),
        form.map(each -> Text.of("What you typed is still in it.")).orElse(Text.EMPTY));
  }

  private static String label(Optional<Form> form, String name) {
    return form.stream()
        .flatMap(each -> each.fields().stream())
        .filter(field -> field.name().equals(name))
        .map(Field::label)
        .findFirst()
        .orElse(name);
  }

  private Optional<Target> target(String id) {
    String wanted = id.contains(":") ? id.substring(0, id.indexOf(':')) : id;
    return dispatcher.specs().stream()
        .flatMap(command -> command.subcommands().stream().map(each -> new Target(command, each)))
        .filter(each -> wanted.equals(each.command().name() + "-" + each.subcommand().name()))
        .findFirst();
  }

  /** What a form fills in. */
  private record Target(CommandSpec command, SubcommandSpec subcommand) {}
}
