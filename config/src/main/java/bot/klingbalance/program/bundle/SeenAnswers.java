package bot.klingbalance.program.bundle;

import bot.klingbalance.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Looks on while the doctor asks: keeps the shape of each answer, and apart from it the texts that
 * answers hold, to be masked elsewhere. Only answers of useapi.net, Slack and Discord count. Safe
 * for use by many threads.
 */
final class SeenAnswers implements Interceptor {
  /** More is cut off: of useapi.net's statistics every row looks alike. */
  private static final long MOST_BYTES = 1024 * 1024;

  /** Texts and keys together. */
  private static final int MOST_TEXTS = 20_000;

  /** Longer texts are nobody's name. */
  private static final int LONGEST_TEXT = 200;

  /** What Discord knows the bot's commands by is the bot's own. */
  private static final String COMMANDS = "/commands";

  private final Map<String, URI> services;
  private final ExpectedShapes expected;
  private final Map<String, AnswerShape> shapes = new TreeMap<>();
  private final Set<String> texts = new HashSet<>();

  SeenAnswers(Settings settings, ExpectedShapes expected) {
    Map<String, URI> all = new LinkedHashMap<>();
    all.put("useapi.net", settings.useApi().baseUrl());
    all.put("Slack", settings.slack().apiUrl());
    all.put("Discord", settings.discord().apiUrl());
    this.services = all;
    this.expected = expected;
  }

  /** The same client, looked on. */
  OkHttpClient on(OkHttpClient client) {
    return client.newBuilder().addInterceptor(this).build();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Optional<String> call = call(chain.request(), response.code());
    boolean hasBody = !chain.request().method().equals("HEAD");
    if (call.isPresent() && hasBody) {
      keep(call.get(), response);
    }
    return response;
  }

  private void keep(String call, Response response) throws IOException {
    boolean areOurs = call.contains(COMMANDS);
    Set<String> found = new HashSet<>();
    AnswerShape shape =
        AnswerShape.of(
            response.peekBody(MOST_BYTES).byteStream(),
            expected::isKnown,
            (key, text) -> {
              if (!areOurs && text.length() <= LONGEST_TEXT && !expected.isKnown(text)) {
                found.add(text);
              }
            });
    synchronized (this) {
      shapes.merge(call, shape, AnswerShape::and);
      if (texts.size() < MOST_TEXTS) {
        texts.addAll(found);
      }
    }
  }

  private Optional<String> call(Request request, int status) {
    HttpUrl url = request.url();
    return services.entrySet().stream()
        .filter(
            each -> {
              HttpUrl base = HttpUrl.get(each.getValue().toString());
              return base.host().equals(url.host()) && base.port() == url.port();
            })
        .findFirst()
        .map(
            each ->
                "%s %s %s %d"
                    .formatted(
                        each.getKey(), request.method(), endpoint(url, each.getValue()), status));
  }

  /**
   * The path without the address of the service, and with a mask for what is no part of its API.
   */
  private String endpoint(HttpUrl url, URI service) {
    String base = HttpUrl.get(service.toString()).encodedPath().replaceAll("/$", "");
    String path = url.encodedPath();
    String rest = path.startsWith(base + "/") ? path.substring(base.length()) : path;
    return Arrays.stream(rest.split("/", -1))
        .map(part -> part.isEmpty() || isKnown(part) ? part : AnswerShape.UNKNOWN_KEY)
        .collect(Collectors.joining("/"));
  }

  private boolean isKnown(String part) {
    return part.equals("@me") || Arrays.stream(part.split("\\.", -1)).allMatch(expected::isKnown);
  }

  synchronized Map<String, AnswerShape> shapes() {
    return new TreeMap<>(shapes);
  }

  /** What answers said, of which nothing may be told. */
  synchronized Collection<String> texts() {
    return Set.copyOf(texts);
  }
}
