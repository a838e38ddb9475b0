package bot.klingbalance.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A server on loopback that speaks as much of PostgreSQL's protocol as it takes to let nobody in.
 */
public final class PostgresStandIn implements AutoCloseable {
  /** Source: "Message Formats" of PostgreSQL's manual. */
  private static final int SSL_REQUEST = 80877103;

  private final ServerSocket door;
  private final Reply reply;
  private final Thread thread;

  /** What whoever connects is told. */
  public enum Reply {
    ASKS_FOR_PASSWORD,
    REFUSES_PASSWORD,
    HAS_NO_LINE_FOR_IT,
    SPEAKS_TLS
  }

  private PostgresStandIn(Reply reply) throws IOException {
    this.door = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    this.reply = reply;
    this.thread = new Thread(this::serve, "postgres stand-in");
    thread.start();
  }

  public static PostgresStandIn that(Reply reply) throws IOException {
    return new PostgresStandIn(reply);
  }

  public int port() {
    return door.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    door.close();
    try {
      thread.join();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try (Socket guest = door.accept()) {
        guest.setSoTimeout(2_000);
        answer(guest);
      } catch (IOException goneOrClosed) {
        // The next guest is another.
      }
    }
  }

  private void answer(Socket guest) throws IOException {
    var in = new DataInputStream(guest.getInputStream());
    var out = new DataOutputStream(guest.getOutputStream());
    int length = in.readInt();
    int code = in.readInt();
    if (code == SSL_REQUEST) {
      out.write(reply == Reply.SPEAKS_TLS ? 'S' : 'N');
      length = in.readInt();
      in.readInt();
    }
    in.skipNBytes(length - 8);
    switch (reply) {
      case ASKS_FOR_PASSWORD, SPEAKS_TLS -> out.write(new byte[] {'R', 0, 0, 0, 8, 0, 0, 0, 3});
      case REFUSES_PASSWORD -> out.write(error("28P01", "password authentication failed"));
      case HAS_NO_LINE_FOR_IT ->
          out.write(error("28000", "no pg_hba.conf entry for host \"127.0.0.1\", no encryption"));
    }
    out.flush();
    in.read();
  }

  private static byte[] error(String state, String text) {
    byte[] fields = "SFATAL\0C%s\0M%s\0\0".formatted(state, text).getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.write('E');
      out.writeInt(fields.length + 4);
      out.write(fields);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
