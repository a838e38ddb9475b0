package bot.klingbalance.discord;

import bot.klingbalance.discord.posting.DiscordPort;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** What went wrong between the bot and Discord, for the log. */
final class JdaFailures {
  private static final int FIRST_STUMBLE = 500;

  private JdaFailures() {}

  /** A few words without a token in them, since request addresses have one. */
  static String sentence(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof ErrorResponseException error && error.getErrorCode() > 0) {
      return "%d %s".formatted(error.getErrorCode(), error.getMeaning());
    }
    return cause.getClass().getSimpleName();
  }

  /**
   * Whether Discord took the request, and only what it answered to it could not be read: JDA builds
   * a message from it, which nobody here looks at.
   */
  static boolean isUnreadAnswer(Throwable failure) {
    return failure instanceof ErrorResponseException error
        && error.getResponse().getException() != null
        && !(error.getResponse().getException() instanceof IOException);
  }

  /** Whether the same request may be taken a moment later: Discord stumbled, or was not heard. */
  static boolean isPassing(Throwable failure) {
    return failure instanceof ErrorResponseException error
        && (error.getResponse().code >= FIRST_STUMBLE
            || error.getResponse().getException() instanceof IOException);
  }

  /**
   * Whether an acknowledgement that failed may have arrived all the same. One that OkHttp sends
   * again by itself on a new line, after the old one was lost, is refused as the second one.
   */
  static boolean mayHaveArrived(Throwable failure) {
    return isPassing(failure)
        || (failure instanceof ErrorResponseException error
            && error.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED);
  }

  /** Whether Discord declined a message, as a whole, for the file that goes with it. */
  static boolean isOfPicture(Throwable failure) {
    return failure instanceof ErrorResponseException error
        && DiscordPort.OF_PICTURE.contains(error.getErrorCode());
  }

  /** What lies behind the wrapping of JDA and of futures. */
  private static Throwable cause(Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      return cause(failure.getCause());
    }
    if (failure instanceof ErrorResponseException error
        && error.getResponse().getException() != null) {
      return error.getResponse().getException();
    }
    return failure;
  }
}
