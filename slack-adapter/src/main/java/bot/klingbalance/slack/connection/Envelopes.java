package bot.klingbalance.slack.connection;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles what Slack sends through a WebSocket: each envelope holds a request for Bolt, and is
 * acknowledged by its id; {@code docs.slack.dev/apis/events-api/using-socket-mode}.
 */
public final class Envelopes {
  private static final Logger log = LoggerFactory.getLogger(Envelopes.class);

  private final App app;
  private final SocketModeRequestParser parser;

  public Envelopes(App app) {
    this.app = app;
    this.parser = new SocketModeRequestParser(app.config());
  }

  /** Handles an envelope; returns its acknowledgement, or empty when it was not understood. */
  Optional<String> acknowledgement(String message) {
    Optional<SocketModeRequest> envelope = parsed(message);
    try {
      return envelope.isEmpty() ? Optional.empty() : acknowledgement(envelope.get());
    } catch (Exception e) {
      log.error("An envelope of Slack's could not be handled: a defect of the bot.", e);
      return Optional.empty();
    }
  }

  /** Bolt throws exceptions of any kind at malformed requests. */
  private Optional<SocketModeRequest> parsed(String message) {
    try {
      return Optional.ofNullable(parser.parse(message))
          .filter(each -> each.getEnvelope().getEnvelopeId() != null);
    } catch (RuntimeException unreadable) {
      log.warn("An envelope of Slack's cannot be read: {}.", unreadable.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private Optional<String> acknowledgement(SocketModeRequest envelope) throws Exception {
    JsonObject acknowledgement = new JsonObject();
    acknowledgement.addProperty("envelope_id", envelope.getEnvelope().getEnvelopeId());
    if (envelope.getBoltRequest() == null) {
      return Optional.of(acknowledgement.toString());
    }
    Response response = app.run(envelope.getBoltRequest());
    if (response.getStatusCode() != 200) {
      log.warn(
          "A request of Slack's is not acknowledged: status {}; 404 is of no kind that the bot"
              + " knows.",
          response.getStatusCode());
      return Optional.empty();
    }
    if (response.getBody() != null) {
      acknowledgement.add("payload", JsonParser.parseString(response.getBody()));
    }
    return Optional.of(acknowledgement.toString());
  }
}
