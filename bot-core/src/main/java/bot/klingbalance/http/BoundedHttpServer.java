package bot.klingbalance.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that clients cannot hold up by sending half a request, or one byte after another.
 *
 * <p>It is Java's own. That one has a thread wait for each request that is not whole, and by itself
 * stands still when there are as many of these as threads; here a new request takes the place of
 * the one that was waited for the longest. Besides, a request has {@value
 * HttpServers#REQUEST_SECONDS} s to arrive.
 */
public final class BoundedHttpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BoundedHttpServer.class);
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int CLOSE_SECONDS = 1;

  private final HttpServer server;
  private final EvictingExecutor threads;
  private final Limits limits;
  private final Handler handler;

  private BoundedHttpServer(HttpServer server, Limits limits, Handler handler) {
    this.server = server;
    this.limits = limits;
    this.threads = new EvictingExecutor(limits.threadName(), limits.mostReading());
    this.handler = handler;
  }

  /**
   * How much is taken in at once.
   *
   * @param mostReading how many requests may be on their way in at the same time
   * @param bodyBytes a larger body is refused with 413, and not read
   */
  public record Limits(String threadName, int mostReading, int bodyBytes) {}

  /** Answers a request that has arrived whole. */
  public interface Handler {
    void answer(HttpExchange exchange, byte[] body) throws IOException;
  }

  /**
   * Begins to serve.
   *
   * @param address with port 0 for any that is free
   * @throws IOException when the port is taken, or the address is none of this machine
   */
  public static BoundedHttpServer open(InetSocketAddress address, Limits limits, Handler handler)
      throws IOException {
    if (address.isUnresolved()) {
      throw new IOException("no address is known for " + address.getHostString());
    }
    BoundedHttpServer opened = new BoundedHttpServer(HttpServers.at(address), limits, handler);
    opened.server.setExecutor(opened.threads);
    opened.server.createContext("/", opened::serve);
    opened.server.start();
    return opened;
  }

  /** Where it listens: the port that was found where 0 was asked for. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Lets requests that are being answered end, for a second, and takes no more. */
  @Override
  public void close() {
    threads.close(CLOSE_SECONDS);
    server.stop(0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(limits.bodyBytes() + 1);
      if (body.length > limits.bodyBytes()) {
        exchange.sendResponseHeaders(CONTENT_TOO_LARGE, -1);
        return;
      }
      threads.arrived();
      handler.answer(exchange, body);
    } catch (RuntimeException defect) {
      log.error("A request could not be answered: a defect of the bot.", defect);
    }
  }
}
