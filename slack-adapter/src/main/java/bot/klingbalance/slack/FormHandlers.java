package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.command.spec.OptionSpec;
import bot.klingbalance.command.spec.SubcommandSpec;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.blockkit.FormModal;
import bot.klingbalance.slack.webapi.ApiResult;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import com.google.gson.JsonObject;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.response.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The forms in which people fill in a subcommand: opened where a command asks for one, and brought
 * to the dispatcher as if the fields had been typed. No call waits.
 */
final class FormHandlers {
  private static final Logger log = LoggerFactory.getLogger(FormHandlers.class);

  private static final String TOO_OLD =
      "This form is more than 30 minutes old. Close it and type %s %s again.";

  private final CommandDispatcher dispatcher;
  private final PendingRequests questions;
  private final WebApi api;
  private final Secret token;
  private final Clock clock;

  FormHandlers(
      CommandDispatcher dispatcher,
      PendingRequests questions,
      WebApi api,
      Secret token,
      Clock clock) {
    this.dispatcher = dispatcher;
    this.questions = questions;
    this.api = api;
    this.token = token;
    this.clock = clock;
  }

  /**
   * Opens a form. Where Slack does not, or would not keep the origin with it, the reply is the one
   * in words.
   *
   * @param trigger what Slack takes for 3 s, and once
   */
  CompletableFuture<Reply> open(AskForm asked, String trigger, FormOrigin origin) {
    String metadata = origin.metadata();
    if (!FormModal.keeps(metadata)) {
      return completedFuture(asked.inWords());
    }
    List<String> accounts =
        dispatcher.completions(Completion.ACCOUNTS, "", FormModal.MOST_ACCOUNTS + 1);
    JsonObject arguments = new JsonObject();
    arguments.addProperty("trigger_id", trigger);
    arguments.add("view", FormModal.of(asked.form(), accounts, metadata));
    return api.write(WebMethod.OPEN_VIEW, token, arguments)
        .thenApply(result -> isOpen(result) ? new Nothing() : asked.inWords());
  }

  /** Takes in a form: closes it, and its answer follows; or shows in it what cannot be done. */
  Response sent(ViewSubmissionPayload sent) {
    Optional<FormOrigin> origin =
        FormOrigin.of(sent.getView().getPrivateMetadata())
            .filter(each -> questions.mayAnswerTo(each.url()));
    if (origin.isEmpty() || sent.getUser() == null || sent.getView().getId() == null) {
      return Response.error(400);
    }
    return subcommand(sent.getView().getCallbackId())
        .map(target -> sent(sent, target, origin.get()))
        .orElseGet(() -> Response.error(404));
  }

  /**
   * What goes on from what is typed so far into a menu of a form: addresses may be among it, so
   * nothing for whoever is not known as a member.
   */
  Response options(BlockSuggestionPayload typed) {
    if (typed.getUser() == null || !questions.isKnownMember(Sender.of(typed))) {
      return Replies.acknowledgement(FormModal.options(List.of()));
    }
    String part = typed.getValue() == null ? "" : typed.getValue();
    String callbackId = typed.getView() == null ? null : typed.getView().getCallbackId();
    Completion completion =
        subcommand(callbackId)
            .flatMap(target -> target.option(typed.getActionId()))
            .map(OptionSpec::completion)
            .orElse(Completion.NONE);
    return Replies.acknowledgement(
        FormModal.options(dispatcher.completions(completion, part, FormModal.MOST_OPTIONS)));
  }

  private Response sent(ViewSubmissionPayload sent, Target target, FormOrigin origin) {
    Map<String, String> typed = FormValues.of(sent.getView().getState());
    Map<String, String> mistakes =
        new LinkedHashMap<>(
            dispatcher.mistakes(target.command().name(), target.subcommand().name(), typed));
    if (!origin.url().isValidAt(clock.instant())) {
      mistakes.put(
          target.firstField(),
          TOO_OLD.formatted(target.command().typedName(), target.subcommand().name()));
    }
    return mistakes.isEmpty()
        ? dispatch(sent, target, typed, origin)
        : Replies.acknowledgement(FormModal.errors(mistakes));
  }

  /** A form that is delivered again has the same id. */
  private Response dispatch(
      ViewSubmissionPayload sent, Target target, Map<String, String> typed, FormOrigin origin) {
    String id = sent.getView().getId();
    if (questions.isFollowedUp(id)) {
      return Response.ok();
    }
    if (!questions.haveRoom()) {
      return Replies.acknowledgement(
          FormModal.errors(Map.of(target.firstField(), PendingRequests.TOO_BUSY)));
    }
    String text = target.command().typed(target.subcommand().name(), typed);
    boolean unused =
        questions.followUp(
            id,
            origin.url(),
            questions
                .askOnce(
                    id,
                    Sender.of(sent),
                    asker ->
                        dispatcher.ask(
                            target.command().name(), new Question(asker, origin.channel(), text)))
                .thenApply(Reply::withoutForm));
    return Response.ok();
  }

  private Optional<Target> subcommand(@Nullable String callbackId) {
    return dispatcher.specs().stream()
        .flatMap(command -> command.subcommands().stream().map(each -> new Target(command, each)))
        .filter(target -> target.callbackId().equals(callbackId))
        .findFirst();
  }

  private static boolean isOpen(ApiResult result) {
    if (result instanceof Answer) {
      return true;
    }
    String why =
        result instanceof Refusal refusal
            ? Remedies.of(refusal, "SLACK_BOT_TOKEN")
            : ((Trouble) result).why();
    log.warn("Slack did not open a form, so it was answered in words. {}", why);
    return false;
  }

  /** What a form fills in. */
  private record Target(CommandSpec command, SubcommandSpec subcommand) {
    String callbackId() {
      return FormModal.callbackId(command.name(), subcommand.name());
    }

    String firstField() {
      return subcommand.options().get(0).name();
    }

    Optional<OptionSpec> option(@Nullable String actionId) {
      return subcommand.options().stream()
          .filter(each -> (FormModal.ACTION_ID_PREFIX + each.name()).equals(actionId))
          .findFirst();
    }
  }
}
