package bot.klingbalance.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One account of the simulated useapi.net.
 *
 * @param name what stands before {@code @example.com}
 * @param behaviour how it answers
 * @param grants its packages; none for an account whose balance is not told
 */
record SimulatedAccount(String name, Behaviour behaviour, List<Grant> grants) {
  private static final int HUNDREDTHS = 100;

  SimulatedAccount {
    grants = List.copyOf(grants);
  }

  /** How an account answers. */
  enum Behaviour {
    ANSWERS,
    /** Answers after some seconds, as the real one does now and then. */
    ANSWERS_SLOWLY,
    /** Status 596: Kling rejected the stored session. */
    LOST_ITS_SESSION
  }

  /** Credits of one package, and in how many days they expire. */
  record Grant(String type, int granted, int left, int days) {}

  /** Accounts in every state that a team may meet. */
  static List<SimulatedAccount> every() {
    return List.of(
        answers("studio", new Grant("plan", 660, 560, 15)),
        answers("low", new Grant("plan", 660, 42, 13)),
        answers("almost-empty", new Grant("plan", 3000, 3, 21)),
        answers(
            "pooled",
            new Grant("plan", 3000, 1250, 8),
            new Grant("bonus", 200, 200, 30),
            new Grant("top-up", 3300, 3300, 480)),
        answers("expiring", new Grant("plan", 8000, 6310, 2)),
        new SimulatedAccount("signed-out", Behaviour.LOST_ITS_SESSION, List.of()),
        answers("no-balance"),
        new SimulatedAccount(
            "slow", Behaviour.ANSWERS_SLOWLY, List.of(new Grant("plan", 26000, 18400, 19))));
  }

  String email() {
    return name + "@example.com";
  }

  /** The account as {@code GET /accounts/<email>} answers it, in the vendor's words. */
  ObjectNode json(Clock clock) {
    ObjectNode account = jsonWithoutBalance(clock);
    if (!grants.isEmpty()) {
      account.set("balance", balance(clock.instant()));
    }
    return account;
  }

  /** The account as it stands in the answer to {@code GET /accounts}. */
  ObjectNode jsonWithoutBalance(Clock clock) {
    Instant signedInUntil = clock.instant().plus(Duration.ofDays(41));
    ObjectNode account = JsonNodeFactory.instance.objectNode();
    account.put("email", email());
    account
        .putObject("session")
        .put("userId", "user-" + name)
        .put("ExpireTime", signedInUntil.getEpochSecond())
        .put("ExpireTimeUTC", signedInUntil.toString());
    return account.put("maxJobs", 5).put("password", "…secured…");
  }

  private ObjectNode balance(Instant now) {
    ObjectNode balance = JsonNodeFactory.instance.objectNode();
    ArrayNode points = balance.putArray("points");
    grants.forEach(grant -> points.add(point(grant, now)));
    balance.putArray("tickets");
    balance.put("nextApplyTime", now.plus(Duration.ofDays(grants.get(0).days())).toEpochMilli());
    return balance.put("total", grants.stream().mapToInt(Grant::left).sum() * HUNDREDTHS);
  }

  private ObjectNode point(Grant grant, Instant now) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("orderId", "%s-%s".formatted(name, grant.type()))
        .put("type", grant.type())
        .put("amount", grant.granted() * HUNDREDTHS)
        .put("balance", grant.left() * HUNDREDTHS)
        .put("startTime", now.minus(Duration.ofDays(10)).toEpochMilli())
        .put("endTime", now.plus(Duration.ofDays(grant.days())).toEpochMilli());
  }

  private static SimulatedAccount answers(String name, Grant... grants) {
    return new SimulatedAccount(name, Behaviour.ANSWERS, List.of(grants));
  }
}
