/**
 * Threads and waiting, made in one place for the whole program: every thread is named and a daemon,
 * every queue is bounded, and every retry waits by the same rule.
 */
@NullMarked
package bot.klingbalance.concurrent;

import org.jspecify.annotations.NullMarked;
