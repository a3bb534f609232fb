package org.alliance.portal.profiles.internal.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.After;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The programs that partners are given, against a portal that breaks off where it hurts. */
@RunWith(Parameterized.class)
public class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../../../docs/examples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ClassRule public static final TemporaryFolder CLASSES = new TemporaryFolder();
  @Rule public final TemporaryFolder output = new TemporaryFolder();

  private final boolean java;
  private final FeedFake portal = new FeedFake();

  public ExamplesTest(String program) throws IOException {
    this.java = program.equals("Java");
  }

  @Parameters(name = "{0}")
  public static List<String> programs() {
    return List.of("Java", "Python");
  }

  @BeforeClass
  public static void compile() {
    int problems =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                CLASSES.getRoot().toString(),
                EXAMPLES.resolve("Synchronise.java").toString());
    assertThat(problems).isZero();
  }

  @After
  public void stop() {
    portal.close();
  }

  private Path folder() {
    return output.getRoot().toPath().resolve("profiles");
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    if (java) {
      String home = System.getProperty("java.home");
      command.addAll(List.of(home + "/bin/java", "-XX:TieredStopAtLevel=1", "-cp"));
      command.addAll(List.of(CLASSES.getRoot().toString(), "Synchronise"));
    } else {
      command.addAll(List.of("python3", EXAMPLES.resolve("synchronise.py").toString()));
    }
    command.addAll(List.of(portal.address(), FeedFake.KEY, folder().toString()));
    File told = new File(output.getRoot(), "told");
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told).start();
  }

  private int run() throws Exception {
    Process process = start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("It does not end: " + told());
    }
    return process.exitValue();
  }

  private String told() throws IOException {
    return Files.readString(output.getRoot().toPath().resolve("told"));
  }

  private void runs() throws Exception {
    int status = run();
    assertThat(status).as(told()).isZero();
  }

  private void folderIsThePortal() throws IOException {
    Map<String, JsonNode> expected = new TreeMap<>();
    for (Map.Entry<String, String> profile : portal.profiles.entrySet()) {
      expected.put(profile.getKey() + ".json", JSON.readTree(profile.getValue()));
    }
    Map<String, JsonNode> found = new TreeMap<>();
    for (File file : folder().toFile().listFiles()) {
      if (!file.getName().equals("state.json") && !file.getName().endsWith(".half")) {
        found.put(file.getName(), JSON.readTree(file));
      }
    }
    assertThat(found).isEqualTo(expected);
  }

  private void members(int count) {
    for (int i = 1; i <= count; i++) {
      portal.put(i, "Town " + i);
    }
  }

  @Test
  public void copiesAllThenOnlyWhatChanges() throws Exception {
    members(8);
    runs();
    folderIsThePortal();
    assertThat(portal.requests.get(0)).isEqualTo("changes?after=now");

    portal.requests.clear();
    portal.put(9, "New");
    portal.put(2, "Changed");
    portal.other();
    portal.remove(3);
    portal.put(10, "Short");
    portal.remove(10);
    runs();
    folderIsThePortal();
    assertThat(portal.requests)
        .noneMatch(r -> r.startsWith("profiles?detail"))
        .filteredOn(r -> r.startsWith("profiles/"))
        .as("five entries, and those that are gone asked for again")
        .hasSize(8);

    portal.requests.clear();
    runs();
    assertThat(portal.requests).hasSize(1);
  }

  @Test
  public void anEmptyPortalIsAnEmptyFolder() throws Exception {
    runs();
    folderIsThePortal();
  }

  @Test
  public void goesOnWhereverItWasInterrupted() throws Exception {
    members(10);
    portal.put(2, "Changed");
    int status = 1;
    for (int requests = 1; status != 0; requests++) {
      assertThat(requests).isLessThan(30);
      portal.answered = requests;
      status = run();
      if (status != 0 && requests == 3) {
        // While it is away: one that it has, one that it has not yet, a new one.
        portal.remove(1);
        portal.remove(10);
        portal.put(11, "New");
        portal.put(4, "Changed");
      }
    }
    folderIsThePortal();
  }

  @Test
  public void killedInTheMiddleItGoesOn() throws Exception {
    members(12);
    portal.hanging = 3;
    Process process = start();
    assertThat(portal.hangs.await(20, TimeUnit.SECONDS)).isTrue();
    process.destroyForcibly().waitFor();
    assertThat(folder().toFile().list()).contains("state.json", "0000000000006.json");
    portal.requests.clear();
    runs();
    folderIsThePortal();
    assertThat(portal.requests)
        .as("what was copied is not copied again")
        .filteredOn(r -> r.startsWith("profiles?detail"))
        .hasSize(2);
  }

  @Test
  public void aFeatureThatIsAwayTakesNothingFromTheFolder() throws Exception {
    members(5);
    runs();
    portal.put(2, "Changed");
    portal.remove(3);
    portal.away = true;
    assertThat(run()).isNotZero();
    assertThat(folder().toFile().list()).contains("0000000000002.json", "0000000000003.json");
    portal.away = false;
    runs();
    folderIsThePortal();
  }

  @Test
  public void startsOverWhenItWasAwayForTooLong() throws Exception {
    members(7);
    runs();
    portal.remove(2);
    portal.put(8, "New");
    portal.put(3, "Changed");
    portal.forget();
    runs();
    folderIsThePortal();
    portal.put(1, "Changed");
    runs();
    folderIsThePortal();
  }

  @Test
  public void aRefusalEndsItAndTouchesNothing() throws Exception {
    members(4);
    runs();
    portal.answered = 0;
    assertThat(run()).isNotZero();
    portal.answered = Integer.MAX_VALUE;
    folderIsThePortal();
  }

  @Test
  public void staysShort() throws IOException {
    String name = java ? "Synchronise.java" : "synchronise.py";
    assertThat(Files.readAllLines(EXAMPLES.resolve(name))).hasSizeLessThan(60);
  }
}
