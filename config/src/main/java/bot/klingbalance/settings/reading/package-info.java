/**
 * Reads the settings from a YAML file and the environment: into {@code Settings}, or into the list
 * of everything that is wrong with them.
 */
@NullMarked
package bot.klingbalance.settings.reading;

import org.jspecify.annotations.NullMarked;
