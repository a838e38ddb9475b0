package bot.klingbalance.http.network;

import java.net.ConnectException;

/** No connection, of which is known why: nothing of the request has left. */
final class NotConnected extends ConnectException {
  private static final long serialVersionUID = 1;

  NotConnected(String why, Throwable cause) {
    super(why);
    initCause(cause);
  }
}
