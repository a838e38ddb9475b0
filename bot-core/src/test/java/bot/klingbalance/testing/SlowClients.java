package bot.klingbalance.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients of a server on this machine that send a part of a request, and wait. */
public final class SlowClients implements AutoCloseable {
  private static final int MOST_SECONDS = 20;

  private final int port;
  private final List<Socket> open = new ArrayList<>();

  public SlowClients(int port) {
    this.port = port;
  }

  /** So many more clients, each of which has sent this and sends no more for the time being. */
  public SlowClients send(int clients, String part) throws IOException {
    for (int i = 0; i < clients; i++) {
      Socket client = connect();
      open.add(client);
      write(client, part);
    }
    return this;
  }

  /** Sends one more byte for each client that is still connected. */
  public void sendAByte() {
    for (Socket client : open) {
      try {
        write(client, "x");
      } catch (IOException dropped) {
        // That is what the server is to do.
      }
    }
  }

  /** The first line of what a whole request is answered with. */
  public String answerTo(String request) throws IOException {
    try (Socket client = connect()) {
      write(client, request);
      return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  /** Waits until the server has closed every one of them. */
  public void awaitClosed() throws IOException {
    for (Socket client : open) {
      InputStream answer = client.getInputStream();
      try {
        while (answer.read() >= 0) {
          // An answer may come before the end.
        }
      } catch (java.net.SocketException reset) {
        // Closed while something lay unread.
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Socket client : open) {
      client.close();
    }
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout((int) TimeUnit.SECONDS.toMillis(MOST_SECONDS));
    client.setTcpNoDelay(true);
    return client;
  }

  private static void write(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    client.getOutputStream().flush();
  }
}
