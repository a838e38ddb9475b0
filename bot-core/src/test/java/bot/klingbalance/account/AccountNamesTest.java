package bot.klingbalance.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AccountNamesTest {
  @Test
  void anAddressThatIsLikeNoOtherHasTheShortestMask() {
    assertThat(masks("studio@example.com", "renders@example.com"))
        .containsExactly("st•••o@example.com", "re•••s@example.com");
  }

  @Test
  void twoThatLookAlikeShowAsMuchAsTellsThemApart() {
    assertThat(masks("studio-a@example.com", "studio-b@example.com"))
        .containsExactly("st•••a@example.com", "st•••b@example.com");
    assertThat(masks("render-ax@example.com", "render-bx@example.com"))
        .containsExactly("re•••ax@example.com", "re•••bx@example.com");
    assertThat(masks("stefano@example.com", "studio@example.com"))
        .containsExactly("st•••no@example.com", "st•••io@example.com");
  }

  @Test
  void theSameNameAtAnotherDomainIsToldApartByThat() {
    assertThat(masks("studio@example.com", "studio@example.org"))
        .containsExactly("st•••o@example.com", "st•••o@example.org");
  }

  @Test
  void whereAllWouldHaveToBeShownTheyAreNumbered() {
    assertThat(masks("aaaaa@example.com", "aaaaaa@example.com"))
        .containsExactly("aa•••a@example.com", "aa•••a@example.com (2)");
  }

  @Test
  void oneThatIsNotKnownIsToldFromThoseThatAre() {
    AccountNames names = AccountNames.masked(List.of(new AccountEmail("studio@example.com")));

    assertThat(names.of(new AccountEmail("stefano@example.com"))).isEqualTo("st•••no@example.com");
  }

  @Test
  void twoThatAreNotKnownAreToldApartAndThoseThatAreKnownKeepTheirMasks() {
    AccountEmail studio = new AccountEmail("studio@example.com");
    AccountEmail first = new AccountEmail("a@example.com");
    AccountEmail second = new AccountEmail("b@example.com");
    AccountEmail stefano = new AccountEmail("stefano@example.com");
    AccountNames names =
        AccountNames.masked(List.of(studio)).and(List.of(second, first, stefano, studio));

    assertThat(Stream.of(studio, first, second, stefano).map(names::of))
        .containsExactly(
            "st•••o@example.com",
            "•••@example.com (1)",
            "•••@example.com (2)",
            "st•••no@example.com");
    assertThat(AccountNames.masked(List.of(second)).and(List.of(first)).of(first))
        .as("after the one that is known")
        .isEqualTo("•••@example.com (2)");
    assertThat(AccountNames.FULL.and(List.of(first)).of(first)).isEqualTo("a@example.com");
  }

  @Test
  void whereNothingIsMaskedTheAddressStandsInFull() {
    assertThat(AccountNames.FULL.of(new AccountEmail("studio@example.com")))
        .isEqualTo("studio@example.com");
  }

  @Test
  void aLogMasksTheSameAccountsWhereAChannelReadsThemInFull() {
    AccountEmail studio = new AccountEmail("studio@example.com");
    AccountEmail stereo = new AccountEmail("stereo@example.com");
    AccountNames masked = AccountNames.masked(List.of(studio, stereo));
    AccountNames full = masked.inFull();

    assertThat(full.of(studio)).isEqualTo("studio@example.com");
    assertThat(full.masks().of(studio))
        .isEqualTo(masked.of(studio))
        .isEqualTo("st•••io@example.com");
  }

  @Test
  void ofManyALineNamesTheFirstFew() {
    List<AccountEmail> accounts =
        Stream.of("zoe@example.com", "studio@example.com", "stereo@example.com", "ann@example.com")
            .map(AccountEmail::new)
            .toList();
    AccountNames names = AccountNames.masked(accounts);

    assertThat(names.few(accounts.subList(0, 1))).isEqualTo("z•••@example.com");
    assertThat(names.few(accounts))
        .isEqualTo("a•••@example.com, st•••eo@example.com, st•••io@example.com and 1 more");
  }

  @Property(tries = 500)
  void noTwoHaveTheSameMaskWhateverTheirOrderAndNoneIsShownInFull(
      @ForAll("addresses") Set<String> addresses, @ForAll long seed) {
    List<AccountEmail> accounts = addresses.stream().map(AccountEmail::new).toList();
    List<AccountEmail> shuffled = new ArrayList<>(accounts);
    Collections.shuffle(shuffled, new Random(seed));
    AccountNames names = AccountNames.masked(accounts);

    assertThat(accounts.stream().map(names::of)).doesNotHaveDuplicates();
    assertThat(accounts)
        .allSatisfy(
            each ->
                assertThat(names.of(each))
                    .contains("•••")
                    .doesNotContain(each.value())
                    .isEqualTo(AccountNames.masked(shuffled).of(each)));
  }

  @Property(tries = 500)
  void thoseThatAreNotKnownHaveMasksOfTheirOwnToo(
      @ForAll("addresses") Set<String> addresses, @ForAll("addresses") Set<String> watched) {
    List<AccountEmail> known = addresses.stream().map(AccountEmail::new).toList();
    List<AccountEmail> others = watched.stream().map(AccountEmail::new).toList();
    AccountNames names = AccountNames.masked(known).and(others);

    assertThat(Stream.concat(known.stream(), others.stream()).distinct().map(names::of))
        .doesNotHaveDuplicates();
    assertThat(known.stream().map(names::of).toList())
        .isEqualTo(known.stream().map(AccountNames.masked(known)::of).toList());
  }

  @Test
  void aListForProgramsNamesNothingElseAndHasAnEnd() {
    List<AccountEmail> accounts =
        IntStream.range(100, 250).mapToObj(i -> new AccountEmail(i + "@x.org")).toList();

    assertThat(AccountNames.FULL.list(accounts.subList(0, 5)))
        .containsExactly("100@x.org", "101@x.org", "102@x.org", "103@x.org", "104@x.org");
    assertThat(AccountNames.FULL.list(accounts)).hasSize(100).contains("199@x.org");
  }

  /** Of few letters, so that many look alike. */
  @Provide
  Arbitrary<Set<String>> addresses() {
    return Arbitraries.strings()
        .withChars("ab")
        .ofMinLength(1)
        .ofMaxLength(7)
        .flatMap(name -> Arbitraries.of("x.org", "y.org").map(domain -> name + "@" + domain))
        .set()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static List<String> masks(String... addresses) {
    List<AccountEmail> accounts = Stream.of(addresses).map(AccountEmail::new).toList();
    AccountNames names = AccountNames.masked(accounts);
    return accounts.stream().map(names::of).toList();
  }
}
