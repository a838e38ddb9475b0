package bot.klingbalance.health;

import bot.klingbalance.chat.DependencyLog;
import bot.klingbalance.http.network.NetworkFailures;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether useapi.net answers: told in the log when it ceases to, and when it does so again. A
 * refusal is an answer, as is what it says about Kling; one request that fails is no news, since it
 * is tried again. Safe for use by many threads.
 */
public final class UpstreamReach implements Interceptor, BooleanSupplier {
  private static final Logger log = LoggerFactory.getLogger(UpstreamReach.class);
  private static final DependencyLog lines = new DependencyLog(log, "useapi");

  /** One or two pass by themselves: what fails is asked again. */
  private static final int FAILURES_IN_A_ROW = 3;

  private static final int SERVER_ERRORS = 500;

  /** useapi.net's own: Kling has signed the account out. */
  private static final int SIGNED_OUT = 596;

  private final Consumer<BooleanSupplier> known;
  private boolean isKnown;
  private int failures;

  /**
   * One that has seen no request yet.
   *
   * @param known told of this once, as soon as there was a request to go by
   */
  public UpstreamReach(Consumer<BooleanSupplier> known) {
    this.known = known;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      Response response = chain.proceed(chain.request());
      if (response.code() >= SERVER_ERRORS && response.code() != SIGNED_OUT) {
        failed("it answered with status " + response.code());
      } else {
        answered();
      }
      return response;
    } catch (IOException unreachable) {
      if (!chain.call().isCanceled()) {
        failed(NetworkFailures.words(unreachable));
      }
      throw unreachable;
    }
  }

  /** Whether it can be used, as far as is known. */
  @Override
  public synchronized boolean getAsBoolean() {
    return failures < FAILURES_IN_A_ROW;
  }

  private synchronized void failed(String how) {
    know();
    failures++;
    if (failures == FAILURES_IN_A_ROW) {
      lines
          .trouble()
          .addKeyValue("reason", how)
          .log("useapi.net does not answer as it should: {}.", how);
    }
  }

  private synchronized void answered() {
    know();
    boolean isBack = failures >= FAILURES_IN_A_ROW;
    failures = 0;
    if (isBack) {
      lines.recovery().log("useapi.net answers again.");
    }
  }

  private void know() {
    if (!isKnown) {
      isKnown = true;
      known.accept(this);
    }
  }
}
