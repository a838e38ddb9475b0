package bot.klingbalance.command.spec;

/**
 * Something that can be typed.
 *
 * @param text the whole line, such as {@code /kling-balance help}
 * @param meaning what it does, without a full stop
 */
public record Example(String text, String meaning) {}
