package org.alliance.portal.projects.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class CellsTest {

  @Test
  public void givesBackWhatWasWritten() {
    List<List<String>> table =
        List.of(
            List.of("a;b", "c|d", "e\\f"),
            List.of("line\nbreak", "", "x\\n"),
            List.of("#1 of all", "-5"),
            List.of(Cells.MEMBER + "0000000000001", "part"));
    assertThat(Cells.read(Cells.write(table))).isEqualTo(table);
    assertThat(Cells.write(table)).endsWith("| \\#1 of all ; -5 | #0000000000001 ; part");
  }

  @Test
  public void readsWhatPeopleWrite() {
    assertThat(Cells.read(" ESF+;100 000 ; 83,3\nOwn budget | | ;"))
        .containsExactly(List.of("ESF+", "100 000", "83,3"), List.of("Own budget"));
    assertThat(Cells.read("C:\\temp")).containsExactly(List.of("C:\\temp"));
    assertThat(Cells.read(" ")).isEmpty();
  }
}
