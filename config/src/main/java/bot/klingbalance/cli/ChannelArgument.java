package bot.klingbalance.cli;

import bot.klingbalance.chat.Channel;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A channel on the command line, as it stands in the settings. */
final class ChannelArgument implements ITypeConverter<Channel> {
  private static final Pattern FORM =
      Pattern.compile("slack:[CDG][A-Z0-9]{1,30}|discord:[1-9]\\d{0,18}");

  @Override
  public Channel convert(String typed) {
    if (!FORM.matcher(typed).matches()) {
      throw new TypeConversionException(
          "slack:C… or discord:… with the channel's own id is wanted, such as slack:C0123456789");
    }
    return Channel.parse(typed);
  }
}
