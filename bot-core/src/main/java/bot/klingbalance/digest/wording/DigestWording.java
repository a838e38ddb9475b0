package bot.klingbalance.digest.wording;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.message.ShortDays;
import bot.klingbalance.message.Tone;
import bot.klingbalance.pack.Pack;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the settings want the warnings of a channel worded.
 *
 * @param names what accounts are called
 * @param mentions whom a message of that level calls, such as {@code @here}
 * @param packs what can be bought; may be none
 * @param zone where the channel's people are
 * @param escalation whom a message mentions that nobody has dealt with, where the settings say so
 */
public record DigestWording(
    AccountNames names,
    Map<Tone, String> mentions,
    List<Pack> packs,
    ZoneId zone,
    Optional<String> escalation) {
  /** The wording of a channel whose messages mention nobody once more. */
  public DigestWording(
      AccountNames names, Map<Tone, String> mentions, List<Pack> packs, ZoneId zone) {
    this(names, mentions, packs, zone, Optional.empty());
  }

  public DigestWording {
    mentions = Map.copyOf(mentions);
    packs = List.copyOf(packs);
  }

  /** What an account is called. */
  public String name(AccountEmail account) {
    return names.of(account);
  }

  /** How days are told. */
  public ShortDays days(Instant now) {
    return new ShortDays(zone, now);
  }

  /** Whom a message of that level calls. */
  public Optional<String> mention(Tone tone) {
    return Optional.ofNullable(mentions.get(tone));
  }
}
