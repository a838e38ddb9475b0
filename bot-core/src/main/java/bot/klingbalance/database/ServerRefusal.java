package bot.klingbalance.database;

import bot.klingbalance.database.DatabaseAddress.PostgresServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Why a PostgreSQL server that can be reached takes no connection, in a sentence: nothing changes
 * that but other settings. The texts of driver and server are translated, so that only the words
 * are looked for that every language keeps.
 */
final class ServerRefusal {
  private ServerRefusal() {}

  /** Nothing when {@code error} is none of that kind. */
  static Optional<String> of(SQLException error, PostgresServer server) {
    SQLException own = ofTheServer(error);
    String state = Optional.ofNullable(own.getSQLState()).orElse("");
    String text = Optional.ofNullable(own.getMessage()).orElse("");
    return ofState(state, text, own, server).map(sentence -> sentence.formatted(server));
  }

  private static Optional<String> ofState(
      String state, String text, SQLException error, PostgresServer server) {
    if (text.contains("sslmode")) {
      return Optional.of("The sslmode in the URL of %s is none that PostgreSQL knows.");
    }
    if (state.equals("08004") && text.contains("SSL")) {
      return Optional.of(
          "The PostgreSQL server of %s does not speak TLS: set another sslmode in database.url.");
    }
    if (state.equals("08004") && !server.hasPassword()) {
      return Optional.of(
          "The PostgreSQL server of %s wants a password: set DATABASE_PASSWORD (database.password).");
    }
    if (state.equals("08004")) {
      return Optional.of(
          "The PostgreSQL server of %s wants a way to sign in that the bot does not know: see its pg_hba.conf.");
    }
    if (state.equals("28000") && text.contains("pg_hba.conf")) {
      return Optional.of(
          "The PostgreSQL server of %s takes no such connection: it wants TLS (set sslmode=require in database.url), or its pg_hba.conf has no line for this user and this machine.");
    }
    if (state.startsWith("28")) {
      return Optional.of("The PostgreSQL server of %s refuses the user or the password.");
    }
    return isAboutTheCertificate(state, text, error)
        ? Optional.of(
            "The certificate of the PostgreSQL server of %s cannot be checked: see sslmode and sslrootcert in database.url.")
        : Optional.empty();
  }

  /** A handshake that the network cut has an IOException of another kind as its cause. */
  private static boolean isAboutTheCertificate(String state, String text, SQLException error) {
    boolean isDistrusted =
        Stream.<Throwable>iterate(error, each -> each != null, Throwable::getCause)
            .anyMatch(
                each ->
                    each instanceof GeneralSecurityException
                        || each instanceof SSLPeerUnverifiedException);
    boolean isFileMissing =
        state.equals("08006") && text.contains("SSL") && !(error.getCause() instanceof IOException);
    boolean isOtherHost = state.startsWith("08") && text.contains("HostnameVerifier");
    return isDistrusted || isFileMissing || isOtherHost || hasNoRootFile(error);
  }

  private static boolean hasNoRootFile(SQLException error) {
    return error.getCause() instanceof FileNotFoundException;
  }

  /** The pool wraps what the driver said. */
  private static SQLException ofTheServer(SQLException error) {
    return error instanceof SQLTransientConnectionException
            && error.getCause() instanceof SQLException cause
        ? cause
        : error;
  }
}
