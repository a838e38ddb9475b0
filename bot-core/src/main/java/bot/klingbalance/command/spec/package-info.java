/**
 * What a chat has to know of a command to offer it: its name, its options and its help. Slack's
 * manifest, Discord's commands, the terminal's completion and every help are made of it.
 */
@NullMarked
package bot.klingbalance.command.spec;

import org.jspecify.annotations.NullMarked;
