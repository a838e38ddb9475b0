package bot.klingbalance.download;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port of loopback for a server that starts later. */
public final class FreePort {
  private static final int FIRST = 20_000;

  /**
   * From here on Linux gives ports to outgoing connections: one of another test could have it by
   * then.
   */
  private static final int END = 32_768;

  private FreePort() {}

  public static int find() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // Another one, then.
      }
    }
  }
}
