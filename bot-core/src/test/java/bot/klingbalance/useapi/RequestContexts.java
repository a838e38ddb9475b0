package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.useapi.wire.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a useapi.net on loopback that answers as told, and accounts that are asked there. */
abstract class RequestContexts {
  static final Secret TOKEN = Secret.of("user:1234-Tr0ub4dor").setBy("useapi.token");

  /** What is told where useapi.net refuses it. */
  static final Failure TOKEN_REFUSED =
      new Failure(Reason.TOKEN_REFUSED, Optional.empty(), TOKEN.setting());

  static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  static final AccountEmail OTHER = new AccountEmail("other@example.com");

  final FakeTime time = new FakeTime();
  final OkHttpClient shared = new OkHttpClient();
  final MockWebServer server = new MockWebServer();
  UseApiAccounts accounts;

  @BeforeEach
  void start() throws IOException {
    server.start();
    accounts = accounts(UseApiLimits.DEFAULT);
  }

  @AfterEach
  void stop() {
    accounts.close();
    server.close();
    shared.connectionPool().evictAll();
  }

  final UseApiAccounts accounts(UseApiLimits limits) {
    return accounts(server.url("/v1/kling").toString(), limits);
  }

  final UseApiAccounts accounts(String address, UseApiLimits limits) {
    HttpExchange exchange = new HttpExchange(shared, TOKEN, limits.parallel());
    return new UseApiAccounts(
        new UseApiAddress(address), UseApiAccounts.context(exchange, time, limits));
  }

  final void upstreamAnswers(int status, String body) {
    server.enqueue(response(status, body).build());
  }

  static MockResponse.Builder response(int status, String body) {
    return new MockResponse.Builder().code(status).body(body);
  }

  final AccountLookup find() {
    return find(STUDIO);
  }

  final AccountLookup find(AccountEmail email) {
    return answer(accounts.find(email, Freshness.RECENT));
  }

  final AccountListing list() {
    return answer(accounts.list(Freshness.RECENT));
  }

  static <T> T answer(CompletableFuture<T> future) {
    return future.orTimeout(30, TimeUnit.SECONDS).join();
  }
}
