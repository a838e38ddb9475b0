package bot.klingbalance.discord.posting;

import bot.klingbalance.http.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * A response of Discord's REST interface: {@code docs/reference}, Error Messages, and {@code
 * docs/topics/rate-limits}.
 *
 * @param status of HTTP
 * @param id of the message, where there is one
 * @param code Discord's error code, which every error of its own has; 0 for one without a number,
 *     such as a token that is refused
 * @param words its explanation, with the paths of what is wrong in the form; may be empty
 * @param retryAfter how long to wait, where it says so
 * @param global whether that holds for every channel
 * @param exhaustedFor how long this channel takes nothing more, when this request was the last
 */
public record DiscordResponse(
    int status,
    Optional<String> id,
    OptionalInt code,
    String words,
    Optional<Duration> retryAfter,
    boolean global,
    Optional<Duration> exhaustedFor) {
  private static final int LEAST_CODE = 10_000;

  /** Bad Request, Unauthorized. */
  private static final Set<Integer> WITHOUT_NUMBER = Set.of(400, 401);

  private static final int MOST_BYTES = 1024 * 1024;
  private static final int MOST_PATHS = 3;

  /** Never fails for what a response says: one that cannot be read is not in Discord's form. */
  public static DiscordResponse of(Response response) throws IOException {
    byte[] body = response.body().byteStream().readNBytes(MOST_BYTES);
    try {
      return of(response, DataObject.fromJson(body));
    } catch (ParsingException | NumberFormatException e) {
      return of(response, DataObject.empty());
    }
  }

  private static DiscordResponse of(Response response, DataObject body) {
    boolean global =
        body.getBoolean("global", false) || response.header("X-RateLimit-Global") != null;
    return new DiscordResponse(
        response.code(),
        Optional.ofNullable(body.getString("id", null)),
        body.isNull("code") ? OptionalInt.empty() : OptionalInt.of(body.getInt("code", 0)),
        words(body),
        seconds(body.getString("retry_after", null)).or(() -> RetryAfter.of(response)),
        global,
        "0".equals(response.header("X-RateLimit-Remaining"))
            ? seconds(response.header("X-RateLimit-Reset-After"))
            : Optional.empty());
  }

  boolean isSuccessful() {
    return status >= 200 && status < 300;
  }

  /**
   * Whether an error comes from Discord itself, and not from something on the way to it: its codes
   * have five digits and more ({@code docs/topics/opcodes-and-status-codes}, JSON Error Codes), and
   * of those without a number only a malformed request and a refused token say what is wrong.
   */
  public boolean isInDiscordsForm() {
    return code.isPresent()
        && (code.getAsInt() >= LEAST_CODE
            || (code.getAsInt() == 0 && WITHOUT_NUMBER.contains(status)));
  }

  private static String words(DataObject body) {
    List<String> paths = new ArrayList<>();
    body.optObject("errors").ifPresent(errors -> collect(errors, "", paths));
    String message = body.getString("message", "");
    return paths.isEmpty()
        ? message
        : "%s (%s)"
            .formatted(
                message, String.join("; ", paths.subList(0, Math.min(MOST_PATHS, paths.size()))));
  }

  /** {@code docs/reference}: a tree of field names with {@code _errors} at its leaves. */
  private static void collect(DataObject errors, String path, List<String> paths) {
    for (String key : errors.keys().stream().sorted().toList()) {
      if (key.equals("_errors")) {
        DataArray messages = errors.getArray(key);
        if (!messages.isEmpty()) {
          paths.add(path + ": " + messages.getObject(0).getString("message", "refused"));
        }
      } else if (errors.isType(key, net.dv8tion.jda.api.utils.data.DataType.OBJECT)) {
        collect(errors.getObject(key), path.isEmpty() ? key : path + "." + key, paths);
      }
    }
  }

  private static Optional<Duration> seconds(@Nullable String number) {
    return Optional.ofNullable(number).flatMap(some -> RetryAfter.of(some, Instant.EPOCH));
  }
}
