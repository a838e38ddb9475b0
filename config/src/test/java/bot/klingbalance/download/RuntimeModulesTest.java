package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleFinder;
import org.junit.jupiter.api.Test;

/** That the program's classes name no other module is looked at when a download is made. */
class RuntimeModulesTest {
  @Test
  void eachIsAModuleOfJava() {
    assertThat(RuntimeModules.of(Runtime.version().feature()))
        .allMatch(name -> ModuleFinder.ofSystem().find(name).isPresent());
  }

  @Test
  void ellipticCurvesAreAModuleOfTheirOwnInOlderOnes() {
    assertThat(RuntimeModules.of(21)).contains("jdk.crypto.ec");
    assertThat(RuntimeModules.of(25)).doesNotContain("jdk.crypto.ec");
  }

  @Test
  void whatIsMissingOfTheNamedOnesIsTold() {
    assertThat(RuntimeModules.missing("java.base,java.desktop,java.scripting,jdk.jshell\n"))
        .containsExactly("jdk.jshell");
  }
}
