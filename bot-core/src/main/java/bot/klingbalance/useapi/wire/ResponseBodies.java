package bot.klingbalance.useapi.wire;

import bot.klingbalance.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;

/** Reads what came of a request, and closes it; the token is left nowhere in it. */
final class ResponseBodies {
  static final String HIDDEN_RETRY_AFTER = "X-Hidden-Retry-After";
  private static final long LARGEST_BODY = 1 << 20;

  private final Secret token;
  private final String tokenInUrl;

  ResponseBodies(Secret token) {
    this.token = token;
    this.tokenInUrl = URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8);
  }

  UseApiResponse whole(Call call, Response response) {
    try (response) {
      BufferedSource source = response.body().source();
      return source.request(LARGEST_BODY + 1)
          ? responded(response, "", Optional.of("larger than 1 MiB"))
          : responded(response, withoutToken(source.readUtf8()), Optional.empty());
    } catch (IOException e) {
      return broken(call, response, e);
    }
  }

  /** The response without its body, of which {@code read} takes what the reader made of it. */
  <B> UseApiResponse streamed(
      Call call, Response response, BodyReader<B> reader, Consumer<B> read) {
    try (response) {
      read.accept(reader.read(limited(response, reader.mostBytes())));
      return responded(response, "", Optional.empty());
    } catch (UnreadableBody e) {
      return responded(response, "", Optional.of(withoutToken(String.valueOf(e.getMessage()))));
    } catch (IOException e) {
      return broken(call, response, e);
    }
  }

  UseApiResponse noResponse(IOException e) {
    String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return e instanceof ProtocolException
        ? new UseApiResponse.Garbled(withoutToken(words))
        : new UseApiResponse.NoResponse(withoutToken(words));
  }

  private static InputStream limited(Response response, long most) {
    return Okio.buffer(new LimitedBody(response.body().source(), most)).inputStream();
  }

  private UseApiResponse broken(Call call, Response response, IOException e) {
    if (e instanceof InterruptedIOException) {
      return response.code() == 200
          ? noResponse(e)
          : responded(response, "", Optional.of("its body did not come"));
    }
    return call.isCanceled() ? noResponse(e) : responded(response, "", Optional.of("cut off"));
  }

  private UseApiResponse responded(Response response, String body, Optional<String> flaw) {
    Optional<String> retryAfter =
        Optional.ofNullable(response.header(HIDDEN_RETRY_AFTER)).map(this::withoutToken);
    return new UseApiResponse.Response(response.code(), retryAfter, body, flaw);
  }

  private String withoutToken(String words) {
    return token.hideIn(words).replace(tokenInUrl, token.toString());
  }
}
