package bot.klingbalance.useapi.wire;

import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests: each call of {@link #get} is one on the wire, to exactly the address given, and
 * its body has at most 1 MiB once it is unpacked, unless it is read while it arrives.
 *
 * <p>OkHttp would by itself follow redirects and repeat a request after a 408, a 503 with {@code
 * Retry-After: 0} or a lost connection; all of that is off. Safe for use by many threads.
 */
public final class HttpExchange {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int IDLE_SECONDS = 30;
  private static final int KEPT_MINUTES = 5;
  private static final String RETRY_AFTER = "Retry-After";

  private final OkHttpClient client;
  private final ThreadPoolExecutor threads;
  private final Secret token;
  private final ResponseBodies bodies;

  /**
   * Requests over the pools of {@code shared}, on threads of their own.
   *
   * @param parallel how many requests run at once
   */
  public HttpExchange(OkHttpClient shared, Secret token, int parallel) {
    // OkHttp hands over as many as run at once; a thread may just be ending the one before.
    this.threads = NamedThreads.idlingPool("useapi", parallel, 2 * parallel, IDLE_SECONDS);
    this.client = alone(shared.newBuilder(), new Dispatcher(threads), parallel);
    this.token = token;
    this.bodies = new ResponseBodies(token);
  }

  /**
   * Makes one GET request.
   *
   * @param timeout for all of it, from connecting to the last byte of the body
   * @param then takes the response, once, when the connection is free again; on a thread of this
   */
  public void get(HttpUrl url, Duration timeout, Consumer<UseApiResponse> then) {
    enqueue(url, timeout, new WholeReader(then));
  }

  /**
   * The same, of which the body of a 200 is read while it arrives: the response has none then.
   *
   * @param then takes what was read beside the response; nothing where the body is flawed, or the
   *     status another one
   */
  public <B> void get(
      HttpUrl url,
      Duration timeout,
      BodyReader<B> reader,
      BiConsumer<UseApiResponse, Optional<B>> then) {
    enqueue(url, timeout, new StreamReader<>(reader, then));
  }

  private void enqueue(HttpUrl url, Duration timeout, Callback callback) {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + token.reveal())
            .header("Accept", "application/json")
            .header("User-Agent", "kling-balance-bot")
            .build();
    Call call = client.newCall(ClosedConnections.traced(request));
    call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    call.enqueue(callback);
  }

  /** What the token was set by, where that is known. */
  public Optional<String> tokenSetting() {
    return token.setting();
  }

  /** Cancels what is running. A request that is made from now on gets no response. */
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
    threads.shutdown();
  }

  private static OkHttpClient alone(
      OkHttpClient.Builder builder, Dispatcher dispatcher, int parallel) {
    dispatcher.setMaxRequests(parallel);
    dispatcher.setMaxRequestsPerHost(parallel);
    // Its own, so that nobody else's connections are closed with those of a server that closes all.
    ConnectionPool pool = new ConnectionPool(parallel, KEPT_MINUTES, TimeUnit.MINUTES);
    ClosedConnections closed = new ClosedConnections(pool);
    return builder
        .connectionPool(pool)
        .eventListenerFactory(closed)
        .addInterceptor(closed)
        .dispatcher(dispatcher)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .authenticator(Authenticator.NONE)
        .cookieJar(CookieJar.NO_COOKIES)
        .cache(null)
        .connectTimeout(CONNECT)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .addNetworkInterceptor(chain -> hideRetryAfter(chain.proceed(chain.request())))
        .build();
  }

  /** Hides the header from OkHttp's own, unconditional retry of a 503. */
  private static Response hideRetryAfter(Response response) {
    String told = response.header(RETRY_AFTER);
    return told == null
        ? response
        : response
            .newBuilder()
            .removeHeader(RETRY_AFTER)
            .header(ResponseBodies.HIDDEN_RETRY_AFTER, told)
            .build();
  }

  private final class WholeReader implements Callback {
    private final Consumer<UseApiResponse> then;

    WholeReader(Consumer<UseApiResponse> then) {
      this.then = then;
    }

    @Override
    public void onResponse(Call call, Response response) {
      then.accept(bodies.whole(call, response));
    }

    @Override
    public void onFailure(Call call, IOException e) {
      then.accept(bodies.noResponse(e));
    }
  }

  private final class StreamReader<B> implements Callback {
    private final BodyReader<B> reader;
    private final BiConsumer<UseApiResponse, Optional<B>> then;

    StreamReader(BodyReader<B> reader, BiConsumer<UseApiResponse, Optional<B>> then) {
      this.reader = reader;
      this.then = then;
    }

    @Override
    public void onResponse(Call call, Response response) {
      if (response.code() == 200) {
        AtomicReference<@Nullable B> read = new AtomicReference<>();
        UseApiResponse told = bodies.streamed(call, response, reader, read::set);
        then.accept(told, Optional.ofNullable(read.get()));
      } else {
        then.accept(bodies.whole(call, response), Optional.empty());
      }
    }

    @Override
    public void onFailure(Call call, IOException e) {
      then.accept(bodies.noResponse(e), Optional.empty());
    }
  }
}
