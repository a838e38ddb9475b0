package bot.klingbalance.program.replica;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A name that no other bot has: its machine and its process, by which people find it, and some
 * letters, since in containers both may be the same as those of the one before.
 */
public final class ReplicaName {
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9.-]");
  private static final int MOST_OF_MACHINE = 60;
  private static final int RADIX = 36;
  private static final int LETTERS = 6;

  private ReplicaName() {}

  /**
   * Such as {@code kling-balance-bot-0-1-x7f2ab}.
   *
   * @param hasOthers whether people have to tell it from others
   */
  public static String make(Map<String, String> environment, boolean hasOthers) {
    long process = ProcessHandle.current().pid();
    long odds = (long) Math.pow(RADIX, LETTERS);
    String letters = Long.toString(ThreadLocalRandom.current().nextLong(odds), RADIX);
    return "%s-%d-%s".formatted(hasOthers ? machine(environment) : "bot", process, letters);
  }

  /** What the system calls itself; asking for it may take a moment where nobody has said so. */
  private static String machine(Map<String, String> environment) {
    String name =
        Stream.of("HOSTNAME", "COMPUTERNAME")
            .flatMap(variable -> Optional.ofNullable(environment.get(variable)).stream())
            .filter(value -> !value.isBlank())
            .findFirst()
            .orElseGet(ReplicaName::asked);
    String plain = ODD.matcher(name).replaceAll("");
    return plain.substring(0, Math.min(MOST_OF_MACHINE, plain.length()));
  }

  private static String asked() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "bot";
    }
  }
}
