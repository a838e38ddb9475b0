package bot.klingbalance.database.warning;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.JsonDocuments;
import bot.klingbalance.database.row.Document;
import bot.klingbalance.database.row.DocumentForm;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.finding.AccountState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents that were just written or read are not made again, and never taken for others. */
class KnownDocumentsTest {
  private static final Map<AccountEmail, AccountState> LEFT = memory(RENDERS, MONDAY).accounts();

  private final KnownDigests digests = new KnownDigests(DocumentForm.TEXT);
  private final KnownMemories memories = new KnownMemories(DocumentForm.TEXT);

  @Test
  void aDigestThatWasWrittenDownIsKnownToWhoSendsIt() {
    Digest told = digest(RENDERS, MONDAY);
    Document document = digests.written(told);
    digests.written(digest(STUDIO, MONDAY));

    assertThat(digests.read(document)).isSameAs(told);
  }

  @Test
  void aDigestThatWasChangedSinceIsReadAsItStands() {
    Digest told = digest(RENDERS, MONDAY);
    digests.written(told);
    Digest later = digest(RENDERS, MONDAY.plusDays(1));

    assertThat(digests.read(text(JsonDocuments.written(later)))).isEqualTo(later);
  }

  @ParameterizedTest
  @EnumSource
  void channelsThatAreToldTheSameEachHaveTheirOwnDocument(DocumentForm form) {
    KnownDigests writing = new KnownDigests(form);
    List<Digest> told =
        List.of(
            digest(RENDERS, MONDAY),
            digest(STUDIO, MONDAY),
            digest(STUDIO, MONDAY.plusDays(1)),
            ofMany(RENDERS),
            ofMany(STUDIO));

    for (Digest each : told) {
      assertThat(writing.written(each).json())
          .satisfies(json -> assertThat(JsonDocuments.digest(json)).isEqualTo(each))
          .isEqualTo(JsonDocuments.written(each));
    }
  }

  @Test
  void channelsThatLeaveTheSameBehindShareItsDocument() {
    Document document = memories.written(LEFT);

    assertThat(memories.written(new TreeMap<>(LEFT))).isSameAs(document);
    assertThat(memories.read(document)).isSameAs(memories.read(document)).isEqualTo(LEFT);
  }

  @Test
  void whatIsNotTheSameIsWrittenAndReadAsItIs() {
    Document document = memories.written(LEFT);

    assertThat(memories.written(Map.of())).isEqualTo(text("{}"));
    assertThat(memories.read(document)).isEqualTo(LEFT);
    assertThat(memories.read(text("{}"))).isEmpty();
  }

  /** Of as many accounts as make a document that a file has compressed. */
  private static Digest ofMany(Channel channel) {
    Digest one = digest(channel, MONDAY);
    Set<AccountEmail> many =
        IntStream.range(0, 500).mapToObj(i -> account("a" + i)).collect(Collectors.toSet());
    return new Digest(
        one.key(),
        one.readAt(),
        one.dayEnds(),
        many,
        one.lines(),
        one.recoveries(),
        one.hidden(),
        one.snoozed());
  }

  private static Document text(String json) {
    return DocumentForm.TEXT.of(json);
  }
}
