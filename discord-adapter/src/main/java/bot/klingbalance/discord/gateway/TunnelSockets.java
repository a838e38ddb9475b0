package bot.klingbalance.discord.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sockets to a proxy that send nothing in the clear but the request for a tunnel: behind it
 * JDA says the token, also at an address {@code ws://} that it was given in between.
 */
final class TunnelSockets extends SocketFactory {
  private static final Logger log = LoggerFactory.getLogger(TunnelSockets.class);

  @Override
  public Socket createSocket() {
    return new TunnelSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  private static Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = new TunnelSocket();
    socket.connect(address);
    return socket;
  }

  /** One that is written to once for the tunnel, and then only by what encrypts. */
  static final class TunnelSocket extends Socket {
    private boolean isAskedFor;
    private boolean isEncrypted;

    /** From now on everything is written by what encrypts. */
    synchronized void encrypt() {
      isEncrypted = true;
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
      if (isAskedFor && !isEncrypted) {
        log.warn(
            "Discord named a gateway that is not encrypted (ws://). The bot does not connect there,"
                + " and asks for another address.");
        throw new IOException("not encrypted");
      }
      isAskedFor = true;
      return super.getOutputStream();
    }
  }
}
