package bot.klingbalance.discord;

import bot.klingbalance.discord.posting.DiscordApi;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.utils.SessionController;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Where JDA's one session enters Discord's gateway: at the address that {@code GET gateway/bot} of
 * the API in the settings names, and no sooner after the last time than Discord allows.
 */
final class GatewayAddress implements SessionController {
  /** {@code docs/events/gateway}: Rate Limiting, one identify in five seconds. */
  static final Duration IDENTIFY_PAUSE = Duration.ofSeconds(5);

  private static final int UNAUTHORIZED = 401;
  private static final int MOST_BYTES = 64 * 1024;

  private final DiscordApi api;
  private final ScheduledExecutorService connect;
  private final Duration pause;
  private volatile @Nullable String url;
  private volatile long openAgainAt = System.nanoTime();
  private volatile @Nullable Future<?> waiting;

  /**
   * @param pause between two sessions
   */
  GatewayAddress(DiscordApi api, ScheduledExecutorService connect, Duration pause) {
    this.api = api;
    this.connect = connect;
    this.pause = pause;
  }

  /** What came of asking where the gateway is. */
  sealed interface Whereabouts {
    record Known(String url) implements Whereabouts {}

    /** The token is refused. */
    record Refused() implements Whereabouts {}

    /**
     * No answer to build on; another time may bring one.
     *
     * @param why the rest of a sentence
     */
    record Trouble(String why) implements Whereabouts {}
  }

  /** Asks where the gateway is; waits for the answer. */
  Whereabouts ask() {
    try (Response response = api.call("GET", "gateway/bot", null).execute()) {
      if (response.code() == UNAUTHORIZED) {
        return new Whereabouts.Refused();
      }
      if (!response.isSuccessful()) {
        return new Whereabouts.Trouble("it answered with status " + response.code());
      }
      byte[] body = response.body().byteStream().readNBytes(MOST_BYTES);
      String found = DataObject.fromJson(body).getString("url");
      url = found;
      return new Whereabouts.Known(found);
    } catch (IOException e) {
      return new Whereabouts.Trouble("it could not be reached: " + e.getMessage());
    } catch (RuntimeException e) {
      return new Whereabouts.Trouble("its answer could not be read");
    }
  }

  @Override
  public String getGateway() {
    String known = url;
    if (known == null) {
      throw new IllegalStateException("the gateway was not asked for yet");
    }
    return known;
  }

  @Override
  public ShardedGateway getShardedGateway(JDA jda) {
    return new ShardedGateway(getGateway(), 1);
  }

  @Override
  public void appendSession(SessionConnectNode node) {
    long delay = Math.max(0, openAgainAt - System.nanoTime());
    waiting = connect.schedule(() -> enter(node), delay, TimeUnit.NANOSECONDS);
  }

  @Override
  public void removeSession(SessionConnectNode node) {
    Future<?> entering = waiting;
    if (entering != null) {
      entering.cancel(false);
    }
  }

  private void enter(SessionConnectNode node) {
    openAgainAt = System.nanoTime() + pause.toNanos();
    try {
      // "Last" means that JDA does not wait here until the session stands.
      node.run(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The gateway may have moved: where it is now is asked before the next try.
      Whereabouts unused = ask();
      appendSession(node);
    }
  }
}
