package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.watch.WatchForm;
import bot.klingbalance.command.watch.WatchForm.Field;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.blockkit.WatchModal;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The form of {@code /kling-watch add}: opened for whoever typed that and nothing else, and brought
 * to the dispatcher as if its fields had been typed. No call waits.
 */
final class WatchForms {
  private static final Logger LOG = LoggerFactory.getLogger(WatchForms.class);

  private static final String TOO_OLD =
      "This form is more than 30 minutes old. Close it and type /kling-watch add again.";

  private final CommandDispatcher dispatcher;
  private final PendingRequests questions;
  private final WebApi api;
  private final Secret token;
  private final Clock clock;

  WatchForms(
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
   * Opens the form. Where Slack does not, or would not keep the origin with it, the reply is the
   * one to the bare words, which says what to type instead.
   *
   * @param trigger what Slack takes for 3 s, and once
   */
  CompletableFuture<Reply> open(Asker asker, String trigger, FormOrigin origin) {
    String metadata = origin.metadata();
    if (!WatchModal.keeps(metadata)) {
      return inWords(asker, origin);
    }
    List<AccountEmail> known = dispatcher.completions("", WatchModal.MOST_ACCOUNTS + 1);
    JsonObject arguments = new JsonObject();
    arguments.addProperty("trigger_id", trigger);
    arguments.add("view", WatchModal.of(known, asker.zone(), metadata));
    return api.write(WebMethod.OPEN_VIEW, token, arguments)
        .thenCompose(
            result -> isOpen(result) ? completedFuture(new Nothing()) : inWords(asker, origin));
  }

  private CompletableFuture<Reply> inWords(Asker asker, FormOrigin origin) {
    return dispatcher.watch(asker, origin.channel(), new WatchForm(Map.of()).text());
  }

  /** Takes in a form: closes it, and its answer follows; or shows in it what cannot be done. */
  Response sent(ViewSubmissionPayload sent) {
    Optional<FormOrigin> origin = FormOrigin.of(sent.getView().getPrivateMetadata());
    if (origin.isEmpty() || sent.getUser() == null || sent.getView().getId() == null) {
      return Response.error(400);
    }
    WatchForm form = FilledForm.of(sent.getView().getState());
    Map<Field, String> mistakes = new EnumMap<>(Field.class);
    form.mistakes().forEach((field, mistake) -> mistakes.put(field, mistake.sentence().toString()));
    if (!origin.get().url().isValidAt(clock.instant())) {
      mistakes.put(Field.ACCOUNTS, TOO_OLD);
    }
    if (!mistakes.isEmpty()) {
      return Replies.acknowledgement(WatchModal.errors(mistakes));
    }
    return dispatch(sent, form, origin.get());
  }

  /** The time zones that go on from what is typed so far. */
  Response zones(BlockSuggestionPayload typed) {
    String part = typed.getValue() == null ? "" : typed.getValue();
    return Replies.acknowledgement(WatchModal.zones(part));
  }

  /** A form that is delivered again has the same id. */
  private Response dispatch(ViewSubmissionPayload sent, WatchForm form, FormOrigin origin) {
    String id = sent.getView().getId();
    if (questions.isFollowedUp(id)) {
      return Response.ok();
    }
    if (!questions.haveRoom()) {
      return Replies.acknowledgement(
          WatchModal.errors(Map.of(Field.ACCOUNTS, PendingRequests.TOO_BUSY)));
    }
    boolean unused =
        questions.followUp(
            id,
            origin.url(),
            questions.ask(
                sent.getUser().getId(),
                sent.getUser().getUsername(),
                asker -> dispatcher.watch(asker, origin.channel(), form.text())));
    return Response.ok();
  }

  private static boolean isOpen(ApiResult result) {
    if (result instanceof Answer) {
      return true;
    }
    String why =
        result instanceof Refusal refusal
            ? Remedies.of(refusal, "SLACK_BOT_TOKEN")
            : ((Trouble) result).why();
    LOG.warn("Slack did not open a form, so it was answered in words. {}", why);
    return false;
  }
}
