package bot.klingbalance.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One account of the simulated useapi.net. What it holds is a function of the time and of nothing
 * else, so that the clock may be moved, and so that the past can be told.
 *
 * @param name what stands before {@code @example.com}
 * @param behaviour how it answers
 * @param plan what it gets each month; none for an account whose balance is not told
 * @param extras what it was given besides; nobody spends of it while the demo lasts
 * @param begins when the demo begins
 */
record SimulatedAccount(
    String name,
    Behaviour behaviour,
    Optional<MonthlyPlan> plan,
    List<Extra> extras,
    Instant begins) {
  private static final int HUNDREDTHS = 100;
  private static final Duration SIGNED_IN = Duration.ofDays(41);
  private static final Duration SIGN_IN_RENEWED = Duration.ofDays(30);

  SimulatedAccount {
    extras = List.copyOf(extras);
  }

  /** How an account answers. */
  enum Behaviour {
    ANSWERS,
    /** Has to be signed in to Kling first, as the real one now and then: that takes a moment. */
    SIGNS_IN_FIRST,
    /** Status 596: Kling rejected the stored session. */
    LOST_ITS_SESSION
  }

  /** Credits that do not come again. */
  record Extra(String type, int credits, Instant from, Instant until) {
    boolean countsAt(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }
  }

  /**
   * Accounts in every state that a team may meet.
   *
   * @param zone where the team works
   */
  static List<SimulatedAccount> every(Instant begins, ZoneId zone) {
    return new SimulatedTeam(begins, new WorkingTime(zone)).accounts();
  }

  String email() {
    return name + "@example.com";
  }

  /** The account as {@code GET /accounts/<email>} answers it at a time, in the vendor's words. */
  ObjectNode json(Instant at) {
    ObjectNode account = jsonWithoutBalance(at);
    plan.ifPresent(monthly -> account.set("balance", balance(monthly, at)));
    return account;
  }

  /** The account as it stands in the answer to {@code GET /accounts}. */
  ObjectNode jsonWithoutBalance(Instant at) {
    Instant signedInUntil = signedInUntil(at);
    ObjectNode account = JsonNodeFactory.instance.objectNode();
    account.put("email", email());
    account
        .putObject("session")
        .put("userId", "user-" + name)
        .put("ExpireTime", signedInUntil.getEpochSecond())
        .put("ExpireTimeUTC", signedInUntil.toString());
    return account.put("maxJobs", 5).put("password", "…secured…");
  }

  private Instant signedInUntil(Instant at) {
    long renewals =
        Math.floorDiv(Duration.between(begins, at).toMillis(), SIGN_IN_RENEWED.toMillis());
    return begins.plus(SIGN_IN_RENEWED.multipliedBy(renewals)).plus(SIGNED_IN);
  }

  private ObjectNode balance(MonthlyPlan monthly, Instant at) {
    List<Extra> counting = extras.stream().filter(extra -> extra.countsAt(at)).toList();
    int left = monthly.leftAt(at);
    ObjectNode balance = JsonNodeFactory.instance.objectNode();
    ArrayNode points = balance.putArray("points");
    points.add(
        point("plan", monthly.granted(), left, monthly.grantedAt(at), monthly.expiresAt(at)));
    counting.forEach(
        extra ->
            points.add(
                point(
                    extra.type(), extra.credits(), extra.credits(), extra.from(), extra.until())));
    balance.putArray("tickets");
    balance.put("nextApplyTime", monthly.expiresAt(at).toEpochMilli());
    int total = left + counting.stream().mapToInt(Extra::credits).sum();
    return balance.put("total", total * HUNDREDTHS);
  }

  private ObjectNode point(String type, int granted, int left, Instant from, Instant until) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("orderId", "%s-%s-%d".formatted(name, type, from.getEpochSecond()))
        .put("type", type)
        .put("amount", granted * HUNDREDTHS)
        .put("balance", left * HUNDREDTHS)
        .put("startTime", from.toEpochMilli())
        .put("endTime", until.toEpochMilli());
  }
}
