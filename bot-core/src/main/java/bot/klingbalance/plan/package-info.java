/** Whether clips can be rendered with the credits at hand, and on which account. Pure. */
@NullMarked
package bot.klingbalance.plan;

import org.jspecify.annotations.NullMarked;
