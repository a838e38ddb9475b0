package bot.klingbalance.discord.rendering;

import bot.klingbalance.chart.BarText;
import bot.klingbalance.chart.Sparkline;
import bot.klingbalance.command.Buttons;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Meter;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/**
 * A message of the bot as Discord shows it: one embed, coloured by tone, and its buttons below.
 *
 * <p>An embed rather than Discord's newer layout components: every client of the last years shows
 * it, it may be changed into anything later (the flag of the new ones cannot be taken back), it
 * holds more text, and a picture can be put into it.
 */
public final class MessageRenderer {
  private static final int SEGMENTS = 10;

  /** A paragraph never takes more than this from the others. */
  private static final int MOST_PARAGRAPH = 1000;

  /** Below the words for as many paragraphs as there was no room for. */
  private static final String LEFT_OUT = "… and %d more";

  private static final int LEFT_OUT_ROOM = 24;

  private final Buttons buttons;

  public MessageRenderer(Buttons buttons) {
    this.buttons = buttons;
  }

  /**
   * The message to create, with a line of marks in the place of each chart; notifies those whom the
   * settings name, and nobody else.
   */
  public MessageCreateData of(ChatMessage message) {
    return of(message, Optional.empty());
  }

  /** The same; the picture stands below the words, for the first chart. */
  public MessageCreateData of(ChatMessage message, Optional<Picture> picture) {
    MessageCreateBuilder created =
        new MessageCreateBuilder()
            .setEmbeds(embed(message, picture.isPresent()))
            .setComponents(rows(message.buttons()))
            .mentionRepliedUser(false);
    picture.map(Picture::upload).ifPresent(created::setFiles);
    Mentions.put(message, created);
    return created.build();
  }

  /**
   * The same words without an embed, for a channel that takes none; as many of them as Discord
   * takes outside of one.
   */
  public MessageCreateData asText(ChatMessage message) {
    MessageCreateBuilder created =
        new MessageCreateBuilder().setComponents(rows(message.buttons())).mentionRepliedUser(false);
    Mentions.put(message, created);
    String heading = "### " + Markdown.of(message.heading(), DiscordLimits.EMBED_TITLE);
    int left = DiscordLimits.CONTENT - created.getContent().length() - heading.length() - 2;
    String words = description(message.body(), footnote(message.footnote()), left);
    String before = created.getContent().isEmpty() ? "" : "\n";
    return created.addContent(before + heading + "\n" + words).build();
  }

  private static MessageEmbed embed(ChatMessage message, boolean hasPicture) {
    List<Block> shown = new ArrayList<>(message.body());
    if (hasPicture) {
      picturedBlock(message).ifPresent(shown::remove);
    }
    return new EmbedBuilder()
        .setTitle(Markdown.of(message.heading(), DiscordLimits.EMBED_TITLE))
        .setDescription(
            description(shown, footnote(message.footnote()), DiscordLimits.EMBED_DESCRIPTION))
        .setColor(colour(message.tone()))
        .setImage(hasPicture ? Picture.address() : null)
        .build();
  }

  /** The first block that can be drawn. */
  public static Optional<Block> picturedBlock(ChatMessage message) {
    return message.body().stream()
        .filter(
            block ->
                block.match(
                    text -> false, meter -> false, table -> false, chart -> true, bars -> true))
        .findFirst();
  }

  /**
   * The words first, since they are short and explain the rest; the tables share what is left.
   * Words for which there is no room are counted.
   */
  private static String description(List<Block> body, String footnote, int most) {
    int left = most - footnote.length() - 1;
    String[] parts = new String[body.size()];
    int leftOut = 0;
    for (int i = 0; i < parts.length; i++) {
      if (!(body.get(i) instanceof Table)) {
        String all = words(body.get(i), MOST_PARAGRAPH);
        leftOut += leftOut > 0 || all.length() > left - LEFT_OUT_ROOM ? 1 : 0;
        parts[i] = leftOut > 0 ? "" : all;
        left -= parts[i].length() + 1;
      }
    }
    for (int i = 0; i < parts.length; i++) {
      if (body.get(i) instanceof Table table) {
        parts[i] = words(table, left);
        left -= parts[i].length() + 1;
      }
    }
    List<String> lines = new ArrayList<>(List.of(parts));
    lines.add(leftOut == 0 ? "" : LEFT_OUT.formatted(leftOut));
    lines.add(footnote);
    lines.removeIf(String::isEmpty);
    return String.join("\n", lines);
  }

  private static String words(Block block, int most) {
    if (most <= 0) {
      return "";
    }
    return block.match(
        paragraph -> Markdown.of(paragraph.text(), most),
        meter -> Markdown.of(line(meter), most),
        table -> new TableLines(table).within(most),
        chart -> Markdown.of(Sparkline.line(chart), most),
        bars -> Markdown.of(BarText.line(bars), most));
  }

  private static Text line(Meter meter) {
    int full = meter.percent().segmentsOf(SEGMENTS);
    String bar = "▰".repeat(full) + "▱".repeat(SEGMENTS - full);
    String percent = meter.percent().toString().replace(' ', '\u00a0');
    return meter.label().plain("  %s\u00a0%s".formatted(bar, percent));
  }

  /** Small print; an embed's own footer shows no moment in the reader's zone. */
  private static String footnote(Text footnote) {
    return footnote.isEmpty() ? "" : "-# " + Markdown.of(footnote, MOST_PARAGRAPH);
  }

  private static int colour(Tone tone) {
    return switch (tone) {
      case NEUTRAL -> 0x8A93A0;
      case GOOD -> 0x2E9E5B;
      case NOTICE -> 0x3B82F6;
      case WARNING -> 0xF59E0B;
      case CRITICAL -> 0xDC2626;
    };
  }

  private List<ActionRow> rows(List<bot.klingbalance.message.Button> buttons) {
    List<Button> shown =
        buttons.stream()
            .limit(DiscordLimits.ROWS * DiscordLimits.BUTTONS_IN_ROW)
            .map(this::button)
            .toList();
    List<ActionRow> rows = new ArrayList<>();
    for (int i = 0; i < shown.size(); i += DiscordLimits.BUTTONS_IN_ROW) {
      rows.add(
          ActionRow.of(shown.subList(i, Math.min(shown.size(), i + DiscordLimits.BUTTONS_IN_ROW))));
    }
    return rows;
  }

  private Button button(bot.klingbalance.message.Button button) {
    String label = button.words();
    return Button.secondary(
        buttons.code(button),
        label.length() <= DiscordLimits.BUTTON_LABEL
            ? label
            : label.substring(0, DiscordLimits.BUTTON_LABEL - 1) + "…");
  }
}
