/**
 * What a person can ask: the text is parsed into a request, it is checked what may be shown, the
 * accounts are asked, and a message is made.
 */
@NullMarked
package bot.klingbalance.command;

import org.jspecify.annotations.NullMarked;
