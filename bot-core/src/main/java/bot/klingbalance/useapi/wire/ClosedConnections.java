package bot.klingbalance.useapi.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request once more, on a new connection, where the one that was kept for it turns out to
 * be closed by the server. OkHttp can do so only together with the other repetitions that are
 * switched off, and looks whether a connection is still open only after ten idle seconds; a server
 * that closes each one after its answer, without saying so, would be taken for unreachable.
 */
final class ClosedConnections implements Interceptor, EventListener.Factory {
  private final ConnectionPool pool;

  /**
   * For a client with that pool.
   *
   * @param pool its idle connections are closed when one of them is found to be
   */
  ClosedConnections(ConnectionPool pool) {
    this.pool = pool;
  }

  /** What became of one call so far. Its events come one after the other. */
  private static final class Trace extends EventListener {
    private boolean hasConnected;
    private boolean isAnswered;

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      hasConnected = true;
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
      isAnswered = true;
    }

    boolean isOfKeptConnection() {
      return !hasConnected && !isAnswered;
    }
  }

  /** The request of which {@link #create} hears. */
  static Request traced(Request request) {
    return request.newBuilder().tag(Trace.class, new Trace()).build();
  }

  @Override
  public EventListener create(Call call) {
    Trace trace = call.request().tag(Trace.class);
    return trace == null ? EventListener.NONE : trace;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (InterruptedIOException tooLate) {
      throw tooLate;
    } catch (IOException e) {
      @Nullable Trace trace = chain.request().tag(Trace.class);
      if (trace == null || !trace.isOfKeptConnection() || chain.call().isCanceled()) {
        throw e;
      }
      pool.evictAll();
      return chain.proceed(chain.request());
    }
  }
}
