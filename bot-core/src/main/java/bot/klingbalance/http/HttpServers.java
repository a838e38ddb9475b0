package bot.klingbalance.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * The HTTP server that comes with Java, set to answer at once and to drop slow clients.
 *
 * <p>Java reads how it is to be when a process makes its first server, and never again: so each
 * server of the bot is made here. Whoever runs the bot may have set it otherwise.
 */
public final class HttpServers {
  /** So long a request may take to arrive, head and body together; Slack gives up after 3 s too. */
  static final int REQUEST_SECONDS = 3;

  private static final int RESPONSE_SECONDS = 10;
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int MOST_HEAD_BYTES = 32 * 1024;

  /**
   * Properties of the module {@code jdk.httpserver}. Without the first one an answer may wait for
   * 40 ms: its body stays with the kernel until the client confirms the headers. Times are held by
   * timers, in seconds: one that looks every second, and for a connection on which nothing was sent
   * one that would look every 10 s without the tick in milliseconds.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "sun.net.httpserver.nodelay",
          "true",
          "sun.net.httpserver.maxReqTime",
          Integer.toString(REQUEST_SECONDS),
          "sun.net.httpserver.maxRspTime",
          Integer.toString(RESPONSE_SECONDS),
          "sun.net.httpserver.clockTick",
          "1000",
          "sun.net.httpserver.maxReqHeaderSize",
          Integer.toString(MOST_HEAD_BYTES),
          "jdk.httpserver.maxConnections",
          Integer.toString(MOST_CONNECTIONS));

  private HttpServers() {}

  /**
   * A server that listens, and answers once it is started.
   *
   * @param address with port 0 for any that is free
   * @throws IOException when the port is taken, or the address is not one of this machine
   */
  public static HttpServer at(InetSocketAddress address) throws IOException {
    PROPERTIES.forEach(System.getProperties()::putIfAbsent);
    return HttpServer.create(address, MOST_CONNECTIONS);
  }
}
