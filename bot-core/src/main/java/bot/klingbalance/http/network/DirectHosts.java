package bot.klingbalance.http.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses that are reached without a proxy. Names are compared as they are written: none is
 * looked up, so an IP address or a network holds only for an address that is written as one. Pure.
 */
public final class DirectHosts {
  /** This machine: nothing that is meant for it leaves it. */
  public static final DirectHosts LOOPBACK = new DirectHosts(List.of());

  private static final Pattern WITH_PORT =
      Pattern.compile("(?<host>\\[[^\\]]+]|[^:]+):(?<port>\\d{1,5})");
  private static final Pattern NETWORK = Pattern.compile("(?<address>[^/]+)/(?<bits>\\d{1,3})");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

  private final List<Rule> rules;

  private DirectHosts(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** What one entry of a list says. */
  private record Rule(Predicate<String> host, Optional<Integer> port) {
    boolean holds(String asked, int at) {
      return port.map(only -> only == at).orElse(true) && host.test(asked);
    }
  }

  /**
   * What {@code NO_PROXY} lists, between commas or blanks: {@code *}; a name, which stands for what
   * is below it too, also with a dot or {@code *.} in front; an IP address; a network such as
   * {@code 10.0.0.0/8}; each but the last with a port behind it where it holds for that only.
   */
  static DirectHosts ofNoProxy(String list) {
    return of(list.split("[,\\s]+"), DirectHosts::ruleOfNoProxy);
  }

  /** What Java's {@code http.nonProxyHosts} lists: names between bars, with {@code *} in them. */
  static DirectHosts ofNonProxyHosts(String list) {
    return of(list.split("\\|"), entry -> new Rule(pattern(entry), Optional.empty()));
  }

  private static DirectHosts of(String[] entries, Function<String, Rule> ruleOf) {
    return new DirectHosts(
        Stream.of(entries)
            .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
            .filter(entry -> !entry.isEmpty())
            .map(ruleOf)
            .toList());
  }

  /** Whether an address is reached directly. */
  boolean include(String host, int port) {
    String asked = bare(host.toLowerCase(Locale.ROOT));
    return isLoopback(asked) || rules.stream().anyMatch(rule -> rule.holds(asked, port));
  }

  private static Rule ruleOfNoProxy(String entry) {
    if (entry.equals("*")) {
      return new Rule(any -> true, Optional.empty());
    }
    Matcher network = NETWORK.matcher(entry);
    if (network.matches()) {
      return new Rule(
          inNetwork(bare(network.group("address")), Integer.parseInt(network.group("bits"))),
          Optional.empty());
    }
    Matcher withPort = WITH_PORT.matcher(entry);
    return withPort.matches()
        ? new Rule(
            named(withPort.group("host")), Optional.of(Integer.valueOf(withPort.group("port"))))
        : new Rule(named(entry), Optional.empty());
  }

  private static Predicate<String> named(String entry) {
    Optional<InetAddress> address = literal(bare(entry));
    if (address.isPresent()) {
      return asked -> literal(asked).equals(address);
    }
    String name = bare(entry.replaceFirst("^\\*?\\.", ""));
    return asked -> asked.equals(name) || asked.endsWith("." + name);
  }

  private static Predicate<String> pattern(String entry) {
    Pattern pattern =
        Pattern.compile(
            Stream.of(bare(entry).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    return pattern.asMatchPredicate();
  }

  private static Predicate<String> inNetwork(String address, int bits) {
    Optional<byte[]> network = literal(address).map(InetAddress::getAddress);
    return asked ->
        network.isPresent()
            && literal(asked)
                .map(InetAddress::getAddress)
                .filter(of -> of.length == network.get().length)
                .filter(of -> start(of, bits).equals(start(network.get(), bits)))
                .isPresent();
  }

  /** The first bits of an address, as digits. */
  private static String start(byte[] address, int bits) {
    String all = digits(address);
    return all.substring(0, Math.min(bits, all.length()));
  }

  private static String digits(byte[] address) {
    StringBuilder digits = new StringBuilder();
    for (byte part : address) {
      digits.append(Integer.toBinaryString((part & 0xff) | 0x100).substring(1));
    }
    return digits.toString();
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** The address that a text is; empty for a name, which is not looked up. */
  private static Optional<InetAddress> literal(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException none) {
      return Optional.empty();
    }
  }

  /** Without the brackets of an IPv6 address and the dot at the end of a name. */
  private static String bare(String host) {
    String inside =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return inside.endsWith(".") ? inside.substring(0, inside.length() - 1) : inside;
  }
}
