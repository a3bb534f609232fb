package org.alliance.portal.content.internal.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.alliance.portal.api.content.PersonalData.Reason;
import org.alliance.portal.api.content.PersonalData.Suspicion;
import org.junit.Test;

public class PersonalDataServiceTest {
  private static final Object[][] SUSPICIOUS = {
    {"Mrs Ionescu brings the children to school.", Reason.NAME},
    {"We thank Mr. J. Novak for his flat.", Reason.NAME},
    {"Ms Maria Popescu-Lupu works as a mediator.", Reason.NAME},
    {"Dr Kovács treats the families.", Reason.NAME},
    {"Mme Dupont accompagne les familles.", Reason.NAME},
    {"M. Lefèvre habite au 12.", Reason.NAME},
    {"Mlle Chloé Martin est stagiaire.", Reason.NAME},
    {"Monsieur Petrov a signé le bail.", Reason.NAME},
    {"Madame D’Almeida attend un logement.", Reason.NAME},
    {"She came with her son Petru.", Reason.NAME},
    {"his youngest daughter Elena goes to school", Reason.NAME},
    {"The daughter of Ana repeats the year.", Reason.NAME},
    {"La famille Stojković vit dans une caravane.", Reason.NAME},
    {"Nous avons relogé la famille Hernandez.", Reason.NAME},
    {"The Horváth family moved in March.", Reason.NAME},
    {"Son fils Dragan a trouvé un emploi.", Reason.NAME},
    {"la fille de Samira est inscrite", Reason.NAME},
    {"a boy named Luca", Reason.NAME},
    {"une femme prénommée Rosa", Reason.NAME},
    {"Sa grand-mère Ilona raconte.", Reason.NAME},
    {"Elena, aged 34, found work.", Reason.BIRTH},
    {"a woman aged 34 in the second street", Reason.BIRTH},
    {"a 17-year-old girl left school", Reason.BIRTH},
    {"Marius, 12 years old, plays the violin", Reason.BIRTH},
    {"Samira, âgée de 34 ans, travaille.", Reason.BIRTH},
    {"une femme âgée de 34 ans", Reason.BIRTH},
    {"born on 4 March 1980", Reason.BIRTH},
    {"He was born on March 4th, 1980 in the village.", Reason.BIRTH},
    {"Date of birth: 04/03/1980", Reason.BIRTH},
    {"née le 4 mars 1980", Reason.BIRTH},
    {"né le 04.03.1980 à Sibiu", Reason.BIRTH},
    {"date de naissance : 4 mars 1980", Reason.BIRTH},
    {"Write to maria.popescu@city.example.", Reason.EMAIL},
    {"j.dupont@ville.example", Reason.EMAIL},
    {"Contact : anna_kiss@varos.example", Reason.EMAIL},
    {"bogdan77@gmail.com", Reason.EMAIL},
    {"Call +40 721 234 567 after noon.", Reason.PHONE},
    {"Tel. 22 345 678", Reason.PHONE},
    {"Tél. : 04 78 12 34 56", Reason.PHONE},
    {"06 12 34 56 78", Reason.PHONE},
    {"+33 (0)4 78 12 34 56", Reason.PHONE},
    {"0036 30 123 4567", Reason.PHONE},
    {"IBAN FR76 3000 6000 0112 3456 7890 189", Reason.NUMBER},
    {"Pay to DE89370400440532013000 please", Reason.NUMBER},
    {"card 4111 1111 1111 1111", Reason.NUMBER},
    {"passport no. 12AB34567", Reason.NUMBER},
    {"carte d’identité n° 880692310285", Reason.NUMBER},
    {"2 55 08 14 168 025 38", Reason.NUMBER},
    {"JMBG: 0101990710006", Reason.NUMBER},
    {"CNP 1800101221144", Reason.NUMBER},
  };

