package bot.klingbalance.discord.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sockets without encryption that connect to this machine only. JDA resumes a session, and
 * says the token, at an address that Discord named at its beginning; JDA itself looks at it no
 * further.
 */
final class LoopbackSockets extends SocketFactory {
  private static final Logger log = LoggerFactory.getLogger(LoopbackSockets.class);

  @Override
  public Socket createSocket() {
    return new LoopbackSocket();
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

  private static Socket connected(SocketAddress address) throws IOException {
    Socket socket = new LoopbackSocket();
    socket.connect(address);
    return socket;
  }

  private static final class LoopbackSocket extends Socket {
    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      if (!isLoopback(address)) {
        log.warn(
            "Discord named a gateway that is not encrypted (ws://). The bot does not connect there,"
                + " and asks for another address.");
        throw new IOException("not encrypted");
      }
      super.connect(address, timeout);
    }

    private static boolean isLoopback(SocketAddress address) {
      return address instanceof InetSocketAddress internet
          && internet.getAddress() != null
          && internet.getAddress().isLoopbackAddress();
    }
  }
}
