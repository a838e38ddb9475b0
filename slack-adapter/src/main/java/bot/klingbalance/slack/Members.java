package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.watch.TimeZones;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.connection.ConnectionHealth;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import bot.klingbalance.slack.webapi.JsonFields;
import bot.klingbalance.slack.webapi.Remedies;
import bot.klingbalance.slack.webapi.WebApi;
import bot.klingbalance.slack.webapi.WebMethod;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows who is a guest in the workspace, and each person's time zone. What Slack says about a
 * person is cached for an hour.
 *
 * <p>A person about whom Slack does not answer counts as a full member: an outage of Slack or a
 * missing scope must not keep a whole team from its balances. The log says so once.
 */
public final class Members {
  private static final Logger log = LoggerFactory.getLogger(Members.class);
  private static final int MOST_REMEMBERED = 10_000;
  private static final Duration REMEMBERED_FOR = Duration.ofHours(1);

  /** Slack hides members of other organisations from the bot. */
  private static final Set<String> UNSEEN = Set.of("user_not_found", "user_not_visible");

  private final WebApi api;
  private final Secret token;
  private final Workspace workspace;
  private final ConnectionHealth health;
  private final AsyncCache<String, Person> people;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Members(WebApi api, Secret token, Workspace workspace, ConnectionHealth health, Clock clock) {
    this.api = api;
    this.token = token;
    this.workspace = workspace;
    this.health = health;
    this.people =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .ticker(() -> clock.millis() * 1_000_000)
            .executor(Runnable::run)
            .buildAsync();
  }

  /** The person with a user id; already complete when cached. */
  CompletableFuture<Asker> asker(String user) {
    return people
        .get(user, (id, executor) -> person(id))
        .thenApply(known -> known == null ? Person.UNKNOWN_MEMBER : known)
        .thenApply(
            person -> new Asker(Platform.SLACK, user, person.guest(), false, user, person.zone()));
  }

  /** Ends with null where Slack could not be asked, so that the cache does not keep it. */
  private CompletableFuture<@Nullable Person> person(String user) {
    return api.read(WebMethod.USERS_INFO, token, Map.of("user", user))
        .thenCompose(
            result ->
                result.match(
                    answer -> completedFuture(person(JsonFields.object(answer.body(), "user"))),
                    refusal -> completedFuture(refused(refusal)),
                    this::unanswered));
  }

  private CompletableFuture<@Nullable Person> unanswered(Trouble trouble) {
    tell("trouble", trouble.why());
    return completedFuture(null);
  }

  private Person person(JsonObject user) {
    return new Person(
        workspace.hasAsGuest(user), JsonFields.text(user, "tz").flatMap(TimeZones::named));
  }

  private Person refused(Refusal refusal) {
    if (UNSEEN.contains(refusal.code())) {
      return Person.UNKNOWN_GUEST;
    }
    tell(refusal.code(), Remedies.of(refusal, "SLACK_BOT_TOKEN"));
    return Person.UNKNOWN_MEMBER;
  }

  private void tell(String kind, String why) {
    health.noted(why);
    if (told.add(kind)) {
      log.warn("Slack does not say who is a guest, so everybody may ask. {}", why);
    }
  }

  /** What Slack says about a person. */
  private record Person(boolean guest, Optional<ZoneId> zone) {
    static final Person UNKNOWN_MEMBER = new Person(false, Optional.empty());
    static final Person UNKNOWN_GUEST = new Person(true, Optional.empty());
  }
}
