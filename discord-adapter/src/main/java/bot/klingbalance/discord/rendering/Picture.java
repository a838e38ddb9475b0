package bot.klingbalance.discord.rendering;

import net.dv8tion.jda.api.utils.FileUpload;

/** A PNG that goes with a message and is shown in its embed. */
public final class Picture {
  private static final String NAME = "chart.png";

  private final byte[] png;
  private final String words;

  /**
   * A picture.
   *
   * @param png not to be changed any more
   * @param words what it shows, for those who do not see it
   */
  public Picture(byte[] png, String words) {
    this.png = png;
    this.words = words;
  }

  FileUpload upload() {
    String description =
        words.length() <= DiscordLimits.FILE_DESCRIPTION
            ? words
            : words.substring(0, DiscordLimits.FILE_DESCRIPTION - 1) + "…";
    return FileUpload.fromData(png, NAME).setDescription(description);
  }

  /** {@code docs/reference}, Editing Message Attachments: Using Attachments within Embeds. */
  static String address() {
    return "attachment://" + NAME;
  }
}
