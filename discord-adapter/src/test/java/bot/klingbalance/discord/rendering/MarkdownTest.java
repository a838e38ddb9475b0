package bot.klingbalance.discord.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Text;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
  private static final String UNESCAPED = "(?<!\\\\)(\\\\\\\\)*[*_~`|<>\\[\\]]";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "studio@example.com,studio@example.com",
        "first_last@example.com,first\\_last@example.com",
        "@everyone @here,\\@everyone \\@here",
        "<@1> <@&2> <#3>,\\<@1\\> \\<@&2\\> \\<#3\\>",
        "</help:4> <:a:5> <t:6> <id:guide>,\\</help:4\\> \\<:a:5\\> \\<t:6\\> \\<id:guide\\>",
        "[text](https://evil.example),\\[text\\](https\\://evil.example)",
        "https://evil.example,https\\://evil.example",
        "**bold** ~~gone~~ ||spoiler||,\\*\\*bold\\*\\* \\~\\~gone\\~\\~ \\|\\|spoiler\\|\\|",
        "`code`,\\`code\\`",
        "# heading,\\# heading",
        "-# small,\\-# small",
        "- item,\\- item",
        "1. item,1\\. item",
        "> quote,\\> quote",
        "\\,\\\\",
        "\"one\n# two\n2. three\n-# four\",\"one\n\\# two\n2\\. three\n\\-# four\"",
      })
  void foreignTextReadsAsItStands(String words, String markdown) {
    assertThat(Markdown.escaped(words)).isEqualTo(markdown);
  }

  @Property(tries = 300)
  void noForeignTextFormatsLinksOrMentions(@ForAll("hostile") String words) {
    String markdown = Markdown.of(Text.EMPTY.plain(words), 10_000);
    assertThat(markdown)
        .doesNotContainPattern(UNESCAPED)
        .doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*(@everyone|@here|://)")
        .doesNotContainPattern("(?m)^ *([#>+-]|\\d+\\.(\\s|$))");
  }

  @Property(tries = 300)
  void whatIsCutKeepsItsLimitAndIsCutBetweenLettersAndMoments(
      @ForAll("hostile") String words, @ForAll @IntRange(min = 1, max = 60) int most) {
    Text text = Text.of(words).moment(Instant.EPOCH, Style.WEEKDAY).plain(words);
    String markdown = Markdown.of(text, most);
    assertThat(markdown).hasSizeLessThanOrEqualTo(most);
    assertThat(markdown.replace("<t:0:D> (<t:0:R>)", ""))
        .doesNotContainPattern(UNESCAPED)
        .doesNotContainPattern("(?<!\\\\)(\\\\\\\\)*\\\\$");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "*",
            "_",
            "~~",
            "`",
            "```",
            "|",
            "<",
            ">",
            "[",
            "](",
            ")",
            "@everyone",
            "@here",
            "<@1>",
            "https://x.y",
            "\\",
            "#",
            "-",
            "1.",
            " ",
            "\n",
            "é",
            "会",
            "🎬",
            "a",
            "z\u0300")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }
}
