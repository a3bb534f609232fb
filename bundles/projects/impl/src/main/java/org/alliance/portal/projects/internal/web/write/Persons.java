package org.alliance.portal.projects.internal.web.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alliance.portal.api.content.PersonalData;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks whether what is new in the texts may name private persons. */
@Component(service = Persons.class)
public class Persons {
  /** Field by which the writer says to have looked. */
  static final String CHECKED = "persons.checked";

  private static final int MOST = 20;

  private final PersonalData persons;
  private final WriteTexts texts;

  @Activate
  public Persons(@Reference PersonalData persons, @Reference WriteTexts texts) {
    this.persons = persons;
    this.texts = texts;
  }

  /**
   * A place that may name a private person.
   *
   * @param label what the field is called
   * @param reason end of the text key
   * @param excerpt the words
   */
  public record Suspect(String label, String reason, String excerpt) {}

  /**
   * Suspicious places.
   *
   * @param published texts as everybody reads them already: nobody is asked again
   */
  List<Suspect> suspects(
      Map<String, List<String>> values, Map<String, List<String>> published, String lang) {
    String original = WorkDesk.original(values, lang);
    List<Suspect> suspects = new ArrayList<>();
    values.keySet().stream()
        .filter(name -> name.startsWith("texts."))
        .sorted()
        .forEach(
            name -> {
              String text = plain(values.get(name));
              if (!text.equals(plain(published.get(name)))) {
                persons.find(text).stream()
                    .map(
                        found ->
                            new Suspect(
                                texts.label(name, original, lang),
                                found.reason().name().toLowerCase(Locale.ROOT),
                                found.excerpt()))
                    .forEach(suspects::add);
              }
            });
    return suspects.stream().limit(MOST).toList();
  }

  private static String plain(List<String> said) {
    return said == null || said.isEmpty() ? "" : said.get(0).replace("\r", "").strip();
  }
}
