package bot.klingbalance.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows between packages that the poms cannot draw. */
class ArchitectureTest {
  private static final String ROOT = "bot.klingbalance";

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(place -> !place.contains("-tests.jar"))
          .importPackages(ROOT);

  /**
   * The packages of {@code bot-core}, as they are: a new one is held to the rules by being there.
   */
  private static final String[] CORE =
      MAIN.stream()
          .filter(ArchitectureTest::isOfCore)
          .map(JavaClass::getPackageName)
          .distinct()
          .toArray(String[]::new);

  /** What decides and words, and never waits for anything. */
  private static final String[] PURE = {
    ROOT + ".account",
    ROOT + ".chart",
    ROOT + ".digest",
    ROOT + ".finding",
    ROOT + ".forecast",
    ROOT + ".history",
    ROOT + ".message",
    ROOT + ".pack",
    ROOT + ".report"
  };

  /** A rule about an empty package would hold for nothing. */
  @Test
  void theCoreIsFoundAndThePurePackagesAreItsOwn() {
    assertThat(CORE).hasSizeGreaterThan(20).contains(PURE);
  }

  @Test
  void everyPackageHasADocumentAndChecksItsNulls() {
    for (JavaPackage some : MAIN.getPackage(ROOT).getSubpackagesInTree()) {
      assertThat(some.getClasses().isEmpty() || some.isAnnotatedWith(NullMarked.class))
          .as("%s has a package-info with @NullMarked", some.getName())
          .isTrue();
    }
  }

  @Test
  void packagesDependOnEachOtherInOneDirection() {
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
    onlyKnows(".history", ".account");
    onlyKnows(".forecast", ".account", ".history");
  }

  @Test
  void messagesKnowNoChat() {
    onlyKnows(".message", ".account", ".history");
    onlyKnows(".chart", ".account", ".history", ".forecast", ".message");
  }

  @Test
  void whatDecidesAndWordsTouchesNothingOutside() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.net..",
                "java.sql..",
                "java.nio.file..",
                "okhttp3..",
                "com.fasterxml..",
                ROOT + ".database..",
                ROOT + ".outbox",
                ROOT + ".schedule",
                ROOT + ".useapi.."))
        .check(MAIN);
  }

  @Test
  void checksOfTheDoctorAreKnownToItByInterfacesOnly() {
    noClasses()
        .that(resideInAPackage(ROOT + ".doctor"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                ROOT + ".database..", ROOT + ".schedule", ROOT + ".outbox", ROOT + ".command.."))
        .check(MAIN);
  }

  @Test
  void theCoreKnowsNoChatLibraryAndNoProgram() {
    noClasses()
        .that(resideInAnyPackage(CORE))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.<JavaClass>describe(
                    "of another module",
                    each ->
                        each.getPackageName().startsWith(ROOT)
                            && !isOfCore(each.getBaseComponentType()))
                .or(resideInAnyPackage("com.slack..", "net.dv8tion..", "picocli..", "org.jline..")))
        .check(MAIN);
  }

  @Test
  void withinTheCoreOnlyUseapiAndHttpKnowHttpAndOnlyUseapiAndTheDatabaseKnowJson() {
    noClasses()
        .that(resideInAnyPackage(CORE))
        .and(DescribedPredicate.not(resideInAnyPackage(ROOT + ".useapi..", ROOT + ".http..")))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + ".useapi..", "okhttp3..", "okio.."))
        .check(MAIN);
    noClasses()
        .that(resideInAnyPackage(CORE))
        .and(DescribedPredicate.not(resideInAnyPackage(ROOT + ".useapi..", ROOT + ".database..")))
        .should()
        .dependOnClassesThat(resideInAPackage("com.fasterxml.."))
        .check(MAIN);
  }

  @Test
  void onlyTheDatabaseKnowsSqlAndOnlyTheScheduleItsLibrary() {
    noClasses()
        .that(
            resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".database.."))))
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
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".http"))))
        .should()
        .callMethod(HttpServer.class, "create")
        .orShould()
        .callMethod(HttpServer.class, "create", InetSocketAddress.class, int.class)
        .check(MAIN);
  }

  /** So each is named, a daemon, and every queue is bounded. */
  @Test
  void threadsAreMadeInOnePlace() {
    noClasses()
        .that(
            resideInAPackage(ROOT + "..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + ".concurrent"))))
        .should()
        .callConstructorWhere(
            target(
                owner(
                    assignableTo(Thread.class)
                        .or(assignableTo(ThreadPoolExecutor.class))
                        .or(assignableTo(Timer.class)))))
        .orShould()
        .callMethodWhere(target(owner(type(Executors.class))))
        .orShould()
        .implement(ThreadFactory.class)
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

  private static void onlyKnows(String some, String... others) {
    Stream<String> known =
        Stream.concat(Stream.of(some), Stream.of(others)).map(each -> ROOT + each);
    classes()
        .that(resideInAPackage(ROOT + some))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                Stream.concat(known, Stream.of("java..", "org.jspecify..")).toArray(String[]::new)))
        .check(MAIN);
  }

  /** By where it was compiled to: a folder of the module, or its jar. */
  private static boolean isOfCore(JavaClass each) {
    return each.getSource()
        .filter(source -> source.getUri().toString().contains("/bot-core"))
        .isPresent();
  }
}
