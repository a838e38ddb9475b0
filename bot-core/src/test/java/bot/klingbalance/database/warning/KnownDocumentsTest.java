package bot.klingbalance.database.warning;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.finding.AccountState;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Documents that were just written or read are not made again, and never taken for others. */
class KnownDocumentsTest {
  private static final Map<AccountEmail, AccountState> LEFT = memory(RENDERS, MONDAY).accounts();

  private final KnownDigests digests = new KnownDigests();
  private final KnownMemories memories = new KnownMemories();

  @Test
  void aDigestThatWasWrittenDownIsKnownToWhoSendsIt() {
    Digest told = digest(RENDERS, MONDAY);
    String document = digests.written(told);
    digests.written(digest(STUDIO, MONDAY));

    assertThat(digests.read(document)).isSameAs(told);
  }

  @Test
  void aDigestThatWasChangedSinceIsReadAsItStands() {
    Digest told = digest(RENDERS, MONDAY);
    digests.written(told);
    Digest later = digest(RENDERS, MONDAY.plusDays(1));

    assertThat(digests.read(JsonDocuments.written(later))).isEqualTo(later);
  }

  @Test
  void channelsThatLeaveTheSameBehindShareItsDocument() {
    String document = memories.written(LEFT);

    assertThat(memories.written(new TreeMap<>(LEFT))).isSameAs(document);
    assertThat(memories.read(document)).isSameAs(memories.read(document)).isEqualTo(LEFT);
  }

  @Test
  void whatIsNotTheSameIsWrittenAndReadAsItIs() {
    String document = memories.written(LEFT);

    assertThat(memories.written(Map.of())).isEqualTo("{}");
    assertThat(memories.read(document)).isEqualTo(LEFT);
    assertThat(memories.read("{}")).isEmpty();
  }
}
