package bot.klingbalance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between rooms that the poms cannot draw. */
class ArchitectureTest {
  private static final String ROOT = "bot.klingbalance";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages(ROOT);

  /** A rule about an empty room would hold for nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "account",
        "chat",
        "checkup",
        "command",
        "delivery",
        "demo",
        "history",
        "message",
        "polling",
        "program",
        "schedule",
        "secret",
        "serving",
        "settings",
        "store",
        "terminal",
        "useapi",
        "warning",
        "watch"
      })
  void everyRoomIsFurnished(String room) {
    assertThat(MAIN.containPackage(ROOT + "." + room)).isTrue();
    assertThat(MAIN.getPackage(ROOT + "." + room).getClasses()).hasSizeGreaterThan(1);
  }

  @Test
  void everyRoomTellsItsStoryAndChecksItsNulls() {
    for (JavaPackage room : MAIN.getPackage(ROOT).getSubpackagesInTree()) {
      assertThat(room.getClasses().isEmpty() || room.isAnnotatedWith(NullMarked.class))
          .as("%s has a package-info with @NullMarked", room.getName())
          .isTrue();
    }
  }

  @Test
  void roomsDependOnEachOtherInOneDirection() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void accountsKnowOnlyThemselves() {
    noClasses()
        .that(resideInAPackage(ROOT + ".account"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".account"))))
        .check(MAIN);
  }

  @Test
  void whatAnAccountHadOverTimeKnowsOnlyAccounts() {
    classes()
        .that(resideInAPackage(ROOT + ".history"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(ROOT + ".history", ROOT + ".account", "java..", "org.jspecify.."))
        .check(MAIN);
  }

  @Test
  void messagesAreMadeOfAccountsAndTheirHistoryAndKnowNoChat() {
    classes()
        .that(resideInAPackage(ROOT + ".message"))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                ROOT + ".message",
                ROOT + ".account",
                ROOT + ".history",
                "java..",
                "org.jspecify.."))
        .check(MAIN);
  }

  @Test
  void theDeskKnowsItsUseCasesByInterfacesOfItsOwn() {
    noClasses()
        .that(resideInAPackage(ROOT + ".chat"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + ".command", ROOT + ".watch", ROOT + ".warning"))
        .check(MAIN);
  }

  @Test
  void whatIsLookedAtIsKnownToItsCheckupByInterfacesOnly() {
    noClasses()
        .that(resideInAPackage(ROOT + ".checkup"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                ROOT + ".store", ROOT + ".schedule", ROOT + ".delivery", ROOT + ".command"))
        .check(MAIN);
  }

  @Test
  void theCoreKnowsNoChatLibraryAndNoProgram() {
    noClasses()
        .that(
            resideInAnyPackage(
                ROOT + ".account",
                ROOT + ".chat",
                ROOT + ".checkup",
                ROOT + ".command",
                ROOT + ".history",
                ROOT + ".message",
                ROOT + ".polling",
                ROOT + ".secret",
                ROOT + ".serving",
                ROOT + ".useapi",
                ROOT + ".warning",
                ROOT + ".watch"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                ROOT + ".slack..",
                ROOT + ".discord..",
                ROOT + ".terminal",
                ROOT + ".settings",
                ROOT + ".program",
                ROOT + ".demo",
                "com.slack..",
                "net.dv8tion..",
                "picocli..",
                "org.jline.."))
        .check(MAIN);
  }

  @Test
  void withinTheCoreOnlyUseapiKnowsHttpAndItsJson() {
    noClasses()
        .that(
            resideInAnyPackage(
                ROOT + ".account",
                ROOT + ".chat",
                ROOT + ".checkup",
                ROOT + ".command",
                ROOT + ".history",
                ROOT + ".message",
                ROOT + ".polling",
                ROOT + ".secret",
                ROOT + ".serving",
                ROOT + ".warning",
                ROOT + ".watch"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + ".useapi", "okhttp3..", "okio..", "com.fasterxml.."))
        .check(MAIN);
  }

  @Test
  void onlyTheStoreKnowsSqlAndOnlyTheScheduleItsLibrary() {
    noClasses()
        .that(
            resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".store"))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.sql..",
                "org.jdbi..",
                "org.flywaydb..",
                "org.sqlite..",
                "org.postgresql..",
                "com.zaxxer.."))
        .check(MAIN);
    noClasses()
        .that(
            resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".schedule"))))
        .should()
        .dependOnClassesThat(resideInAPackage("com.github.kagkarlsson.."))
        .check(MAIN);
  }

  /** The first server of a process settles how all of them are. */
  @Test
  void everyServerIsTuned() {
    noClasses()
        .that(
            resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".serving"))))
        .should()
        .callMethod(HttpServer.class, "create")
        .orShould()
        .callMethod(HttpServer.class, "create", InetSocketAddress.class, int.class)
        .check(MAIN);
  }

  @Test
  void timeComesFromAnInjectedClock() {
    noClasses()
        .that(resideInAPackage(ROOT + ".."))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(MAIN);
  }
}