  private static final String[] ORDINARY = {
    "Tivat has 14,111 inhabitants, nearly 400 of them Roma or Egyptians.",
    "La commune compte 14 111 habitants selon le recensement de 2021.",
    "A Local Action Plan since 2011, renewed for 2021-2027.",
    "Le plan d’action local 2021–2027 a été adopté le 4 mars 2021.",
    "The project ESF+ 2021RO05SFPR001 costs 1,250,000 EUR.",
    "Project number 101049342 was funded by CERV-2022-EQUAL.",
    "Le projet n° 0012345 est financé par le FSE+ (objectif spécifique j).",
    "Write to info@city.example or office@tivat.example.",
    "Écrivez à secretariat@ville.example, mairie@ville.example ou social.services@city.example.",
    "eu-projects@region.example and action.sociale@ville.example answer within a week.",
    "The Roma family support centre opened in 2019.",
    "The Romanian family law changed.",
    "La famille et l’école travaillent ensemble.",
    "Toute famille Rom peut demander un logement.",
    "Children aged 6 to 14 attend school.",
    "Women aged 34 and over, men aged 30-49.",
    "Les enfants âgés de 6 à 14 ans vont à l’école.",
    "Tout enfant âgé de 3 ans a une place à la maternelle.",
    "Persons aged 65+ receive visits at home.",
    "Each child aged 5 has a place.",
    "The project was born on 4 March 2015 from a meeting of mothers.",
    "Le réseau est né le 4 mars 2015 à Strasbourg.",
    "The school is in Dr Martin Luther King Street.",
    "L’école de la rue du Docteur Roux accueille 120 élèves.",
    "Madame la Maire ouvre la séance. Monsieur le Préfet assiste.",
    "Miss nothing: the programme runs on 04/03/2026, 08.04.2026 and 2 August.",
    "From 01.01.2021 to 31.12.2027, 10:00-12:30.",
    "Budget 2024: 1 234 567,89 €; co-financing 85 %.",
    "Our sister city in France sends teachers each year.",
    "Notre ville sœur de la région accueille un échange.",
    "The daughters and sons of Roma residents play music.",
    "Mediators work with 45 families in 3 streets; 12 found work.",
    "Des médiatrices accompagnent 45 familles ; 12 personnes ont trouvé un emploi.",
    "Regulation (EU) 2021/1057, Article 4(1)(j), and Council Recommendation 2021/C 93/01.",
    "NUTS RO125, LAU 0034567, position 42.4350, 18.6930.",
    "ISBN 978-92-871-1234-5 and DOI 10.1000/182.",
    "In partnership with Caritas, the Red Cross and the University of Skopje.",
    "La mère de famille, le père et leurs enfants sont invités.",
    "Their mother tongue is Romani; son école est bilingue.",
    "8 April and 2 August are marked by schools, choirs and the library.",
    "We have 2 mediators, 1 full-time officer and a steering group since 01/2022.",
    "Le Docteur en sciences sociales de l’université suit le projet.",
    "Call for proposals 0021-2024, reference 2024/S 045-123456.",
    "Phone counselling is open from 2021-2027 on working days.",
    "M. le Maire et MM. les adjoints ont signé.",
    "Residents, 45 of them women, are members of the council.",
  };

  private final PersonalDataService persons = new PersonalDataService();

  @Test
  public void findsWhatMayNameSomebody() {
    List<String> missed = new ArrayList<>();
    for (Object[] line : SUSPICIOUS) {
      List<Suspicion> found = persons.find((String) line[0]);
      if (found.size() != 1 || found.get(0).reason() != line[1]) {
        missed.add(line[0] + " -> " + found);
      }
    }
    assertThat(missed).isEmpty();
    assertThat(SUSPICIOUS.length).isGreaterThanOrEqualTo(30);
  }

  @Test
  public void leavesOrdinaryTextsOfCitiesAlone() {
    List<String> flagged = new ArrayList<>();
    for (String line : ORDINARY) {
      List<Suspicion> found = persons.find(line);
      if (!found.isEmpty()) {
        flagged.add(line + " -> " + found);
      }
    }
    assertThat(flagged).isEmpty();
    assertThat(ORDINARY.length).isGreaterThanOrEqualTo(30);
  }

  @Test
  public void placesComeInOrderAndWithoutOverlap() {
    assertThat(
            persons.find(
                "Call Mrs\nIonescu, +40 721 234 567, or maria.popescu@city.example; "
                    + "IBAN DE89 3704 0044 0532 0130 00."))
        .extracting(Suspicion::reason)
        .containsExactly(Reason.NAME, Reason.PHONE, Reason.EMAIL, Reason.NUMBER);
    assertThat(persons.find("Mrs\nIonescu").get(0).excerpt()).isEqualTo("Mrs Ionescu");
  }

  @Test
  public void saysNoMoreThanNeeded() {
    assertThat(persons.find(null)).isEmpty();
    assertThat(persons.find(" \n")).isEmpty();
    assertThat(persons.find("Mrs Ionescu and ".repeat(50))).hasSize(20);
    assertThat(persons.find("Mrs " + "Abcdefghijklmnopqrstuvwxyzabcd ".repeat(5)).get(0).excerpt())
        .hasSizeLessThanOrEqualTo(80);
  }

  @Test
  public void timeGrowsWithTheTextAndNoFaster() {
    String[] units = {
      "a",
      "A",
      "Aa ",
      "1",
      "1 ",
      "0",
      "0 ",
      "+1",
      "@",
      "a@",
      "a.",
      "a.b@c.",
      "Mr ",
      "M. A ",
      "née le ",
      "aged ",
      "AB12 ",
      "her son ",
      "la famille ",
      " ",
      "\n",
      "é",
      "-",
      "(0",
      "tel ",
      "AB12 3456 ",
      "The Aa ",
      "born on 4 March ",
      "Word word, 12 years ",
      "daughter of ",
      "IBAN A1",
      "passport "
    };
    for (String unit : units) {
      persons.find(unit.repeat(2_000));
    }
    List<String> slow = new ArrayList<>();
    for (String unit : units) {
      long once = cpuMillis(unit.repeat(100_000 / unit.length()));
      if (once >= 200) {
        // A slow machine, or a pattern that goes back again and again? That takes four times as
        // long.
        long twice = cpuMillis(unit.repeat(200_000 / unit.length()));
        if (twice > 3 * once) {
          slow.add("'" + unit + "' " + once + " ms, for twice as much " + twice + " ms");
        }
      }
    }
    assertThat(slow).isEmpty();
  }

  /** Not by the clock: other work on the same machine is no fault of the patterns. */
  private long cpuMillis(String text) {
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = cpu.getCurrentThreadCpuTime();
      persons.find(text);
      best = Math.min(best, (cpu.getCurrentThreadCpuTime() - start) / 1_000_000);
    }
    return best;
  }
}
