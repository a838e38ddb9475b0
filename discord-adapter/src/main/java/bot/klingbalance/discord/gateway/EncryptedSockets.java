package bot.klingbalance.discord.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Makes encrypted sockets, and tells a tunnel when it is written to by one of them only. The name
 * in the certificate is compared by JDA's WebSocket client.
 */
final class EncryptedSockets extends SSLSocketFactory {
  private final SSLSocketFactory sockets;

  EncryptedSockets(SSLSocketFactory sockets) {
    this.sockets = sockets;
  }

  @Override
  public Socket createSocket() throws IOException {
    return sockets.createSocket();
  }

  /** Around a socket through which a proxy leads to {@code host}. */
  @Override
  public Socket createSocket(Socket tunnel, String host, int port, boolean autoClose)
      throws IOException {
    Socket encrypted = sockets.createSocket(tunnel, host, port, autoClose);
    if (tunnel instanceof TunnelSockets.TunnelSocket plain) {
      plain.encrypt();
    }
    return encrypted;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return sockets.createSocket(host, port, localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return sockets.createSocket(host, port, localHost, localPort);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.getSupportedCipherSuites();
  }
}
