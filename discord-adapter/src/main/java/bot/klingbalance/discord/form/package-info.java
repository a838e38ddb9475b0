/**
 * Forms as Discord's modals: opened in answer to a press, and read when they are sent off. Discord
 * closes a modal whatever is typed in it, so what cannot be done is answered with a button that
 * opens the form again with all that was typed.
 */
@NullMarked
package bot.klingbalance.discord.form;

import org.jspecify.annotations.NullMarked;
