package bot.klingbalance.discord.posting;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Computes what a member may do in a channel from the server, the member and the channel as REST
 * shows them: {@code docs/topics/permissions}. Pure.
 */
final class ChannelPermissions {
  private static final EnumSet<Permission> ALL = EnumSet.allOf(Permission.class);

  private ChannelPermissions() {}

  /**
   * The permissions.
   *
   * @param channel for a thread its parent, since threads have no overwrites
   */
  static Set<Permission> of(DataObject guild, DataObject member, DataObject channel) {
    String everyone = guild.getString("id");
    String self = member.getObject("user").getString("id");
    Set<String> roles = new HashSet<>(strings(member, "roles"));
    long base = granted(guild, role -> role.equals(everyone) || roles.contains(role));
    boolean mayAll =
        self.equals(guild.getString("owner_id", ""))
            || (base & Permission.ADMINISTRATOR.getRawValue()) != 0;
    if (mayAll) {
      return ALL;
    }
    long here = overwritten(base, channel, everyone::equals);
    here = overwritten(here, channel, roles::contains);
    here = overwritten(here, channel, self::equals);
    boolean sees = (here & Permission.VIEW_CHANNEL.getRawValue()) != 0;
    return sees ? Permission.getPermissions(here) : EnumSet.noneOf(Permission.class);
  }

  private static long granted(DataObject guild, Predicate<String> has) {
    long granted = 0;
    for (DataObject role : objects(guild, "roles")) {
      if (has.test(role.getString("id"))) {
        granted |= bits(role, "permissions");
      }
    }
    return granted;
  }

  /** What one overwrite allows wins over what another one denies. */
  private static long overwritten(long before, DataObject channel, Predicate<String> of) {
    long allowed = 0;
    long denied = 0;
    for (DataObject overwrite : objects(channel, "permission_overwrites")) {
      if (of.test(overwrite.getString("id"))) {
        allowed |= bits(overwrite, "allow");
        denied |= bits(overwrite, "deny");
      }
    }
    return (before & ~denied) | allowed;
  }

  private static long bits(DataObject object, String member) {
    return Long.parseUnsignedLong(object.getString(member, "0"));
  }

  private static List<DataObject> objects(DataObject of, String member) {
    return of.optArray(member).orElseGet(DataArray::empty).stream(DataArray::getObject).toList();
  }

  private static List<String> strings(DataObject of, String member) {
    return of.optArray(member).orElseGet(DataArray::empty).stream(DataArray::getString).toList();
  }
}
