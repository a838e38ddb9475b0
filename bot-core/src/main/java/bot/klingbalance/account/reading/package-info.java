/**
 * Reads accounts for those who ask: for a person, who does not wait long and is told what was last
 * known, and for a check, which waits for every answer. A batch of accounts is read a few at a
 * time, so that useapi.net is asked politely.
 */
@NullMarked
package bot.klingbalance.account.reading;

import org.jspecify.annotations.NullMarked;
