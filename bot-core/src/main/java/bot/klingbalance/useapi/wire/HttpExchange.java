package bot.klingbalance.useapi.wire;

import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.secret.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends requests: each call of {@link #get} is exactly one on the wire, to exactly the address
 * given, and its body has at most 1 MiB once it is unpacked.
 *
 * <p>OkHttp would by itself follow redirects and repeat a request after a 408, a 503 with {@code
 * Retry-After: 0} or a lost connection; all of that is off. Safe for use by many threads.
 */
public final class HttpExchange {
  private static final long LARGEST_BODY = 1 << 20;
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int IDLE_SECONDS = 30;
  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN_RETRY_AFTER = "X-Hidden-Retry-After";

  private final OkHttpClient client;
  private final ThreadPoolExecutor threads;
  private final Secret token;
  private final String tokenInUrl;

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
    this.tokenInUrl = URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8);
  }

  /**
   * Makes one GET request.
   *
   * @param timeout for all of it, from connecting to the last byte of the body
   * @param then takes the response, once, when the connection is free again; on a thread of this
   */
  public void get(HttpUrl url, Duration timeout, Consumer<UseApiResponse> then) {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer " + token.reveal())
            .header("Accept", "application/json")
            .header("User-Agent", "kling-balance-bot")
            .build();
    Call call = client.newCall(request);
    call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
    call.enqueue(new ResponseReader(then));
  }

  /** Cancels what is running. A request that is made from now on gets no response. */
  public void close() {
    client.dispatcher().cancelAll();
    threads.shutdown();
  }

  private static OkHttpClient alone(
      OkHttpClient.Builder builder, Dispatcher dispatcher, int parallel) {
    dispatcher.setMaxRequests(parallel);
    dispatcher.setMaxRequestsPerHost(parallel);
    return builder
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
        : response.newBuilder().removeHeader(RETRY_AFTER).header(HIDDEN_RETRY_AFTER, told).build();
  }

  private final class ResponseReader implements Callback {
    private final Consumer<UseApiResponse> then;

    ResponseReader(Consumer<UseApiResponse> then) {
      this.then = then;
    }

    @Override
    public void onResponse(Call call, Response response) {
      then.accept(read(call, response));
    }

    @Override
    public void onFailure(Call call, IOException e) {
      then.accept(noResponse(e));
    }

    private UseApiResponse read(Call call, Response response) {
      try (response) {
        BufferedSource source = response.body().source();
        return source.request(LARGEST_BODY + 1)
            ? flawed(response, "larger than 1 MiB")
            : whole(response, withoutToken(source.readUtf8()));
      } catch (InterruptedIOException e) {
        return response.code() == 200 ? noResponse(e) : flawed(response, "its body did not come");
      } catch (IOException e) {
        return call.isCanceled() ? noResponse(e) : flawed(response, "cut off");
      }
    }

    private UseApiResponse noResponse(IOException e) {
      String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return e instanceof ProtocolException
          ? new UseApiResponse.Garbled(withoutToken(words))
          : new UseApiResponse.NoResponse(withoutToken(words));
    }

    private UseApiResponse whole(Response response, String body) {
      return new UseApiResponse.Response(
          response.code(), retryAfter(response), body, Optional.empty());
    }

    private UseApiResponse flawed(Response response, String flaw) {
      return new UseApiResponse.Response(
          response.code(), retryAfter(response), "", Optional.of(flaw));
    }

    private Optional<String> retryAfter(Response response) {
      return Optional.ofNullable(response.header(HIDDEN_RETRY_AFTER)).map(this::withoutToken);
    }

    private String withoutToken(String words) {
      return token.hideIn(words).replace(tokenInUrl, token.toString());
    }
  }
}
