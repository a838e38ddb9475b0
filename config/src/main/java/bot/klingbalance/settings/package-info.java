/**
 * What the person who runs the bot has set: one YAML file and the environment, read into values
 * that are right, or into the list of everything that is wrong with them.
 *
 * <p>{@link bot.klingbalance.settings.SettingKeys} lists every key once, with what fits it and what
 * holds without it; reading, the nearest known key and the documents for people all go by that
 * list.
 */
@NullMarked
package bot.klingbalance.settings;

import org.jspecify.annotations.NullMarked;
