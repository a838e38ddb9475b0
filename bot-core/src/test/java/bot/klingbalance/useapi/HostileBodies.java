package bot.klingbalance.useapi;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Bodies that useapi.net, a proxy or an attacker might send: accounts in which every member may be
 * missing, null, of the wrong type or absurd; some are no JSON at all.
 */
public final class HostileBodies {
  private static final String MISSING = "";

  private static final List<String> WRONG_TYPES =
      List.of("null", "true", "false", "\"\"", "\"null\"", "[]", "{}", "[[{}]]", "[null]");

  private static final List<String> ABSURD_NUMBERS =
      List.of(
          "0",
          "-1",
          "-0",
          "0.5",
          "1970",
          "1e3",
          "56000.0",
          "\"56000\"",
          "\" 56000 \"",
          "\"56,000\"",
          "\"NaN\"",
          "\"-Infinity\"",
          "\"٥٦٠٠٠\"",
          "10000000000000",
          "10000000000001",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "1e999999999",
          "-1e999999999",
          "1e-999999999",
          "\"1e999999999\"",
          "1e2147483648",
          "9".repeat(5_000),
          "0." + "3".repeat(5_000));

  private static final List<String> ABSURD_TIMES =
      List.of(
          "123456789",
          "1577836799",
          "1796083200",
          "1796083200000",
          "\"1796083200\"",
          "1796083200.25",
          "4102444801",
          "253402300800000",
          "\"2027-01-03T12:13:14.000Z\"",
          "\"2027-01-03T12:13:14+05:30\"",
          "\"1970-01-01T00:00:00Z\"",
          "\"0000-00-00T00:00:00Z\"",
          "\"+999999999-12-31T23:59:59-18:00\"");

  private static final List<String> ABSURD_TEXTS =
      List.of(
          "\"plan\"",
          "\"   \"",
          "\"\\u0000\\u0007\\u001b[31m\"",
          "\"\\u202Egnp.exe\\u2066\"",
          "\"\\ud800\"",
          "\"\\ud83d\\udca9\"",
          "\"<!channel> <@U0123> @everyone *b* _i_ `c` [x](http://x)\"",
          "\"a\\r\\nb\\u2028c\"",
          "\"e" + "\\u0301".repeat(200) + "\"",
          "\"" + "x".repeat(5_000) + "\"");

  private HostileBodies() {}

  /** Bodies of {@code GET /accounts/<email>}; a few of them are no JSON. */
  public static Arbitrary<String> accounts() {
    return Arbitraries.frequencyOf(
        pair(8, objects()), pair(1, objects().flatMap(HostileBodies::cut)), pair(1, noObjects()));
  }

  /** Any JSON value that fits none, one or another member of an account. */
  public static Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.of(WRONG_TYPES),
        Arbitraries.of(ABSURD_NUMBERS),
        Arbitraries.of(ABSURD_TIMES),
        Arbitraries.of(ABSURD_TEXTS),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.doubles().map(String::valueOf),
        Arbitraries.longs().between(1_577_836_800L, 4_102_444_800L).map(String::valueOf),
        Arbitraries.longs().between(0, 10_000_000).map(String::valueOf));
  }

  private static Arbitrary<String> objects() {
    return object(
        List.of(
            member("email", Arbitraries.just("\"someone@example.org\"")),
            member("session", session()),
            member("maxJobs", Arbitraries.integers().between(-1, 60).map(String::valueOf)),
            member("password", Arbitraries.just("\"hunter2\"")),
            member("balance", balance()),
            member(
                "error", Arbitraries.of("\"Account error\"", "{\"code\":503,\"message\":\"x\"}")),
            member("code", Arbitraries.of("401", "200", "596", "0")),
            member("what is this", values())));
  }

  private static Arbitrary<String> session() {
    return object(
        List.of(
            member("userId", values()),
            member("ExpireTime", times()),
            member("ExpireTimeUTC", times())));
  }

  private static Arbitrary<String> balance() {
    return object(
        List.of(
            member("points", points()),
            member("tickets", values()),
            member("nextApplyTime", times()),
            member("total", amounts())));
  }

  private static Arbitrary<String> points() {
    Arbitrary<String> point =
        object(
            List.of(
                member("orderId", values()),
                member("type", Arbitraries.of(ABSURD_TEXTS)),
                member("amount", amounts()),
                member("balance", amounts()),
                member("startTime", times()),
                member("endTime", times())));
    return mostly(point)
        .list()
        .ofMaxSize(6)
        .map(each -> each.stream().collect(Collectors.joining(",", "[", "]")));
  }

  private static Arbitrary<String> amounts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 10_000_000).map(String::valueOf),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.of(ABSURD_NUMBERS));
  }

  private static Arbitrary<String> times() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(1_577_836_800L, 4_102_444_800L).map(String::valueOf),
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.of(ABSURD_TIMES));
  }

  /** A member, or nothing: sometimes it is missing, sometimes its value is anything. */
  private static Arbitrary<String> member(String name, Arbitrary<String> value) {
    return Arbitraries.frequencyOf(
        pair(6, mostly(value).map(each -> "\"%s\":%s".formatted(name, each))),
        pair(1, Arbitraries.just(MISSING)));
  }

  private static Arbitrary<String> mostly(Arbitrary<String> value) {
    return Arbitraries.frequencyOf(pair(4, value), pair(1, values()));
  }

  private static Arbitrary<String> object(List<Arbitrary<String>> members) {
    return Combinators.combine(members)
        .as(
            each ->
                each.stream()
                    .filter(member -> !Objects.equals(member, MISSING))
                    .collect(Collectors.joining(",", "{", "}")));
  }

  private static Arbitrary<String> cut(String body) {
    return Arbitraries.integers().between(0, body.length()).map(end -> body.substring(0, end));
  }

  private static Arbitrary<String> noObjects() {
    return Arbitraries.oneOf(
        values(),
        Arbitraries.of(
            "<!doctype html><title>502</title>",
            "{} trailing",
            "{\"total\":1,\"total\":2}",
            "{\"balance\":{\"total\":NaN}}",
            "{\"a\":".repeat(2_000),
            "[".repeat(20_000)),
        Arbitraries.strings().ofMaxLength(200));
  }

  private static Tuple2<Integer, Arbitrary<? extends String>> pair(
      int weight, Arbitrary<String> arbitrary) {
    return Tuple.of(weight, arbitrary);
  }
}
