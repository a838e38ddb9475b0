package bot.klingbalance.command.typed;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200bstudio@example.com",
        "\ufeffstudio@exam\u00adple.com",
        "\u202astudio@example.com\u202c",
        "stu\u2060dio@example.com\ufe0f",
        "studio@example.com\u3164",
        "\u2066STUDIO\u2069@example.com\ud83c",
        "\u3000studio@example.com\u2800\u0085",
        "“studio@example.com”",
        "'studio@example.com'",
        "`studio@example.com`",
        "(studio@example.com).",
        "[studio@example.com],",
        "<studio@example.com>",
        "&lt;studio@example.com&gt;",
        "„studio@example.com“;",
        "studio@example.com.",
        "studio@example.com ,",
        "studio@example.com。",
        "mailto:studio@example.com",
        "<MAILTO:studio@example.com?subject=Hello>",
        "<mailto:studio@example.com|studio@example.com>",
        "<mailto:studio@example.com|studio@example.com>.",
        "\"<mailto:studio@example.com|studio@example.com>\",",
        "<mailto:studio\u200b@example.com|studio@example.com>",
      })
  void whatStandsInAndAroundAnAddressIsForgiven(String typed) {
    assertThat(TypedAddress.only(typed)).contains(STUDIO);
  }

  @ParameterizedTest
  @CsvSource({
    "r&amp;d@example.com, r&d@example.com",
    "<mailto:r&amp;d@example.com|r&amp;d@example.com>, r&d@example.com",
    "o'brien@example.com, o'brien@example.com",
    "jürgen+a%b@bücher.example, jürgen+a%b@bücher.example"
  })
  void whatBelongsToAnAddressStays(String typed, String address) {
    assertThat(TypedAddress.only(typed)).contains(new AccountEmail(address));
  }

  @Test
  void everyAddressOfATextIsFoundOnce() {
    assertThat(TypedAddress.allIn("studio@example.com, x; a@b.de (STUDIO@example.com)"))
        .containsExactly(STUDIO, new AccountEmail("a@b.de"));
  }

  @Test
  void nothingIsUnescapedTwice() {
    assertThat(TypedText.plain("&amp;lt;")).isEqualTo("&lt;");
  }

  @Test
  void whatCannotBeShownIsSaidByItsNumber() {
    assertThat(TypedText.quoted("stu\ue000dio\u200b")).isEqualTo("“stu[U+E000]dio”");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "studio\uff20example.com | “＠” (U+FF20, fullwidth commercial at) only looks like “@” (U+0040, commercial at): type the latter.",
        "jo\u0308rg@example.com | “o\u0308” (U+006F, latin small letter o and U+0308, combining diaeresis) only looks like “ö” (U+00F6, latin small letter o with diaeresis): type the latter.",
        "studio@example\uff0ecom | “．” (U+FF0E, fullwidth full stop) only looks like “.” (U+002E, full stop): type the latter.",
        "my\u2011studio@example.com | “\u2011” (U+2011, non-breaking hyphen) only looks like “-” (U+002D, hyphen-minus): type the latter."
      })
  void aCharacterThatOnlyLooksLikeAnotherIsNamed(String typed, String sentence) {
    assertThat(TypedAddress.only(typed)).isEmpty();
    assertThat(LookAlike.in(typed)).map(LookAlike::sentence).contains(sentence);
  }
}
