package org.alliance.portal.bench;

import java.util.Random;

/** Composes titles of initiatives, some 2,000 in each language before the place is added. */
final class Titles {
  private static final String[][] WHAT = {
    {"School mediators", "Médiateurs scolaires"},
    {"A mobile library", "Une bibliothèque itinérante"},
    {"Housing advice", "Conseil en logement"},
    {"Health visits", "Visites de santé"},
    {"A legal clinic", "Une permanence juridique"},
    {"Apprenticeships", "Des apprentissages"},
    {"A night school", "Une école du soir"},
    {"Self-build renovation", "Rénovation participative"},
    {"A council of young people", "Un conseil des jeunes"},
    {"Water and paths", "De l’eau et des chemins"},
    {"Early childhood centres", "Des crèches de proximité"},
    {"A fund for small loans", "Un fonds de microcrédit"},
    {"Training of police officers", "Formation des agents de police"},
    {"A theatre workshop", "Un atelier de théâtre"},
    {"Summer visits", "Des visites estivales"}
  };
  private static final String[][] FOR = {
    {"for parents", "pour les parents"},
    {"for young women", "pour les jeunes femmes"},
    {"for families on the road", "pour les familles itinérantes"},
    {"for job seekers", "pour les demandeurs d’emploi"},
    {"for pupils of all schools", "pour les élèves de toutes les écoles"},
    {"for older residents", "pour les habitants âgés"},
    {"for tenants", "pour les locataires"},
    {"for small companies", "pour les petites entreprises"},
    {"with neighbours", "avec les voisins"},
    {"with the health centre", "avec le centre de santé"},
    {"with employers", "avec les employeurs"}
  };
  private static final String[][] HOW = {
    {"in two languages", "en deux langues"},
    {"on market days", "les jours de marché"},
    {"street by street", "rue par rue"},
    {"across the border", "par-delà la frontière"},
    {"before the first school year", "avant la première rentrée"},
    {"with a plan of action", "avec un plan d’action"},
    {"at the town hall", "à la mairie"},
    {"in five villages", "dans cinq villages"},
    {"without forms", "sans formulaires"},
    {"after work", "après le travail"},
    {"for three years", "pour trois ans"},
    {"against discrimination", "contre la discrimination"}
  };

  private final int[] chosen = new int[3];
  private final String place;

  /** One title, which can be had in each language. */
  Titles(Random random) {
    chosen[0] = random.nextInt(WHAT.length);
    chosen[1] = random.nextInt(FOR.length);
    chosen[2] = random.nextInt(HOW.length);
    place = Names.next(random);
  }

  /** The title in French, or in English for any other language. */
  String in(String lang) {
    int column = lang.equals("fr") ? 1 : 0;
    return WHAT[chosen[0]][column]
        + " "
        + FOR[chosen[1]][column]
        + " "
        + HOW[chosen[2]][column]
        + ", "
        + place;
  }

  /** The invented place that is named in it. */
  String place() {
    return place;
  }
}
