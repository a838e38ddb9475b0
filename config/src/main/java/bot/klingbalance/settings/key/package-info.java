/**
 * The keys of the settings: {@link bot.klingbalance.settings.key.SettingKeys} lists each one once,
 * with what fits it and its default. Reading, the nearest known key, the JSON Schema and the
 * documents for people all go by that list.
 */
@NullMarked
package bot.klingbalance.settings.key;

import org.jspecify.annotations.NullMarked;
