package bot.klingbalance.discord.gateway;

import bot.klingbalance.discord.posting.DiscordPort;
import bot.klingbalance.http.network.NetworkFailures;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.ErrorResponse;

/** What JDA reports of a request that failed, for the log and for trying again. */
public final class JdaFailures {
  public static final String TOKEN_REFUSED =
      "Discord refuses the bot's token. Copy a valid one from the Discord Developer Portal (Bot,"
          + " Reset Token) into DISCORD_TOKEN and start the bot again.";

  private static final int SERVER_ERRORS = 500;

  private JdaFailures() {}

  /** A few words for the log. No exception's own text: it may name an address with a token. */
  public static String sentence(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof ErrorResponseException error && error.getErrorCode() > 0) {
      return "%d %s".formatted(error.getErrorCode(), error.getMeaning());
    }
    return NetworkFailures.words(cause);
  }

  /** Why Discord has closed a session for good, in a sentence for whoever runs the bot. */
  public static String closed(CloseCode code) {
    return code == CloseCode.AUTHENTICATION_FAILED
        ? TOKEN_REFUSED
        : "Discord closed the connection for good (%d %s)."
            .formatted(code.getCode(), code.getMeaning());
  }

  /** Whether Discord says that the bot is not in a server, or was invited without its commands. */
  public static boolean isLackOfAccess(Throwable failure) {
    return cause(failure) instanceof ErrorResponseException error
        && (error.getErrorResponse() == ErrorResponse.MISSING_ACCESS
            || error.getErrorResponse() == ErrorResponse.UNKNOWN_GUILD);
  }

  /**
   * Whether Discord accepted the request and JDA could only not parse the message that it answered
   * with, which nobody here needs.
   */
  public static boolean isUnreadAnswer(Throwable failure) {
    return failure instanceof ErrorResponseException error
        && error.getResponse().getException() != null
        && !(error.getResponse().getException() instanceof IOException);
  }

  /**
   * Whether the same request may succeed a moment later: Discord failed or did not answer, or
   * something on the way to it refused, which does not answer in Discord's form.
   */
  public static boolean isPassing(Throwable failure) {
    return failure instanceof ErrorResponseException error
        && (error.getResponse().code >= SERVER_ERRORS
            || error.getResponse().getException() instanceof IOException
            || (error.getResponse().getException() == null && !isInDiscordsForm(error)));
  }

  private static boolean isInDiscordsForm(ErrorResponseException error) {
    return error.getResponse().optObject().filter(body -> !body.isNull("code")).isPresent();
  }

  /**
   * Whether an acknowledgement that failed may have arrived all the same. OkHttp sends it again by
   * itself when a connection is lost, and Discord refuses the second one.
   */
  public static boolean mayHaveArrived(Throwable failure) {
    return isPassing(failure)
        || (failure instanceof ErrorResponseException error
            && error.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED);
  }

  /** Whether Discord declined a message, as a whole, for the file that goes with it. */
  public static boolean isOfPicture(Throwable failure) {
    return failure instanceof ErrorResponseException error
        && DiscordPort.OF_PICTURE.contains(error.getErrorResponse());
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
