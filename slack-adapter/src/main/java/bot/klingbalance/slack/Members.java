package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.typed.TimeZones;
import bot.klingbalance.replica.RecognisedPeople;
import bot.klingbalance.replica.RecognisedPeople.Recognised;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.connection.ConnectionHealth;
import bot.klingbalance.slack.webapi.ApiResult.Answer;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.JsonFields;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows who is a guest in the workspace, and each person's time zone. What Slack says about a
 * person is cached for an hour, and kept for a day for when Slack does not say it again.
 *
 * <p>A person about whom Slack has not said anything within a day is not recognised: a lapse of
 * Slack, or a missing scope, must not let guests in. The log says when a lapse begins and ends.
 */
public final class Members {
  private static final Logger log = LoggerFactory.getLogger(Members.class);
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration CACHED_FOR = Duration.ofHours(1);
  private static final Duration RECOGNISED_FOR = Duration.ofDays(1);

  /** So long Slack may take: who asks is told something before they ask again. */
  private static final Duration ANSWERED_WITHIN = Duration.ofMillis(2_500);

  private static final Recognised UNKNOWN_GUEST = new Recognised(true, Optional.empty());

  /** Slack hides members of other organisations from the bot. */
  private static final Set<String> UNSEEN = Set.of("user_not_found", "user_not_visible");

  private final WebApi api;
  private final Secret token;
  private final Workspace workspace;
  private final ConnectionHealth health;
  private final RecognisedPeople others;
  private final AsyncCache<String, Recognised> people;
  private final Cache<String, Recognised> recognised;
  private final AtomicBoolean isLapsed = new AtomicBoolean();

  /** The members of a workspace, of whom other bots may have heard. */
  Members(Says says, Workspace workspace, RecognisedPeople others, Clock clock) {
    this.api = says.api();
    this.token = says.token();
    this.workspace = workspace;
    this.health = says.health();
    this.others = others;
    this.people = remembered(CACHED_FOR, clock).buildAsync();
    this.recognised = remembered(RECOGNISED_FOR, clock).build();
  }

  /**
   * The person who sent something; already complete when cached or of another organisation. Empty
   * where neither Slack nor the last day says who that is.
   */
  CompletableFuture<Optional<Asker>> asker(Sender sender) {
    return workspace.isForeign(sender)
        ? completedFuture(Optional.of(asker(sender, UNKNOWN_GUEST)))
        : people
            .get(sender.user(), (id, executor) -> person(id))
            .thenCompose(
                known ->
                    known == null ? remembered(sender.user()) : completedFuture(Optional.of(known)))
            .thenApply(known -> known.map(person -> asker(sender, person)));
  }

  /** By this bot, or else by another one. */
  private CompletableFuture<Optional<Recognised>> remembered(String user) {
    Optional<Recognised> ours = Optional.ofNullable(recognised.getIfPresent(user));
    return ours.isPresent() ? completedFuture(ours) : others.within(key(user), RECOGNISED_FOR);
  }

  /**
   * Whether the sender is known as a full member, without waiting. Slack is asked about somebody
   * who is not known yet, so that the answer may be another one a moment later.
   */
  boolean isKnownMember(Sender sender) {
    CompletableFuture<Optional<Asker>> asked = asker(sender);
    Optional<Asker> known =
        asked.isDone()
            ? asked.join()
            : Optional.ofNullable(recognised.getIfPresent(sender.user()))
                .map(person -> asker(sender, person));
    return known.filter(asker -> !asker.guest()).isPresent();
  }

  private static Asker asker(Sender sender, Recognised person) {
    String user = sender.user();
    return new Asker(
        Platform.SLACK,
        user,
        person.guest(),
        false,
        sender.name().isEmpty() ? user : sender.name(),
        person.zone());
  }

  /**
   * Ends with null where Slack does not say, so that the cache does not keep it. What Slack says
   * too late counts for the next question.
   */
  private CompletableFuture<@Nullable Recognised> person(String user) {
    return api.read(WebMethod.USERS_INFO, token, Map.of("user", user))
        .thenApply(result -> result.match(this::answered, this::refused, this::troubled))
        .thenApply(person -> person.map(known -> remembered(user, known)))
        .orTimeout(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(this::late)
        .thenApply(person -> person.orElse(null));
  }

  private Optional<Recognised> answered(Answer answer) {
    if (!answer.body().has("user") || !answer.body().get("user").isJsonObject()) {
      return lapsed("Slack answered users.info without a user.");
    }
    JsonObject user = JsonFields.object(answer.body(), "user");
    return Optional.of(
        new Recognised(
            workspace.hasAsGuest(user), JsonFields.text(user, "tz").flatMap(TimeZones::named)));
  }

  private Optional<Recognised> refused(Refusal refusal) {
    return UNSEEN.contains(refusal.code())
        ? Optional.of(UNKNOWN_GUEST)
        : lapsed(Remedies.of(refusal, "SLACK_BOT_TOKEN"));
  }

  private Optional<Recognised> troubled(Trouble trouble) {
    return lapsed(trouble.why() + ".");
  }

  private Optional<Recognised> late(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return lapsed("Slack did not answer users.info in time.");
    }
    throw new CompletionException(failure);
  }

  private Recognised remembered(String user, Recognised person) {
    recognised.put(user, person);
    others.recognised(key(user), person);
    if (isLapsed.compareAndSet(true, false)) {
      log.info("Slack says again who people are.");
    }
    return person;
  }

  private Optional<Recognised> lapsed(String why) {
    health.noted(why);
    if (isLapsed.compareAndSet(false, true)) {
      log.warn(
          "Slack does not say who people are, so only those recognised within a day are answered."
              + " {}",
          why);
    }
    return Optional.empty();
  }

  private static Caffeine<Object, Object> remembered(Duration lifetime, Clock clock) {
    return Caffeine.newBuilder()
        .maximumSize(MOST_REMEMBERED)
        .expireAfterWrite(lifetime)
        .ticker(() -> clock.millis() * 1_000_000)
        .executor(Runnable::run);
  }

  private static String key(String user) {
    return Platform.SLACK.key() + ":" + user;
  }

  /** Where Slack is asked about people, and who is told when it does not say. */
  record Says(WebApi api, Secret token, ConnectionHealth health) {}
}
