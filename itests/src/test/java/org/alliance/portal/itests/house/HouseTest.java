package org.alliance.portal.itests.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Test;

/** The rules of the house, checked on what was compiled. */
public class HouseTest {
  private static final Path BUNDLES = Path.of("../bundles");
  private static final Pattern ROOM =
      Pattern.compile("(org\\.alliance\\.portal(?:\\.[a-z]+)*?)\\.internal(?:\\..*)?");
  private static final Pattern OPTIONAL_PORTAL_IMPORT =
      Pattern.compile("org\\.alliance\\.portal[^,;]*;[^,]*resolution:=optional");
  private static JavaClasses all;

  @BeforeClass
  public static void read() throws IOException {
    try (Stream<Path> folders = Files.walk(BUNDLES, 4)) {
      List<Path> compiled =
          folders.filter(path -> path.endsWith(Path.of("target", "classes"))).toList();
      assertThat(compiled).as("build the bundles first").hasSizeGreaterThanOrEqualTo(8);
      all = new ClassFileImporter().importPaths(compiled);
    }
  }

  @Test
  public void nobodyUsesWhatIsInternalToAnotherRoom() {
    classes()
        .that(resideInAPackage("org.alliance.portal.."))
        .should(
            new ArchCondition<JavaClass>("use no other room's internal classes") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf()
                    .forEach(
                        dependency -> {
                          Matcher room = ROOM.matcher(dependency.getTargetClass().getPackageName());
                          if (room.matches()
                              && !item.getPackageName().startsWith(room.group(1) + ".")) {
                            events.add(
                                SimpleConditionEvent.violated(item, dependency.getDescription()));
                          }
                        });
              }
            })
        .check(all);
  }

  @Test
  public void apiSpeaksOnlyJavaAndItsOwnWords() {
    classes()
        .that()
        .resideInAnyPackage("org.alliance.portal.api..", "org.alliance.portal.*.api..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.math",
                    "java.text",
                    "java.nio.charset",
                    "java.io",
                    "org.alliance.portal.api..",
                    "org.alliance.portal.*.api..",
                    "org.osgi.framework",
                    "org.osgi.annotation..")
                // Where a file lies; nothing that reads it.
                .or(belongToAnyOf(Path.class))
                // How a value stands in an address; nothing that connects.
                .or(belongToAnyOf(URLEncoder.class, URLDecoder.class))
                // What api.Secrets is made of.
                .or(
                    belongToAnyOf(
                        MessageDigest.class, SecureRandom.class, NoSuchAlgorithmException.class)))
        .check(all);
  }

  @Test
  public void doorsHoldNoSql() {
    noClasses()
        .that()
        .resideInAnyPackage("..internal.web..", "..internal.rest..", "..internal.soap..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.alliance.portal.api.data..")
        .check(all);
  }

  @Test
  public void storesHoldNoHttp() {
    noClasses()
        .that()
        .resideInAPackage("..internal.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.ws.rs..", "javax.servlet..", "javax.jws..", "org.apache.cxf..", "..api.web..")
        .check(all);
  }

  @Test
  public void onlyPersistenceKnowsJdbc() {
    noClasses()
        .that(
            resideInAPackage("org.alliance.portal..")
                .and(not(resideInAPackage("org.alliance.portal.persistence.."))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "com.zaxxer..", "org.apache.derby..")
        .check(all);
  }

  @Test
  public void onlyOneRoomKnowsEachLibrary() {
    only("search", "org.apache.lucene..");
    only("notifications", "javax.mail..", "com.sun.mail..");
    only("files", "org.apache.tika..");
    only("content", "org.commonmark..", "org.jsoup..", "org.apache.commons.csv..");
  }

  /** Libraries are used in one room, so that they can be replaced there. */
  private static void only(String room, String... libraries) {
    String inside = "org.alliance.portal." + room + "..";
    noClasses()
        .that(resideInAPackage("org.alliance.portal..").and(not(resideInAPackage(inside))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .check(all);
    assertThat(
            all.stream()
                .filter(resideInAPackage(inside))
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .anyMatch(d -> resideInAnyPackage(libraries).test(d.getTargetClass())))
        .as("%s still uses %s", room, List.of(libraries))
        .isTrue();
  }

  @Test
  public void theseRoomsKnowNoOtherRoom() {
    for (String room : List.of("search", "content", "vocabulary", "notifications", "files")) {
      noClasses()
          .that()
          .resideInAPackage("org.alliance.portal." + room + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.alliance.portal..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "org.alliance.portal.api..",
                              "org.alliance.portal.endpoints.door..",
                              "org.alliance.portal." + room + ".."))))
          .check(all);
    }
  }

  /** A whiteboard is asked by type; a platform that spells one out has made a feature its own. */
  @Test
  public void thePlatformSpellsNoFeaturesAddress() throws IOException {
    Pattern address = Pattern.compile("[\"/](profiles|participants|contacts)[/\"?]");
    for (String room : List.of("search", "content", "vocabulary", "notifications", "files")) {
      try (Stream<Path> sources = Files.walk(BUNDLES.resolve("platform/" + room + "/src/main"))) {
        for (Path source : sources.filter(Files::isRegularFile).toList()) {
          assertThat(address.matcher(Files.readString(source)).find())
              .as("%s names a feature's address", source)
              .isFalse();
        }
      }
    }
  }

  @Test
  public void thePlatformNamesNoFeature() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.alliance.portal.api..",
            "org.alliance.portal.persistence..",
            "org.alliance.portal.security..",
            "org.alliance.portal.vocabulary..",
            "org.alliance.portal.content..",
            "org.alliance.portal.search..",
            "org.alliance.portal.notifications..",
            "org.alliance.portal.files..",
            "org.alliance.portal.web..",
            "org.alliance.portal.endpoints..",
            "org.alliance.portal.admin..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.alliance.portal.profiles..",
            "org.alliance.portal.membership..",
            "org.alliance.portal.projects..")
        .check(all);
  }

  @Test
  public void noServiceIsHeldInAStatic() {
    classes()
        .that(resideInAPackage("..internal.."))
        .should(
            new ArchCondition<JavaClass>("hold no service in a static") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                item.getFields().stream()
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(
                        field ->
                            field.getRawType().isInterface()
                                && field
                                    .getRawType()
                                    .getPackageName()
                                    .startsWith("org.alliance.portal"))
                    .forEach(
                        field ->
                            events.add(SimpleConditionEvent.violated(item, field.getFullName())));
              }
            })
        .check(all);
  }

  @Test
  public void manifestsKeepTheHouseRules() throws IOException {
    try (Stream<Path> manifests = Files.walk(BUNDLES, 6)) {
      for (Path manifest :
          manifests.filter(p -> p.endsWith("target/classes/META-INF/MANIFEST.MF")).toList()) {
        String text = Files.readString(manifest).replace("\r\n ", "").replace("\n ", "");
        assertThat(text)
            .as(manifest.toString())
            .doesNotContain("Require-Bundle")
            .doesNotContain("DynamicImport-Package")
            .doesNotContain("Bundle-Activator")
            .doesNotContain("Bundle-Blueprint");
        String imports =
            text.lines().filter(line -> line.startsWith("Import-Package:")).findFirst().orElse("");
        assertThat(OPTIONAL_PORTAL_IMPORT.matcher(imports).find())
            .as("an optional import between portal bundles in %s", manifest)
            .isFalse();
      }
    }
  }
}
