package bot.klingbalance.slack.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.klingbalance.secret.Secret;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import com.sun.net.httpserver.HttpExchange;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that Slack signed a request, and has Bolt answer it. Safe for use by many threads.
 *
 * <p>Nothing of a request is parsed or logged before its signature is found right.
 */
final class SignedRequests {
  static final String PATH = "/slack/events";

  private static final Logger log = LoggerFactory.getLogger(SignedRequests.class);

  /** As {@code docs.slack.dev/authentication/verifying-requests-from-slack} has it. */
  private static final Duration MOST_APART = Duration.ofMinutes(5);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

  private final App app;
  private final SlackRequestParser parser;
  private final SlackSignature.Generator generator;
  private final ConnectionHealth health;
  private final Clock clock;

  SignedRequests(App app, Secret signingSecret, ConnectionHealth health, Clock clock) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.generator = new SlackSignature.Generator(signingSecret.reveal());
    this.health = health;
    this.clock = clock;
  }

  Response answer(HttpExchange exchange, byte[] body) {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      return Response.error(404);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return isCertificateCheck(exchange.getRequestURI().getQuery())
          ? Response.ok()
          : Response.error(405);
    }
    return answer(exchange, new String(body, UTF_8));
  }

  private Response answer(HttpExchange exchange, String body) {
    RequestHeaders headers = new RequestHeaders(exchange.getRequestHeaders());
    if (!isSigned(headers, body)) {
      return isCertificateCheck(body) ? Response.ok() : Response.error(401);
    }
    health.heard();
    return run(body, headers);
  }

  private boolean isSigned(RequestHeaders headers, String body) {
    String timestamp = headers.getFirstValue(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP);
    String signature = headers.getFirstValue(SlackSignature.HeaderNames.X_SLACK_SIGNATURE);
    return timestamp != null
        && signature != null
        && SECONDS.matcher(timestamp).matches()
        && isOfNow(Instant.ofEpochSecond(Long.parseLong(timestamp)))
        && MessageDigest.isEqual(
            generator.generate(timestamp, body).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  private boolean isOfNow(Instant signed) {
    return Duration.between(signed, clock.instant()).abs().compareTo(MOST_APART) <= 0;
  }

  /**
   * Slack checks the certificate now and then, with an unsigned request, and expects a 200; {@code
   * docs.slack.dev/interactivity/implementing-slash-commands}.
   */
  private static boolean isCertificateCheck(@Nullable String parameters) {
    return parameters != null && parameters.matches("(?s)(.{0,1000}&)?ssl_check=1(&.{0,1000})?");
  }

  private Response run(String body, RequestHeaders headers) {
    SlackRequestParser.HttpRequest request =
        SlackRequestParser.HttpRequest.builder()
            .requestUri(PATH)
            .queryString(Map.of())
            .requestBody(body)
            .headers(headers)
            .remoteAddress("")
            .build();
    Optional<Request<?>> parsed = parsed(request);
    try {
      return parsed.isEmpty() ? Response.error(400) : app.run(parsed.get());
    } catch (Exception e) {
      log.error("A request of Slack's could not be handled: a defect of the bot.", e);
      return Response.error(500);
    }
  }

  /** Bolt throws exceptions of any kind at malformed requests. */
  private Optional<Request<?>> parsed(SlackRequestParser.HttpRequest request) {
    try {
      return Optional.ofNullable(parser.parse(request));
    } catch (RuntimeException unreadable) {
      log.warn("A request of Slack's cannot be read: {}.", unreadable.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
