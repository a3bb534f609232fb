package org.alliance.portal.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class SortNamesTest {

  @Test
  public void foldsAccentsAndPunctuation() {
    assertThat(SortNames.of("  Évian-les-Bains ")).isEqualTo("EVIAN LES BAINS");
    assertThat(SortNames.of("Łódź")).isEqualTo("LODZ");
    assertThat(SortNames.of("Đakovo")).isEqualTo("DAKOVO");
    assertThat(SortNames.of("Straße 7")).isEqualTo("STRASSE 7");
    assertThat(SortNames.of("L’Hospitalet")).isEqualTo("LHOSPITALET");
    assertThat(SortNames.of("Iğdır")).isEqualTo("IGDIR");
  }

  @Test
  public void readsCyrillicAndGreek() {
    assertThat(SortNames.of("Нови Пример")).isEqualTo("NOVI PRIMER");
    assertThat(SortNames.of("Бял Ѓуро")).isEqualTo("BYAL GURO");
    assertThat(SortNames.of("Νέα Πλατανούλα")).isEqualTo("NEA PLATANOYLA");
  }

  @Test
  public void isEmptyForWhatItCannotRead() {
    assertThat(SortNames.of("თბილისი")).isEmpty();
    assertThat(SortNames.of("x".repeat(200).replace("x", "Щ"))).hasSize(400);
  }
}
