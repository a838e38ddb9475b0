package bot.klingbalance.demo;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    return plan.isEmpty() ? account : account.set("balance", json(balance(at)));
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

  /** What it holds at a time; {@link Balance#UNKNOWN} for an account that never tells. */
  Balance balance(Instant at) {
    return plan.map(monthly -> balance(monthly, at)).orElse(Balance.UNKNOWN);
  }

  private Balance balance(MonthlyPlan monthly, Instant at) {
    List<CreditPackage> packages =
        Stream.concat(
                Stream.of(holding(monthly, at)),
                extras.stream().filter(extra -> extra.countsAt(at)).map(SimulatedAccount::holding))
            .toList();
    Balance untold = new Balance(Optional.empty(), packages, Optional.of(monthly.expiresAt(at)));
    return new Balance(untold.left(), packages, untold.nextGrant());
  }

  private static CreditPackage holding(MonthlyPlan plan, Instant at) {
    return new CreditPackage(
        Optional.of("plan"),
        Optional.of(Credits.of(plan.granted())),
        Optional.of(Credits.of(plan.leftAt(at))),
        Optional.of(plan.grantedAt(at)),
        Optional.of(plan.expiresAt(at)));
  }

  private static CreditPackage holding(Extra extra) {
    Optional<Credits> credits = Optional.of(Credits.of(extra.credits()));
    return new CreditPackage(
        Optional.of(extra.type()),
        credits,
        credits,
        Optional.of(extra.from()),
        Optional.of(extra.until()));
  }

  private ObjectNode json(Balance balance) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode points = json.putArray("points");
    balance.packages().forEach(each -> points.add(point(each)));
    json.putArray("tickets");
    balance.nextGrant().ifPresent(grant -> json.put("nextApplyTime", grant.toEpochMilli()));
    balance.total().ifPresent(total -> json.put("total", total.hundredths()));
    return json;
  }

  private ObjectNode point(CreditPackage held) {
    ObjectNode point = JsonNodeFactory.instance.objectNode();
    String type = held.type().orElseThrow();
    Instant from = held.startsAt().orElseThrow();
    return point
        .put("orderId", "%s-%s-%d".formatted(name, type, from.getEpochSecond()))
        .put("type", type)
        .put("amount", held.granted().orElseThrow().hundredths())
        .put("balance", held.left().orElseThrow().hundredths())
        .put("startTime", from.toEpochMilli())
        .put("endTime", held.expiresAt().orElseThrow().toEpochMilli());
  }
}
