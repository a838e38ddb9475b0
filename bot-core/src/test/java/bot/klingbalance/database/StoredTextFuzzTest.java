package bot.klingbalance.database;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.database.history.PackedReadings;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.fuzz.Fuzzing;
import bot.klingbalance.history.RecordedReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What stands in a database that a disk or a hand has changed: it is read, or it is said in one
 * known way that it cannot be.
 */
class StoredTextFuzzTest {
  private static final Channel RENDERS = new Channel(Platform.SLACK, "C0123456789");
  private static final List<String> DIGESTS =
      List.of(JsonDocuments.written(SomeDigests.digest(RENDERS, MONDAY)));
  private static final List<String> MEMORIES =
      List.of(JsonDocuments.written(SomeDigests.memory(RENDERS, MONDAY).accounts()));
  private static final byte[] PACKED = PackedReadings.packed(readings());

  @Test
  void aDigestIsReadAndComesBackAsItWasOrIsADefectThatIsKnown() {
    Fuzzing.of(
        "digests",
        mutation -> mutation.of(DIGESTS),
        written -> {
          Optional<Digest> read = read(JsonDocuments::digest, written);
          read.ifPresent(
              digest ->
                  assertThat(JsonDocuments.digest(JsonDocuments.written(digest)))
                      .isEqualTo(digest));
          return read.isPresent();
        });
  }

  @Test
  void whatAChannelRemembersIsReadAndComesBackAsItWasOrIsADefectThatIsKnown() {
    Fuzzing.of(
        "memories",
        mutation -> mutation.of(MEMORIES),
        written -> {
          Optional<Map<AccountEmail, AccountState>> read = read(JsonDocuments::memories, written);
          read.ifPresent(
              memories ->
                  assertThat(JsonDocuments.memories(JsonDocuments.written(memories)))
                      .isEqualTo(memories));
          return read.isPresent();
        });
  }

  @Test
  void readingsAreReadAndComeBackAsTheyWereOrAreADefectThatIsKnown() {
    Fuzzing.of(
        "packed readings",
        mutation -> mutation.bytesOf(PACKED),
        packed -> {
          Optional<List<RecordedReading>> read = read(PackedReadings::unpacked, packed);
          read.ifPresent(
              readings ->
                  assertThat(PackedReadings.unpacked(PackedReadings.packed(readings)))
                      .isEqualTo(readings));
          return read.isPresent();
        });
  }

  /** Nothing where it was not written by this bot; any other exception is the reader's fault. */
  private static <T, V> Optional<V> read(Function<T, V> reader, T written) {
    try {
      return Optional.of(reader.apply(written));
    } catch (IllegalStateException known) {
      assertThat(known).hasMessageEndingWith("that this bot did not write");
      return Optional.empty();
    }
  }

  private static List<RecordedReading> readings() {
    Instant first = Instant.parse("2026-11-24T09:00:00Z");
    CreditPackage plan =
        new CreditPackage(
            Optional.of("plan"),
            Optional.of(Credits.of(660)),
            Optional.of(Credits.of(560)),
            Optional.of(first),
            Optional.of(first.plusSeconds(2_000_000)));
    CreditPackage bare =
        new CreditPackage(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Balance all =
        new Balance(Optional.of(Credits.of(560)), List.of(plan, bare), Optional.of(first));
    return List.of(
        new RecordedReading(first, Balance.UNKNOWN),
        new RecordedReading(first.plusSeconds(3_600), all),
        new RecordedReading(first.plusSeconds(7_200), all));
  }
}
