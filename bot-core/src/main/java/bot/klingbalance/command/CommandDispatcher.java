package bot.klingbalance.command;

import static bot.klingbalance.command.DefectGuard.guarded;
import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandListener.Outcome;
import bot.klingbalance.command.admission.Admission;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.replica.Replicas;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Where every chat brings what a person typed or pressed.
 *
 * <p>Safe for use by many threads. No call blocks; a reply that is ready at once comes as a future
 * that is already done, so that an adapter can acknowledge with it. No future ends exceptionally: a
 * defect is logged and answered with {@link CommandMessages#defect()}.
 */
public final class CommandDispatcher {
  /**
   * So much later than answers of what is known a person is told that an answer takes longer: such
   * an answer, which has to be made first, is not announced.
   */
  public static final Duration TOLD_LATER = Duration.ofMillis(70);

  private final Map<String, Command> commands;
  private final List<CommandSpec> specs;
  private final KnownAccounts known;
  private final Buttons buttons;
  private final CompletionSource completions;
  private final CommandListener listener;
  private final Admission admission;
  private final WaitingLine waitingLine;

  /**
   * A dispatcher of these commands.
   *
   * @param admission whose questions are answered
   * @param waitingLine tells a person that an answer takes longer
   * @throws IllegalStateException when two commands have one name, or claim one verb
   */
  public CommandDispatcher(
      List<Command> commands,
      KnownAccounts known,
      Admission admission,
      CommandListener listener,
      WaitingLine waitingLine) {
    this.commands =
        commands.stream()
            .collect(Collectors.toMap(each -> each.spec().name(), Function.identity()));
    this.specs = commands.stream().map(Command::spec).toList();
    this.known = known;
    this.buttons = new Buttons(commands, known);
    this.completions = new CompletionSource(known, List.copyOf(commands));
    this.admission = admission;
    this.listener = listener;
    this.waitingLine = waitingLine;
  }

  /** The bots that answer them besides this one. */
  public Replicas replicas() {
    return admission.replicas();
  }

  /** The commands that are answered. */
  public List<CommandSpec> specs() {
    return specs;
  }

  /**
   * Whether that is a command of this bot.
   *
   * @param name with or without its slash
   */
  public boolean knows(String name) {
    return commands.containsKey(plain(name));
  }

  /** How buttons are written on the wire. */
  public Buttons buttons() {
    return buttons;
  }

  /**
   * Answers a command.
   *
   * @param name with or without its slash
   */
  public CompletableFuture<Reply> ask(String name, Question question) {
    return Admission.admitted(admission.refusal(question.asker()), () -> answer(name, question));
  }

  private CompletableFuture<Reply> answer(String name, Question question) {
    Command command = commands.get(plain(name));
    if (command == null) {
      return toAsker(CommandMessages.noSuchCommand(specs));
    }
    return waitingLine.before(
        guarded(
            command.spec().typedName(),
            () -> counted(command.spec().topic(), () -> command.answer(question))),
        question.asker().user().requester());
  }

  /**
   * Answers the press of a button, one at a time of a message. Who presses the same one twice gets
   * one answer.
   *
   * @param channel where it was pressed
   * @param code what {@link #buttons} made of the button
   */
  public CompletableFuture<Reply> press(
      Asker asker, Channel channel, PressedMessage message, String code) {
    return Admission.admitted(
        admission.refusal(asker, message, code), () -> answer(asker, channel, message, code));
  }

  private CompletableFuture<Reply> answer(
      Asker asker, Channel channel, PressedMessage message, String code) {
    CompletableFuture<Reply> reply =
        guarded(
                "a button",
                () ->
                    buttons
                        .behind(code)
                        .thenCompose(
                            button ->
                                button
                                    .map(
                                        each ->
                                            counted(
                                                each.topic() + "_button",
                                                () -> each.answer().of(asker, channel, message)))
                                    .orElseGet(() -> toAsker(CommandMessages.buttonIsStale()))))
            .whenComplete((any, never) -> admission.end(asker, message));
    return waitingLine.before(reply, asker.user().requester());
  }

  /**
   * What cannot be done as it stands in a form, in a sentence for each such field.
   *
   * @param typed what stands in the fields
   */
  public Map<String, String> mistakes(String name, String subcommand, Map<String, String> typed) {
    return Optional.ofNullable(commands.get(plain(name)))
        .map(command -> command.mistakes(subcommand, typed))
        .orElse(Map.of());
  }

  /** Asks which accounts there are, so that the first address can be completed; does not wait. */
  public void learnAccounts() {
    known.learn();
  }

  /**
   * What goes on from what is typed so far, at most {@code most}. Answers from what is known and
   * waits for nothing.
   */
  public List<String> completions(Completion completion, String typed, int most) {
    return completions.of(completion, typed, most);
  }

  private static String plain(String name) {
    return name.replaceFirst("^/", "");
  }

  private static CompletableFuture<Reply> toAsker(ChatMessage message) {
    return completedFuture(new ToAsker(message));
  }

  private CompletableFuture<Reply> counted(
      String topic, Supplier<CompletableFuture<Reply>> answer) {
    long begin = admission.nanos();
    return DefectGuard.begun(answer)
        .whenComplete(
            (reply, defect) ->
                listener.answered(
                    topic,
                    defect == null ? Outcome.ANSWERED : Outcome.DEFECT,
                    Duration.ofNanos(admission.nanos() - begin)));
  }
}
