package org.alliance.portal.api.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class NameKeyTest {

  private static void alike(String... names) {
    assertThat(names).extracting(NameKey::of).containsOnly(NameKey.of(names[0]));
    assertThat(NameKey.of(names[0])).isNotEmpty();
  }

  @Test
  public void capitalsAccentsPunctuationAndOrderDoNotMatter() {
    alike("Saint-Étienne", "SAINT ETIENNE", "Etienne (Saint)", "  saint\u2013e\u0301tienne ");
    alike("Łódź", "LODZ", "lódz");
    alike("Đakovo", "dakovo");
    alike("Weißenfels", "WEISSENFELS");
    alike("İzmir", "Izmir", "izmir");
    alike("Кам'янець", "Кам\u02bcянець", "Кам\u2019янець");
    assertThat(NameKey.of("ﬁne ２４")).isEqualTo("24 fine");
  }

  @Test
  public void whatAuthoritiesAreCalledDoesNotMatter() {
    alike("Example", "City of Example", "Example City Council", "The Municipality of Example");
    alike("Lyon", "Ville de Lyon", "Commune de Lyon", "Mairie de Lyon");
    alike("La Rochelle", "Ville de La Rochelle", "Ville de la Rochelle");
    alike("Le Mans", "Ville du Mans");
    alike("München", "Landeshauptstadt München", "Stadt Munchen");
    alike("Napoli", "Comune di Napoli", "Città di Napoli");
    alike("Košice", "Mesto Košice", "Obec Kosice");
    alike("Praha", "Hlavní město Praha", "Město Praha");
    alike("Nysa", "Gmina Nysa", "Urząd Miasta Nysa");
    alike("Cluj-Napoca", "Primăria Cluj-Napoca", "Municipiul Cluj Napoca");
    alike("Bujanovac", "Opština Bujanovac", "Opstina Bujanovac");
    alike("Zagreb", "Grad Zagreb");
    alike("Пазарджик", "Община Пазарджик");
    alike("Куманово", "Општина Куманово");
    alike("Málaga", "Ayuntamiento de Málaga");
    alike("Porto", "Câmara Municipal do Porto", "Município do Porto");
    alike("Αθηναίων", "Δήμος Αθηναίων", "ΔΗΜΟΣ ΑΘΗΝΑΙΩΝ");
    alike("Budapest", "Budapest Főváros Önkormányzata");
    alike("Göteborg", "Göteborg stad");
    alike("Gent", "Stad Gent");
    alike("Tirana", "Bashkia Tirana");
  }

  @Test
  public void aNameOfNothingElseIsKept() {
    assertThat(NameKey.of("Grad")).isEqualTo("grad");
    assertThat(NameKey.of("City of the Town")).isEqualTo("city of the town");
    assertThat(NameKey.of("Novi Grad")).isEqualTo("novi");
  }

  @Test
  public void differentNamesStayDifferent() {
    assertThat(NameKey.of("Saint-Denis")).isNotEqualTo(NameKey.of("Saint-Étienne"));
    assertThat(NameKey.of("Baden-Baden")).isNotEqualTo(NameKey.of("Baden"));
    assertThat(NameKey.of("Grad Zagreb")).isNotEqualTo(NameKey.of("Град Загреб"));
    assertThat(NameKey.of("Prague 7")).isNotEqualTo(NameKey.of("Prague 17"));
  }

  @Test
  public void alwaysFitsItsColumn() {
    assertThat(NameKey.of("")).isEmpty();
    assertThat(NameKey.of(" -- ")).isEmpty();
    assertThat(NameKey.of("a1 ".repeat(200))).hasSize(NameKey.LONGEST);
    assertThat(NameKey.of("\ufdfa".repeat(200))).hasSize(NameKey.LONGEST);
  }
}
