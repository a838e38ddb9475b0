package bot.klingbalance.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Takes longer than people wait for at each build. {@code mvn -Pstories verify} tells it, as CI
 * does, and so does {@code -Dtest=…}, by its name; a plain build leaves it out.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("long-story")
public @interface LongStory {}
