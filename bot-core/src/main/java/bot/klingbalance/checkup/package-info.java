/**
 * What is looked at when somebody asks whether the bot can do its work: the accounts' source, the
 * clock, the database, the chats. Each is an {@link bot.klingbalance.checkup.Examination}, made by
 * whoever can ask; all of them together are a {@link bot.klingbalance.checkup.Checkup}, and what
 * comes of it is a {@link bot.klingbalance.checkup.Report}.
 *
 * <p>Nothing that is looked at is changed by it.
 */
@NullMarked
package bot.klingbalance.checkup;

import org.jspecify.annotations.NullMarked;
