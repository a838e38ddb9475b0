/**
 * The checks that show whether the bot can do its work: useapi.net, the clock, the database, the
 * chats. Each is a {@link bot.klingbalance.doctor.Check}, made by the part of the program that can
 * ask; the {@link bot.klingbalance.doctor.Doctor} runs them all and makes a {@link
 * bot.klingbalance.doctor.DoctorReport}.
 *
 * <p>A check changes nothing.
 */
@NullMarked
package bot.klingbalance.doctor;

import org.jspecify.annotations.NullMarked;
