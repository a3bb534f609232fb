package org.alliance.portal.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.alliance.portal.api.Id;
import org.junit.Test;

public class NamesTest {
  @Test
  public void cutsPathsAndWhatCannotBeSeen() {
    assertThat(Names.clean("C:\\Users\\x\\plan.pdf")).isEqualTo("plan.pdf");
    assertThat(Names.clean("../../etc/plan.pdf")).isEqualTo("plan.pdf");
    assertThat(Names.clean("a\u0000b\u202Efdp.exe\n")).isEqualTo("a b fdp.exe");
    assertThat(Names.clean("a\uD800.pdf")).isEqualTo("a .pdf");
    assertThat(Names.clean("e\u0301.pdf")).isEqualTo("é.pdf");
    assertThat(Names.clean(null)).isEmpty();
    assertThat(Names.clean("x/")).isEmpty();
  }

  @Test
  public void keepsTheEndingOfALongName() {
    assertThat(Names.clean("x".repeat(300) + ".docx")).hasSize(200).endsWith("x.docx");
    assertThat(Names.clean("x".repeat(194) + "😀😀.docx")).hasSize(199).endsWith("x.docx");
    assertThat(Names.clean("." + "x".repeat(300))).hasSize(200);
  }

  @Test
  public void addressesHoldNothingThatAnAddressMayNot() {
    assertThat(Names.path(new Id(1), "Plan (2; 50 %).pdf"))
        .isEqualTo("/files/0000000000001/Plan-2-50-.pdf");
    assertThat(Names.path(new Id(1), "..")).isEqualTo("/files/0000000000001/file");
    assertThat(Names.path(new Id(1), "été.pdf"))
        .isEqualTo("/files/0000000000001/%C3%A9t%C3%A9.pdf");
  }
}
